import { gateOf } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { constants, evaluate } from "../gates/evaluate.ts";
import { gateCalled, gateOfOperator } from "../gates/index.ts";
import { partialOf } from "../gates/partials.ts";
import type { Gate, TensorGate } from "../gates/gate.ts";
import type { GateNode } from "../graph/graph.ts";
import { constantExpr, indexExpr, subscriptsOf } from "./attributes.ts";
import { binaryExpr, callExpr, nameExpr, negateExpr, numberExpr, simplify, substitute } from "./simplify.ts";

/** A constant written with more leaves than this is shown by its value. */
const LONGEST_CONSTANT = 8;

/** slot -> the name of its operand. A variadic gate has one name for all: they are told apart by the slot. */
export function slotNames(node: GateNode): readonly string[] {
  const gate = gateOf(node);
  if (gate.kind !== "tensor" || gate.variadic !== true) return gate.operands;
  return node.operands.map((_operand, slot) => `#${String(slot)}`);
}

/** operand of the gate -> the literal in its slot, for the slots that hold one. */
export function nodeLiterals(node: GateNode): ReadonlyMap<string, Expr> {
  const names = slotNames(node);
  const found = new Map<string, Expr>();
  node.operands.forEach((operand, slot) => {
    const name = names[slot];
    if (operand.kind !== "constant" || name === undefined) return;
    found.set(
      name,
      isSelfContained(operand.expression, operand.value) ? operand.expression : numberExpr(operand.value),
    );
  });
  return found;
}

/** Whether a constant can be shown as it is written: short, and without names that only its surroundings know. */
function isSelfContained(expr: Expr, value: number): boolean {
  let leaves = 0;
  let isKnown = true;
  walkExpr(expr, (part) => {
    if (part.kind === "number" || part.kind === "name") leaves++;
    if (part.kind === "name" && !constants.has(part.name)) isKnown = false;
    if (part.kind === "list" || part.kind === "index") isKnown = false;
    if (part.kind === "binary" && gateOfOperator(part.operator) === undefined) isKnown = false;
    if (
      part.kind === "call" &&
      (gateCalled(part.callee)?.kind !== "elementwise" ||
        gateCalled(part.callee)?.operands.length !== part.args.length ||
        part.named.length > 0)
    )
      isKnown = false;
  });
  return leaves <= LONGEST_CONSTANT && isKnown && evaluate(expr, (name) => constants.get(name) ?? Number.NaN) === value;
}

/** What the gate computes, in the names of its operands: `a + b`. Trailing operands that are `left out` are not written. */
export function formulaOf(gate: Gate, shown: number): Expr {
  const operands = gate.operands.slice(0, shown).map(nameExpr);
  const [first = nameExpr("x"), second = nameExpr("y")] = operands;
  if (gate.kind === "tensor") throw new Error(`The ${gate.name} gate is written with its attributes.`);
  if (gate.operator === "negate") return negateExpr(first);
  if (gate.operator !== undefined) return binaryExpr(gate.operator, first, second);
  return callExpr(gate.calls[0] ?? gate.name, operands);
}

/** What a gate on whole tensors computes, told what the node tells it: `sum(x, axis=0)`, `x[0, :]`. */
function tensorFormula(gate: TensorGate, node: GateNode): Expr {
  const operands = slotNames(node).map(nameExpr);
  const [first = nameExpr("x"), second = nameExpr("y")] = operands;
  if (gate.operator !== undefined && gate.operator !== "negate") return binaryExpr(gate.operator, first, second);
  if (gate.name === "index") return indexExpr(first, subscriptsOf(node.attributes));
  const given = (gate.attributes ?? []).flatMap(({ name, fallback }) => {
    const value = node.attributes[name];
    return value === undefined || value === fallback ? [] : [{ name, value: constantExpr(value) }];
  });
  return callExpr(gate.calls[0] ?? gate.name, operands, given);
}

/** What a node computes, in the names of its gate's operands, its literals in place: `a + 1`. */
export function nodeFormula(node: GateNode): Expr {
  const gate = gateOf(node);
  if (gate.kind === "tensor") return substitute(tensorFormula(gate, node), nodeLiterals(node));
  if (gate.kind === "module") return callExpr(gate.title, gate.operands.map(nameExpr));
  const isDefault = (slot: number): boolean => {
    const operand = node.operands[slot];
    return operand?.kind === "constant" && operand.value === gate.defaults?.[gate.operands[slot] ?? ""];
  };
  let shown = gate.operands.length;
  while (shown > 1 && isDefault(shown - 1)) shown--;
  return substitute(formulaOf(gate, shown), nodeLiterals(node));
}

/**
 * The local gradient of a node in one of its slots, in the names of its gate's operands, literals in place and simplified:
 * 1/x gives −1/b². `out` stays where the gate is written as a function, as in (1 − σ)σ, and is written out where it is an operator.
 */
export function localGradient(node: GateNode, slot: number): Expr {
  const gate = gateOf(node);
  if (gate.kind !== "elementwise") throw new Error(`The ${gate.name} gate has a pullback and no local gradient.`);
  const partial = partialOf(gate, slot);
  const isWrittenOut = gate.operator !== undefined || gate.latex.includes("#");
  const expanded = isWrittenOut
    ? substitute(partial, new Map([["out", formulaOf(gate, gate.operands.length)]]))
    : partial;
  return simplify(substitute(expanded, nodeLiterals(node)));
}
