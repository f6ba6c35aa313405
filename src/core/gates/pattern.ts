import type { Gate } from "./gate.ts";
import { localKernels } from "./partials.ts";

/** How a gate passes gradients on: the lecture's three patterns. */
export type Pattern = "distributor" | "router" | "switcher";

// Generic points: any three values are distinct, of both signs, and no simple relation holds between them.
const points: readonly (readonly number[])[] = [
  [0.7316, -1.3821, 2.1173],
  [-1.6124, 0.4417, -0.9356],
  [2.2345, 3.1416, 0.5772],
  [3.3511, 1.2024, -2.6651],
  [-0.2718, -2.8074, 1.4142],
];

/**
 * The pattern of a gate, derived from its partials and never declared: a distributor has local gradient 1 everywhere,
 * a router 1 for one operand and 0 for the others, a switcher the value of the other operand. Null where none holds.
 */
export function patternOf(gate: Gate): Pattern | null {
  if (gate.kind !== "elementwise" || gate.operands.length < 2) return null;
  const samples = points.map((point) => {
    const operands = point.slice(0, gate.operands.length);
    const out = gate.forward(...operands);
    return { operands, locals: localKernels(gate).map((kernel) => kernel(operands, out)) };
  });
  if (samples.every(({ locals }) => locals.every((local) => local === 1))) return "distributor";
  if (samples.every(({ operands: [a, b], locals }) => locals.length === 2 && locals[0] === b && locals[1] === a))
    return "switcher";
  const routes = samples.every(
    ({ locals }) => locals.filter((local) => local === 1).length === 1 && locals.every((l) => l === 0 || l === 1),
  );
  return routes ? "router" : null;
}
