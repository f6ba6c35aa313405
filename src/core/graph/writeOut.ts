import { parsed } from "../gates/partials.ts";
import { printExpr } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import type { GateNode, Graph } from "./graph.ts";
import { gateOf, nodeAt, operandShapes } from "./lookup.ts";
import type { TextEdit } from "./revise.ts";
import { exprOf } from "./signature.ts";

/**
 * The edit that writes a composite gate out in simpler ones: `sigmoid(u)` as `1 / (1 + exp(-u))`, an SVM loss as margins
 * and a sum. Null where the gate has no expansion, or stands in a function's body, whose text serves every call.
 */
export function writeOut(graph: Graph, index: number): TextEdit | null {
  const node = nodeAt(graph, index);
  // Operators are as simple as gates get: a − b is not written as a + −1·b.
  if (node.kind !== "gate" || node.expression.kind !== "call" || node.span === null || node.group !== null) return null;
  const { expansion } = gateOf(node);
  if (expansion === undefined) return null;
  const meaning = meaningsOf(graph, node);
  const written = foldExpr<Expr>(parsed(expansion), {
    number: (expr) => expr,
    name: (expr) => meaning.get(expr.name) ?? expr,
    negate: (expr, operand) => ({ ...expr, operand }),
    binary: (expr, left, right) => ({ ...expr, left, right }),
    call: (expr, args, named) => ({
      ...expr,
      args,
      named: expr.named.map((n, i) => ({ ...n, value: named[i] ?? n.value })),
    }),
    list: (expr, items) => ({ ...expr, items }),
    index: (expr) => expr,
  });
  const { from, to } = node.span;
  // Its own parentheses, so that nothing around it binds differently.
  return { from, to, insert: `(${printExpr(written)})` };
}

/** What the names in an expansion stand for: operands, counts and attributes. */
function meaningsOf(graph: Graph, node: GateNode): ReadonlyMap<string, Expr> {
  const gate = gateOf(node);
  const meanings = new Map<string, Expr>();
  const span = node.span ?? { from: 0, to: 0 };
  for (const [name, value] of Object.entries(node.attributes)) meanings.set(name, exprOf(value, span));
  const shapes = operandShapes(graph, node);
  const counts = gate.kind === "tensor" ? (gate.counts?.(shapes, node.attributes) ?? {}) : {};
  for (const [name, value] of Object.entries(counts)) meanings.set(name, exprOf(value, span));
  const { expression } = node;
  if (expression.kind !== "call") return meanings;
  for (const [slot, name] of gate.operands.entries()) {
    const written = expression.args[slot] ?? expression.named.find((argument) => argument.name === name)?.value;
    const operand = node.operands[slot];
    // What a call leaves out has a default, a literal inside the gate.
    if (written !== undefined) meanings.set(name, written);
    else if (operand?.kind === "constant") meanings.set(name, operand.expression);
  }
  return meanings;
}
