import { pullbackOf } from "../gates/pullback.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { gateOf, operandShapes } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import type { Explanation } from "./explanation.ts";
import { patternNote } from "./pattern.ts";
import { copiedAxes } from "./pullbackLatex.ts";
import { aGate } from "./words.ts";

/** How a gate on whole tensors passes gradients on, read off its pullbacks. */
export type TensorPattern = "distributor" | "share" | "router" | "switcher";

/** What the pullback of each wire into a gate says; null where only a kernel does. Empty for an elementwise gate. */
export function pullbacksOf(graph: Graph, node: GateNode): readonly (Expr | null)[] {
  const gate = gateOf(node);
  if (gate.kind !== "tensor") return [];
  const shapes = operandShapes(graph, node);
  return node.operands.flatMap((operand, slot) =>
    operand.kind === "wire" ? [pullbackOf(gate, slot, shapes, node.attributes)] : [],
  );
}

function isCall(expr: Expr | null | undefined, ...callees: readonly string[]): boolean {
  return expr?.kind === "call" && callees.includes(expr.callee);
}

function isRouting(expr: Expr | null): boolean {
  if (expr?.kind !== "binary" || expr.operator !== "*") return false;
  return isCall(expr.left, "spread") && isCall(expr.right, "first_largest", "first_smallest");
}

/** Whether a pullback is the upstream gradient times the other operand, transposed or not. */
function isProduct(expr: Expr | null, other: string): boolean {
  if (expr === null) return false;
  const names = new Set<string>();
  let isBare = true;
  walkExpr(expr, (part) => {
    if (part.kind === "name") names.add(part.name);
    if (part.kind === "binary" && part.operator !== "@" && part.operator !== "*") isBare = false;
    if (part.kind === "call" && !isCall(part, "outer", "transpose")) isBare = false;
  });
  return isBare && names.size === 2 && names.has("upstream") && names.has(other);
}

/** Null where the pullbacks follow no pattern. */
export function tensorPattern(graph: Graph, node: GateNode): TensorPattern | null {
  const stated = pullbacksOf(graph, node);
  if (stated.length === 0) return null;
  if (stated.every((expr) => isCall(expr, "spread"))) return "distributor";
  if (stated.every((expr) => expr?.kind === "binary" && expr.operator === "/" && isCall(expr.left, "spread")))
    return "share";
  if (stated.every(isRouting)) return "router";
  const [a = "", b = ""] = gateOf(node).operands;
  const isSwitching = stated.length === 2 && isProduct(stated[0] ?? null, b) && isProduct(stated[1] ?? null, a);
  return isSwitching ? "switcher" : null;
}

const notes: Readonly<Record<TensorPattern, (gate: string) => Explanation["pattern"]>> = {
  distributor: (gate) => ({
    name: t`distributor`,
    why: t`${gate} is a gradient distributor: every entry has local gradient 1, so each gets a copy of the upstream gradient.`,
  }),
  share: () => null,
  router: (gate) => ({
    name: t`router`,
    why: t`${gate} is a gradient router: the entry that decides the output gets the whole upstream gradient and the others get 0.`,
  }),
  switcher: (gate) => ({
    name: t`switcher`,
    why: t`${gate} is a gradient switcher with transposes: each input gets the upstream gradient times the other input, transposed where the shapes ask for it.`,
  }),
};

/** The pattern's name and the reason for it, as the panel shows them. */
export function tensorPatternNote(graph: Graph, node: GateNode): Explanation["pattern"] {
  const elementwise = patternNote(node);
  if (elementwise !== null) {
    const { why } = elementwise;
    const isCopied = operandShapes(graph, node).some((shape) => copiedAxes(shape, node.shape).length > 0);
    return isCopied
      ? { ...elementwise, why: t`${why} Where an input was copied by broadcasting, what its copies get is summed.` }
      : elementwise;
  }
  const pattern = tensorPattern(graph, node);
  return pattern === null ? null : notes[pattern](aGate(node));
}
