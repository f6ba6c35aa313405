import type { Gate } from "../gates/gate.ts";

/** What stands in the parentheses of a call: `x, axis=None, keepdims=False`. */
export function parametersOf(gate: Gate): string {
  const operands = gate.operands.map((name) => {
    const fallback = gate.defaults?.[name];
    const shown = gate.kind === "tensor" && gate.variadic === true ? `[${name}, …]` : name;
    return fallback === undefined ? shown : `${shown}=${fallback}`;
  });
  const attributes = (gate.kind === "tensor" ? (gate.attributes ?? []) : []).map(({ name, fallback }) => {
    if (fallback === undefined) return name;
    return `${name}=${name === "keepdims" ? "False" : fallback === null ? "None" : JSON.stringify(fallback)}`;
  });
  return [...operands, ...attributes].join(", ");
}
