import type { BinaryExpr, Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { binaryExpr, nameExpr, negateExpr, numberExpr } from "../notation/simplify.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Edit } from "./edit.ts";
import { rewritten, withPart } from "./editing.ts";
import { otherComparisons, otherOperations, turnedOperands } from "./operationEdits.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis } from "./verdict.ts";

/** Other names in the place of gradients alone: a wrong upstream. */
export function* gradientEdits(question: Question): Generator<Edit> {
  const names = question.names.filter(({ isGradient }) => isGradient);
  const parts: Expr[] = [];
  walkExpr(question.expr, (part) => parts.push(part));
  yield* otherNames({ ...question, names }, parts);
}

/** Every single change that is tried, the likeliest mistake first. */
export function* editsOf(question: Question): Generator<Edit> {
  const parts: Expr[] = [];
  walkExpr(question.expr, (part) => parts.push(part));
  // A condition is 0 or 1, so that many a name could stand in it by chance.
  yield* otherComparisons(question, parts);
  yield* fewer(question, parts);
  yield* otherNames(question, parts);
  yield* otherSigns(question, parts);
  yield* otherOperations(question, parts);
  yield* turnedOperands(question, parts);
  yield* valuesForParts(question, parts);
  yield* otherNumbers(question, parts);
  yield* moreFactors(question, parts);
}

function* otherNames({ expr, names, print, claimed, expected }: Question, parts: readonly Expr[]): Generator<Edit> {
  const [value, truth] = [claimed[0], expected[0]];
  // Where the shapes do not fit, the right name has another.
  const isMisfit = value instanceof Trouble || !sameShape(value?.shape ?? [], truth?.shape ?? []);
  const used = new Map(parts.flatMap((part) => (part.kind === "name" ? [[part.name, part] as const] : [])));
  for (const [name] of used) {
    const own = names.find((available) => available.name === name);
    if (own === undefined) continue;
    for (const other of names) {
      if (other.name === name || !(isMisfit || sameShape(other.shape, own.shape))) continue;
      const diagnosis: Diagnosis = { kind: "wrongPlace", used: name, meant: print(nameExpr(other.name)) };
      const by = nameExpr(other.name);
      yield { expr: rewritten(expr, (made) => (made.kind === "name" && made.name === name ? by : made)), diagnosis };
      const places = parts.filter((part) => part.kind === "name" && part.name === name);
      if (places.length > 1) for (const place of places) yield { expr: withPart(expr, place, by), diagnosis };
    }
  }
}

/** `h` where `x @ W` was written, in all places at once. */
function* valuesForParts({ expr, names, print, shapeOf }: Question, parts: readonly Expr[]): Generator<Edit> {
  const seen = new Set<string>();
  for (const part of parts) {
    const shape = shapeOf(part);
    if (part.kind === "name" || part.kind === "number" || shape === null) continue;
    const text = print(part);
    if (seen.has(text)) continue;
    seen.add(text);
    for (const { name, shape: other, isGradient } of names) {
      if (isGradient || !sameShape(other, shape)) continue;
      const by = nameExpr(name);
      const everywhere = rewritten(expr, (made, was) => (was.kind === part.kind && print(was) === text ? by : made));
      yield { expr: everywhere, diagnosis: { kind: "wrongPlace", used: text, meant: name } };
    }
  }
}

const isSum = (part: Expr): part is BinaryExpr =>
  part.kind === "binary" && (part.operator === "+" || part.operator === "-");

function* otherSigns({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  for (const part of parts) {
    if (part.kind === "negate")
      yield { expr: withPart(expr, part, part.operand), diagnosis: { kind: "sign", part: print(part) } };
    if (!isSum(part)) continue;
    const diagnosis: Diagnosis = { kind: "sign", part: print(part) };
    const operator = part.operator === "+" ? "-" : "+";
    yield { expr: withPart(expr, part, { ...part, operator }), diagnosis };
    yield { expr: withPart(expr, part, negateExpr(part)), diagnosis };
  }
}

/** A factor or a term too many. */
function* fewer({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  for (const part of parts) {
    if (part.kind !== "binary") continue;
    const { operator, left, right } = part;
    if (operator === "*") {
      yield { expr: withPart(expr, part, left), diagnosis: { kind: "extraFactor", factor: print(right) } };
      yield { expr: withPart(expr, part, right), diagnosis: { kind: "extraFactor", factor: print(left) } };
    }
    if (operator === "/")
      yield {
        expr: withPart(expr, part, left),
        diagnosis: { kind: "extraFactor", factor: print(binaryExpr("/", numberExpr(1), right)) },
      };
    if (operator === "^")
      yield {
        expr: withPart(expr, part, left),
        diagnosis: { kind: "operation", used: print(part), meant: print(left) },
      };
    if (!isSum(part)) continue;
    yield { expr: withPart(expr, part, left), diagnosis: { kind: "extraTerm", term: print(right) } };
    const rest = operator === "-" ? negateExpr(right) : right;
    for (const by of operator === "-" ? [right, rest] : [rest])
      yield { expr: withPart(expr, part, by), diagnosis: { kind: "extraTerm", term: print(left) } };
  }
}

/** Factors that a line may lack: gradients, values, and what local gradients are made of. */
function* moreFactors({ expr, names, print, shapeOf }: Question, parts: readonly Expr[]): Generator<Edit> {
  // A forgotten upstream gradient is found before; here it would often be one that is 1.
  const valuesFirst = [...names].sort((a, b) => Number(a.isGradient) - Number(b.isGradient));
  for (const part of parts) {
    const shape = shapeOf(part);
    if (shape === null) continue;
    for (const { name, shape: own, isGradient } of valuesFirst) {
      if (own.length > 0 && !sameShape(own, shape)) continue;
      const v = nameExpr(name);
      const one = numberExpr(1);
      const pieces = isGradient ? [v] : [v, binaryExpr("-", one, v), binaryExpr(">", v, numberExpr(0))];
      for (const piece of pieces) {
        const factor = print(piece);
        const times = withPart(expr, part, binaryExpr("*", part, piece));
        yield {
          expr: times,
          diagnosis: isGradient ? { kind: "noUpstream", upstream: factor } : { kind: "missingFactor", factor },
        };
        if (piece !== v || isGradient) continue;
        const over = withPart(expr, part, binaryExpr("/", part, piece));
        yield { expr: over, diagnosis: { kind: "missingFactor", factor: print(binaryExpr("/", one, piece)) } };
      }
    }
    for (const number of [2, 0.5]) {
      const times = withPart(expr, part, binaryExpr("*", numberExpr(number), part));
      yield { expr: times, diagnosis: { kind: "missingFactor", factor: print(numberExpr(number)) } };
    }
  }
}

function* otherNumbers({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  for (const part of parts) {
    if (part.kind !== "number") continue;
    for (const value of [0, 1, 2, 3, -1, 0.5, -part.value, part.value + 1, part.value - 1]) {
      const by = numberExpr(value);
      if (value !== part.value)
        yield {
          expr: withPart(expr, part, by),
          diagnosis: { kind: "wrongPlace", used: print(part), meant: print(by) },
        };
    }
  }
}
