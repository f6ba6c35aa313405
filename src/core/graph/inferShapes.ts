import { outputShape, sizeMisfit } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import { gateNamed } from "../gates/index.ts";
import { broadcastShapes } from "../tensor/broadcast.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { FlatProgram, FlatStatement } from "./flat.ts";
import type { Scope } from "./scope.ts";
import { Terms, type Term } from "./terms.ts";

export interface InferredShapes {
  /** unbound name -> its shape, where it is no number */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Whether a number of rows was chosen that nothing in the text gives. */
  readonly isChosen: boolean;
}

/**
 * The shapes that the names without a value must have: from the shapes of what they are used with, forward and backward,
 * and from comments. Where these leave a matrix open it gets `rows` rows (or columns), but one where it gives the output.
 * @param output what is differentiated, or a function that is never called
 */
export function inferShapes(program: FlatProgram, scope: Scope, output: FlatStatement, rows: number): InferredShapes {
  const terms = new Terms(program, scope);
  let last: Term | null = null;
  for (const [at, statement] of program.statements.entries()) {
    if (statement.kind === "define" && statement !== output) continue;
    const value = terms.statement(at);
    if (statement === output) last = value;
    if (terms.areTooMany) return { shapes: new Map(), isChosen: false };
  }
  propagate(terms.all);
  for (const term of terms.all) if (term.note !== undefined && term.shape === null) term.shape = term.note;
  propagate(terms.all);
  let isChosen = false;
  for (let left = terms.unbound.size; left > 0 && choose(terms.all, last, rows); left--) {
    isChosen = true;
    propagate(terms.all);
  }
  const shapes = [...terms.unbound].flatMap(([name, { shape }]) =>
    shape !== null && shape.length > 0 && sizeMisfit(shape) === null ? [[name, shape] as const] : [],
  );
  return { shapes: new Map(shapes), isChosen };
}

/** Rounds over all values, at most: one is enough where names stand below their values. */
const roundLimit = 50;

function propagate(terms: readonly Term[]): void {
  for (let round = 0; round < roundLimit; round++) {
    let isChanged = false;
    const set = (term: Term | undefined, shape: Shape | null): void => {
      if (term === undefined || term.shape !== null || shape === null) return;
      term.shape = shape;
      isChanged = true;
    };
    for (const term of terms) if (term.shape === null) set(term, shapeFrom(term));
    for (const term of terms.toReversed()) if (term.shape !== null) handBack(term, term.shape, set);
    if (!isChanged) return;
  }
}

const isDot = ({ gate }: Term): boolean => gate?.name === "matmul";

/** The shape that the operands give; null while it is open. */
function shapeFrom({ gate, operands, attributes }: Term): Shape | null {
  const [first] = operands;
  if (gate === null) return first?.shape ?? null;
  if (attributes === null) return null;
  if (gate.kind === "tensor" && attributes["axis"] === null && attributes["keepdims"] !== 1) return [];
  const shapes = operands.map(({ shape }) => shape).filter((shape) => shape !== null);
  if (shapes.length < operands.length) return null;
  const { places } = attributes;
  if (typeof places === "number") return shapes[0]?.slice(places) ?? null;
  const isScaling = gate.name === "matmul" && shapes.some((shape) => shape.length === 0);
  const shape = outputShape(isScaling ? gateNamed("multiply") : gate, shapes, attributes);
  return isMisfit(shape) ? null : shape;
}

/** What the shape of a value says of its operands. */
function handBack(term: Term, shape: Shape, set: (term: Term | undefined, shape: Shape | null) => void): void {
  const { gate, operands } = term;
  const [a, b] = operands;
  if (gate === null || gate.name === "softmax" || gate.name === "log_softmax") set(a, shape);
  else if (gate.name === "transpose") set(a, shape.toReversed());
  else if (isDot(term)) {
    if (a?.shape == null && b?.shape != null) set(a, leftOf(b.shape, shape));
    if (b?.shape == null && a?.shape != null) set(b, rightOf(a.shape, shape));
  } else if (gate.kind === "elementwise") {
    const open = operands.filter((operand) => operand.shape === null);
    const computed = open.filter((operand) => operand.unbound === undefined);
    for (const operand of computed) set(operand, shape);
    if (computed.length === 0 && open.length === 1) set(open[0], shape);
  }
}

/** Of a matrix product with this right operand the left one. */
function leftOf([inner, columns]: Shape, shape: Shape): Shape | null {
  if (inner === undefined) return null;
  const outer = columns === undefined ? shape : shape.slice(0, -1);
  return outer.length > 1 || shape.length > 2 ? null : [...outer, inner];
}

/** Of a matrix product with this left operand the right one. */
function rightOf(left: Shape, shape: Shape): Shape | null {
  const inner = left.at(-1);
  const outer = left.length === 2 ? shape.slice(1) : shape;
  return inner === undefined || outer.length > 1 || shape.length > 2 ? null : [inner, ...outer];
}

/** Decides one thing that the text leaves open, the first there is; false where there is none. */
function choose(terms: readonly Term[], output: Term | null, rows: number): boolean {
  for (const term of terms) {
    const { gate, operands, shape } = term;
    if (shape !== null || gate === null) continue;
    const [a, b] = operands;
    if (isDot(term) && a !== undefined && b !== undefined) {
      const isLast = leadsTo(output, term);
      if (a.shape === null && b.shape !== null && b.shape.length > 0) a.shape = leftFor(b.shape, isLast ? 1 : rows);
      else if (b.shape === null && a.shape !== null && a.shape.length > 0)
        b.shape = rightFor(a.shape, isLast ? 1 : rows);
      else continue;
      return true;
    }
    const shapes = operands.flatMap((operand) => (operand.shape === null ? [] : [operand.shape]));
    const isFree = operands.every((operand) => operand.shape !== null || operand.unbound !== undefined);
    if (gate.kind !== "elementwise" || !isFree || shapes.length === 0) continue;
    term.shape = broadcastShapes(shapes);
    if (term.shape !== null) return true;
  }
  return false;
}

/** A vector where one row of it is enough. */
function leftFor([inner = 1, ...columns]: Shape, rows: number): Shape {
  return rows === 1 && columns.length === 0 ? [inner] : [rows, inner];
}

/** A vector behind a matrix. */
function rightFor(left: Shape, columns: number): Shape {
  const inner = left.at(-1) ?? 1;
  return left.length > 1 || columns === 1 ? [inner] : [inner, columns];
}

/** Whether a value has the shape that the output has, through names and gates on single elements. */
function leadsTo(output: Term | null, term: Term): boolean {
  const waiting = output === null ? [] : [output];
  const met = new Set(waiting);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === term) return true;
    if (at.gate !== null && at.gate.kind !== "elementwise") continue;
    for (const operand of at.operands)
      if (!met.has(operand) && operand.shape === null) {
        met.add(operand);
        waiting.push(operand);
      }
  }
  return false;
}
