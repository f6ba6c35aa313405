import { outputShape } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import type { Attributes, Constant, Gate, Misfit } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { Expr } from "../language/program.ts";
import { shapeOfNested } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { asNested, fold } from "./constants.ts";
import type { Draft, Result } from "./draft.ts";
import type { GateNode, Operand } from "./graph.ts";
import { explainMisfit } from "./misfits.ts";
import { scrap, type Owner, type Place } from "./place.ts";
import { refuseAttribute } from "./refusals.ts";

/**
 * A gate on operands that are built already, or the constant it makes of constants.
 * @param built the results of its operands, `arity` of them, then of its attributes in its order
 */
export function makeGate(
  draft: Draft,
  expr: Expr,
  written: Gate,
  built: readonly Result[],
  arity: number,
  place: Place,
): Result {
  if (written.kind === "elementwise") return connect(draft, expr, written, built, noAttributes, place);
  const parts = built.slice(0, arity);
  const given = built.slice(arity);
  // A number on either side of a dot scales.
  const isDot = written.name === "matmul" && !(expr.kind === "binary" && expr.operator === "@");
  if (isDot && parts.some((part) => shapeOf(draft, part).length === 0))
    return connect(draft, expr, gateNamed("multiply"), parts, noAttributes, place);
  const attributes: Record<string, Constant> = {};
  for (const [i, { name }] of (written.attributes ?? []).entries()) {
    const value = constantOf(draft, given[i]);
    if (value === undefined) return draft.fail(refuseAttribute(name, expr), expr);
    attributes[name] = value;
  }
  return connect(draft, expr, written, parts, attributes, place);
}

/** The same with the attributes known. */
export function connect(
  draft: Draft,
  expr: Expr,
  gate: Gate,
  parts: readonly Result[],
  attributes: Attributes,
  place: Place,
): Result {
  if (parts.every((part) => part.kind === "constant")) {
    const constants = parts.map((part) => part.value);
    return folded(draft, expr, gate, constants, attributes);
  }
  const shape = shapeOfGate(draft, gate, parts, attributes);
  if (isMisfit(shape)) return draft.fail(explainMisfit(shape, expr), expr);
  const operands = parts.map((part) => operandOf(draft, part, place));
  return draft.add({
    kind: "gate",
    id: nextId(place.owner),
    name: null,
    expression: expr,
    span: expr.span,
    shape,
    gate: gate.name,
    attributes,
    operands,
    group: place.group,
  });
}

const scalarShape: Shape = [];
const noAttributes: Attributes = {};

function shapeOfGate(draft: Draft, gate: Gate, parts: readonly Result[], attributes: Attributes): Shape | Misfit {
  const isNumber = (part: Result): boolean =>
    part.kind === "wire" ? draft.shape(part.node).length === 0 : typeof part.value === "number";
  // Most programs are of single numbers, and those need no broadcasting.
  if (gate.kind === "elementwise" && parts.every(isNumber)) return scalarShape;
  return outputShape(
    gate,
    parts.map((part) => shapeOf(draft, part)),
    attributes,
  );
}

function folded(draft: Draft, expr: Expr, gate: Gate, constants: readonly Constant[], attributes: Attributes): Result {
  // Entries of a list stay a list, so that sizes, labels and None may stand in one.
  if (gate.name === "stack") return { kind: "constant", value: constants, expression: expr };
  const value = fold(gate, constants, attributes);
  if (typeof value === "object" && isMisfit(value)) return draft.fail(explainMisfit(value, expr), expr);
  return { kind: "constant", value, expression: expr };
}

/** Numbers stay inside the gate; a vector or matrix written in place is a node of its own. */
function operandOf(draft: Draft, part: Result, { owner }: Place): Operand {
  if (part.kind === "wire") return part;
  const { value, expression } = part;
  if (typeof value === "number") return { kind: "constant", value, expression };
  const given = makeInput(draft, value, nextId(owner), null, expression);
  return given.kind === "wire" ? given : { kind: "constant", value: Number.NaN, expression };
}

/** An input that holds a constant. */
export function makeInput(draft: Draft, constant: Constant, id: string, name: string | null, expression: Expr): Result {
  const value = asNested(constant);
  if (typeof value === "object" && isMisfit(value)) return draft.fail(explainMisfit(value, expression), expression);
  const shape = shapeOfNested(value) ?? [];
  const { span } = expression;
  return draft.add({ kind: "input", id, name, expression, span, shape, value, unbound: null, group: null });
}

export function shapeOf(draft: Draft, part: Result): Shape {
  if (part.kind === "wire") return draft.shape(part.node);
  const value = asNested(part.value);
  return typeof value === "object" && isMisfit(value) ? [] : (shapeOfNested(value) ?? []);
}

/** What an attribute is told: a constant, or the value of an input that then is one. Undefined where it is computed. */
export function constantOf(draft: Draft, part: Result | undefined): Constant | undefined {
  if (part?.kind !== "wire") return part?.value;
  const node = draft.nodes[part.node];
  const value = node?.kind === "gate" ? listOf(draft, node) : node?.unbound === null ? node.value : undefined;
  if (value !== undefined) draft.constants.add(part.node);
  return value;
}

/** The entries of a list such as (N, 1) that are all known; undefined for any other gate. */
function listOf(
  draft: Draft,
  { gate, operands }: Pick<GateNode, "gate" | "operands">,
): readonly Constant[] | undefined {
  if (gate !== "stack") return undefined;
  const entries = operands.map((operand) => (operand.kind === "wire" ? constantOf(draft, operand) : operand.value));
  const known = entries.filter((entry) => entry !== undefined);
  return known.length < entries.length ? undefined : known;
}

/** A constant in the place of an input that holds it. */
export function fixedOf(draft: Draft, part: Result | undefined, expression: Expr): Result {
  const value = constantOf(draft, part);
  return value === undefined ? (part ?? draft.missing(expression.span)) : { kind: "constant", value, expression };
}

/**
 * The constant that was built at a fixed place; undefined where it is computed. Gates that were made for nothing but
 * their shape leave the graph again.
 * @param start how many nodes there were before
 */
export function settled(draft: Draft, part: Result, start: number): Constant | undefined {
  for (const [i, { kind, id }] of draft.nodes.slice(start).entries())
    if (kind === "gate" && id.startsWith(`${scrap}.`)) draft.constants.add(start + i);
  return constantOf(draft, part);
}

function nextId(owner: Owner): string {
  owner.gates += 1;
  return `${owner.id}.${String(owner.gates)}`;
}
