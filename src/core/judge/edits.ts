import type { BinaryExpr, BinaryOperator, Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { binaryExpr, callExpr, nameExpr, negateExpr, numberExpr } from "../notation/simplify.ts";
import { sameShape } from "../tensor/nested.ts";
import { rewritten, withPart } from "./editing.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis } from "./verdict.ts";

/** One change to an expression, and what was wrong if it mends it. */
export interface Edit {
  readonly expr: Expr;
  readonly diagnosis: Diagnosis;
}

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

const comparisons: ReadonlyMap<BinaryOperator, readonly BinaryOperator[]> = new Map<
  BinaryOperator,
  readonly BinaryOperator[]
>([
  ["<", [">", ">=", "<="]],
  [">", ["<", "<=", ">="]],
  ["<=", [">", ">=", "<"]],
  [">=", ["<", "<=", ">"]],
]);

/** An expression that compares, compared otherwise. */
export function otherComparisonsOf(part: Expr): readonly Expr[] {
  if (part.kind !== "binary") return [];
  return (comparisons.get(part.operator) ?? []).map((operator) => ({ ...part, operator }));
}

function* otherComparisons({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  for (const part of parts)
    for (const by of otherComparisonsOf(part))
      yield { expr: withPart(expr, part, by), diagnosis: { kind: "operation", used: print(part), meant: print(by) } };
}

const others: ReadonlyMap<BinaryOperator, readonly BinaryOperator[]> = new Map<
  BinaryOperator,
  readonly BinaryOperator[]
>([
  ["*", ["@", "/"]],
  ["/", ["*"]],
  ["@", ["*"]],
]);

function* otherOperations({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  const edit = (part: Expr, by: Expr): Edit => ({
    expr: withPart(expr, part, by),
    diagnosis: { kind: "operation", used: print(part), meant: print(by) },
  });
  for (const part of parts) {
    if (part.kind === "binary")
      for (const operator of others.get(part.operator) ?? []) yield edit(part, { ...part, operator });
    if (part.kind !== "call") continue;
    if (part.callee === "sum" || part.callee === "mean")
      yield edit(part, { ...part, callee: part.callee === "sum" ? "mean" : "sum" });
    for (const [i, argument] of [...part.args.slice(1), ...part.named.map(({ value }) => value)].entries()) {
      const flips = argument.kind === "number" && (argument.value === 0 || argument.value === 1);
      if (flips && i < 2) yield edit(part, withPart(part, argument, numberExpr(1 - argument.value)));
    }
    const [left, right] = part.args;
    if (part.callee === "dot" && left !== undefined && right !== undefined)
      yield edit(part, binaryExpr("*", left, right));
  }
}

const turnedOver = (part: Expr): Expr =>
  part.kind === "call" && part.callee === "transpose" && part.args[0] !== undefined
    ? part.args[0]
    : callExpr("transpose", [part]);

/** A matrix product with operands turned over, or the other way round. */
function* turnedOperands({ expr, print, expected }: Question, parts: readonly Expr[]): Generator<Edit> {
  const shape = expected[0]?.shape ?? [];
  for (const part of parts) {
    const product = operandsOfProduct(part);
    if (product === null) continue;
    const { left: a, right: b, make } = product;
    const edit = (by: Expr, diagnosis: Diagnosis): Edit => ({ expr: withPart(expr, part, by), diagnosis });
    yield edit(make(turnedOver(a), b), { kind: "transposed", what: print(a), claimed: shape, wanted: shape });
    yield edit(make(a, turnedOver(b)), { kind: "transposed", what: print(b), claimed: shape, wanted: shape });
    for (const left of [b, turnedOver(b)])
      for (const right of [a, turnedOver(a)]) {
        const by = make(left, right);
        yield edit(by, { kind: "operation", used: print(part), meant: print(by) });
      }
  }
}

/** The operands of a matrix product, however it is written; null for another expression. */
export function operandsOfProduct(
  part: Expr,
): { readonly left: Expr; readonly right: Expr; readonly make: (a: Expr, b: Expr) => Expr } | null {
  if (part.kind === "binary" && (part.operator === "@" || part.operator === "·"))
    return { left: part.left, right: part.right, make: (left, right) => ({ ...part, left, right }) };
  const [left, right] = part.kind === "call" ? part.args : [];
  if (part.kind !== "call" || !/^(?:dot|matmul|outer)$/.test(part.callee) || left === undefined || right === undefined)
    return null;
  return { left, right, make: (a, b) => ({ ...part, args: [a, b] }) };
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
