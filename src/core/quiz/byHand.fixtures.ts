/**
 * Backpropagation by hand for the programs of `exerciseOf`, one gate a line: a second way, which shares no code with what it
 * judges.
 */
export interface Hop {
  /** Name of the gate's value, and of the operand in the slot. */
  readonly gate: string;
  readonly slot: number;
  readonly operand: string;
  readonly local: number;
  readonly upstream: number;
  /** The local gradient at places where it is not to be taken. */
  readonly elsewhere: readonly number[];
}

export interface Worked {
  readonly values: ReadonlyMap<string, number>;
  readonly gradients: ReadonlyMap<string, number>;
  readonly hops: readonly Hop[];
}

/** Local gradients told by the gate's value, with the operand put in its place. */
const confused: Readonly<Record<string, (x: number) => number>> = {
  exp: (x) => x,
  sigmoid: (x) => x * (1 - x),
  tanh: (x) => 1 - x * x,
  inverse: (x) => -x * x,
};

type Rule = (args: readonly number[], out: number) => readonly number[];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const rules: Readonly<Record<string, { readonly value: (args: readonly number[]) => number; readonly local: Rule }>> = {
  "+": { value: ([a = 0, b = 0]) => a + b, local: () => [1, 1] },
  "-": { value: ([a = 0, b = 0]) => a - b, local: () => [1, -1] },
  "*": { value: ([a = 0, b = 0]) => a * b, local: ([a = 0, b = 0]) => [b, a] },
  "/": { value: ([a = 0, b = 0]) => a / b, local: ([a = 0, b = 0]) => [1 / b, -a / (b * b)] },
  max: { value: ([a = 0, b = 0]) => Math.max(a, b), local: ([a = 0, b = 0]) => (a > b ? [1, 0] : [0, 1]) },
  exp: { value: ([x = 0]) => Math.exp(x), local: ([x = 0]) => [Math.exp(x)] },
  tanh: { value: ([x = 0]) => Math.tanh(x), local: ([x = 0]) => [1 - Math.tanh(x) ** 2] },
  relu: { value: ([x = 0]) => Math.max(0, x), local: ([x = 0]) => [x > 0 ? 1 : 0] },
  sigmoid: { value: ([x = 0]) => sigmoid(x), local: ([x = 0]) => [sigmoid(x) * (1 - sigmoid(x))] },
  square: { value: ([x = 0]) => x * x, local: ([x = 0]) => [2 * x] },
  inverse: { value: ([x = 0]) => 1 / x, local: ([x = 0]) => [-1 / (x * x)] },
};

/** The gate of a line's right-hand side, and its operands. */
function gateOf(text: string): { readonly rule: string; readonly operands: readonly string[] } {
  const call = /^(\w+)\((\w+)(?:, (\w+))?\)$/.exec(text);
  if (call !== null) return { rule: call[1] ?? "", operands: call.slice(2).filter((name) => name !== undefined) };
  const square = /^(\w+)\^2$/.exec(text);
  if (square !== null) return { rule: "square", operands: [square[1] ?? ""] };
  const inverse = /^1 \/ (\w+)$/.exec(text);
  if (inverse !== null) return { rule: "inverse", operands: [inverse[1] ?? ""] };
  const [a = "", operator = "", b = ""] = text.split(" ");
  return { rule: operator, operands: [a, b] };
}

export function workedByHand(source: string): Worked {
  const values = new Map<string, number>();
  const lines = source.split("\n").map((line) => line.split(" = ") as [string, string]);
  for (const [name, text] of lines) if (/^-?[\d.]+$/.test(text)) values.set(name, Number(text));
  const gates = lines.filter(([name]) => !values.has(name)).map(([name, text]) => ({ name, ...gateOf(text) }));
  for (const { name, rule, operands } of gates)
    values.set(name, rules[rule]?.value(operands.map((operand) => values.get(operand) ?? Number.NaN)) ?? Number.NaN);

  const gradients = new Map<string, number>([["f", 1]]);
  const hops: Hop[] = [];
  for (const { name, rule, operands } of gates.toReversed()) {
    const args = operands.map((operand) => values.get(operand) ?? Number.NaN);
    const out = values.get(name) ?? Number.NaN;
    const upstream = gradients.get(name) ?? 0;
    const local = rules[rule]?.local ?? (() => []);
    local(args, out).forEach((own, slot) => {
      const operand = operands[slot] ?? "";
      gradients.set(operand, (gradients.get(operand) ?? 0) + own * upstream);
      const at = (value: number): number => {
        const moved = args.map((arg, i) => (i === slot ? value : arg));
        return local(moved, rules[rule]?.value(moved) ?? Number.NaN)[slot] ?? Number.NaN;
      };
      const mixed = [confused[rule]?.(args[slot] ?? Number.NaN)].filter((value) => value !== undefined);
      const swapped = args.length === 2 ? [local(args.toReversed(), out)[slot] ?? Number.NaN] : [];
      hops.push({
        gate: name,
        slot,
        operand,
        local: own,
        upstream,
        elsewhere: [...swapped, at(out), at(upstream), ...mixed],
      });
    });
  }
  return { values, gradients, hops };
}
