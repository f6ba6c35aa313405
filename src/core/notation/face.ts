import { gateOf } from "../graph/lookup.ts";
import type { TensorGate } from "../gates/gate.ts";
import type { GateNode } from "../graph/graph.ts";
import { subscriptsOf, subscriptsText } from "./attributes.ts";
import { nodeLiterals } from "./formula.ts";
import { superscript } from "./number.ts";
import { plainExpr } from "./plain.ts";

/**
 * What stands in a gate's circle, its literal folded in: `×`, `×−1`, `1/x`, `x²`, `max(0, x)`.
 * Operands left at their default are not shown.
 */
export function faceOf(node: GateNode): string {
  const gate = gateOf(node);
  if (gate.kind === "tensor") return tensorFace(gate, node);
  const literals = nodeLiterals(node);
  for (const [name, expr] of literals) {
    const template = gate.folded?.[name];
    const isDefault = expr.kind === "number" && expr.value === gate.defaults?.[name];
    if (template === undefined || isDefault) continue;
    const text = plainExpr(expr);
    const raised = raisedText(text);
    if (template.includes("^#")) return raised === null ? template.replace("#", text) : template.replace("^#", raised);
    return template.replace("#", /[ ]/.test(text) ? `(${text})` : text);
  }
  return gate.symbol;
}

/** `@`, `Σ`, along an axis `Σ₀`, a subscript `[0, :]`. */
function tensorFace(gate: TensorGate, { attributes }: GateNode): string {
  if (gate.name === "index") return `[${subscriptsText(subscriptsOf(attributes))}]`;
  // ‖·‖₁ is another norm.
  if (gate.name === "norm") return gate.symbol;
  const axis = attributes["axis"];
  const usual = gate.attributes?.find(({ name }) => name === "axis")?.fallback;
  return typeof axis !== "number" || axis === usual ? gate.symbol : `${gate.symbol}${lowered(axis)}`;
}

function lowered(axis: number): string {
  return [...String(axis)].map((digit) => (digit === "-" ? "₋" : ("₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? digit))).join("");
}

/** An integer as an exponent above the line, null where it is no integer. */
function raisedText(text: string): string | null {
  return /^−?\d+$/.test(text) ? superscript(Number(text.replace("−", "-"))) : null;
}
