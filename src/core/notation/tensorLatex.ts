import type { TensorGate } from "../gates/gate.ts";
import { nameLatex } from "./nameParts.ts";
import { atom, factor, held, level, product, type Piece } from "./piece.ts";
import { applied } from "./template.ts";
import { matrixOf } from "./value.ts";
import { t } from "../words/t.ts";

/** A piece, with what is left of it to be set in another way. */
export interface Printed extends Piece {
  /** The bare relation of an indicator: `x > 0` beside `\\mathbf{1}_{x > 0}`. */
  readonly relation?: string;
  /** The entries of a list. */
  readonly items?: readonly Printed[];
}

/** attribute -> what was given for it */
type Given = ReadonlyMap<string, Printed | undefined>;

/** Entries that are written out, at most: along each axis of a matrix, and of an attribute such as labels. */
const WRITTEN = 6;

const rankOf = ({ rank = 0 }: Piece): number => rank;
const withRank = (piece: Printed, rank: number): Printed => (rank === 0 ? piece : { ...piece, rank });

/** A matrix written out, where it is small; else its shape. */
export function listPiece(items: readonly Printed[]): Printed {
  const rows = items.map((item) => item.items);
  const isMatrix = rows.every((row) => row !== undefined) && rows.length > 0;
  const [first] = items;
  const columns = isMatrix ? (rows[0]?.length ?? 0) : 1;
  const rank = 1 + (first === undefined ? 0 : first.items === undefined ? rankOf(first) : rankOf(first));
  const isFlat = (isMatrix ? rows.flat() : items).every((item) => item !== undefined && rankOf(item) === 0);
  if (items.length === 0 || items.length > WRITTEN || columns > WRITTEN || !isFlat) {
    const extents = isMatrix ? `${String(items.length)} \\times ${String(columns)}` : String(items.length);
    return withRank({ ...atom(`\\left[\\, ${extents} \\,\\right]`, "matrix"), items }, rank);
  }
  const cells = isMatrix ? rows.map((row) => (row ?? []).map((cell) => cell.latex)) : items.map((item) => [item.latex]);
  return { ...matrixOf(cells, rank), items };
}

/** `x_{0}`; brackets where a subscript stands there already, `w_{0}[1]`. */
export function subscripted(operand: Piece, below: string): Piece {
  const isPlain = operand.level === level.atom && !/[_^]|bmatrix/.test(operand.latex);
  return isPlain
    ? atom(`${operand.latex}_{${below}}`, operand.last)
    : atom(`${held(operand, level.atom).latex}\\left[${below}\\right]`, "other");
}

/** The axis that is named, counted from 0 where the rank is known; null where none is. */
function axisText(given: Given, rank: number): string | null {
  const axis = given.get("axis");
  if (axis === undefined || /None/.test(axis.latex)) return null;
  const counted = Number(axis.latex);
  return counted < 0 && rank > 0 ? String(counted + rank) : axis.latex;
}

function isKept(given: Given): boolean {
  const keepdims = given.get("keepdims");
  return keepdims !== undefined && !/^(?:0|\\mathit\{False\})$/.test(keepdims.latex);
}

/** `\\text{axis }0` */
export const axisLatex = (axis: string): string => `\\text{${t`axis`} }${axis}`;

const below = (axis: string | null): string => (axis === null ? "" : `_{${axisLatex(axis)}}`);

/** A call of a gate on whole tensors. */
export function tensorCall(gate: TensorGate, args: readonly Printed[], given: Given): Printed {
  const [x = atom("", "other"), second = x] = args;
  const rank = rankAfter(gate, args, given);
  // The one axis of a vector goes without saying.
  const own = rankOf(gate.name === "spread" ? second : x);
  const axis = own === 1 ? null : axisText(given, own);
  switch (gate.name) {
    case "matmul":
      return withRank(product(held(x, level.negation), held(second, level.factor), true), rank);
    case "outer":
      return withRank(product(held(x, level.negation), transposed(second), true), rank);
    case "transpose":
      // A vector has one axis, and stays as it is.
      return rank === 1 && x.transposed !== undefined ? x : withRank(transposed(x), rank);
    case "sum":
      return withRank({ ...factor(`\\sum${below(axis)} ${held(x, level.product).latex}`, "other", "operator") }, rank);
    case "stack":
      return stacked(gate, args, rank);
    case "spread":
      return withRank(copies(x, axis), rank);
    case "scatter":
      return withRank(scattered(x, second, given), rank);
    case "first_largest":
    case "first_smallest": {
      const extreme = gate.name === "first_largest" ? "\\max" : "\\min";
      const found = held(x, level.factor).latex;
      return withRank(factor(`\\mathbf{1}_{${found} = ${extreme} ${found}}`, "number", "other"), rank);
    }
    case "reshape":
      return withRank(reshaped(x, given.get("shape") ?? args[1]), rank);
    default:
      return withRank(namedCall(gate, args, given, axis), rank);
  }
}

/** Calls that are no gate's: data made in a pullback. */
export function dataCall(callee: string, args: readonly Printed[]): Printed | null {
  if (callee === "eye") return { ...atom("I", "letter"), rank: 2 };
  const [labels = atom("", "other")] = args;
  return callee === "onehot"
    ? {
        ...factor(`\\operatorname{onehot}\\left(${labels.latex}\\right)`, "letter", "parenthesis"),
        rank: 1 + rankOf(labels),
      }
    : null;
}

function transposed(piece: Piece): Piece {
  if (piece.transposed !== undefined) return atom(piece.transposed, "matrix");
  const base = held(piece, level.atom);
  return factor(`${base.latex}^{T}`, base.first, "other");
}

/** Rows of a matrix out of vectors, entries of a vector out of numbers. */
function stacked(gate: TensorGate, args: readonly Printed[], rank: number): Printed {
  if (args.length > WRITTEN || rank > 2)
    return withRank(applied(gate.latex, gate.operands, args.slice(0, WRITTEN)), rank);
  const rows = args.map((arg) => [rank === 2 ? transposed(arg).latex : arg.latex]);
  return matrixOf(rows, rank);
}

/** What a sum took together is handed out: to every element of what it was made from, or along the axis. */
function copies(upstream: Printed, axis: string | null): Printed {
  if (axis === null && rankOf(upstream) === 0)
    return product(atom("\\mathbf{1}", "letter"), held(upstream, level.factor), false);
  const name = axis === null ? "copies" : `copies}_{${axisLatex(axis)}`;
  return factor(`\\operatorname{${name}}\\left(${upstream.latex}\\right)`, "letter", "parenthesis");
}

function scattered(upstream: Printed, x: Printed, given: Given): Printed {
  const subscripts = given.get("subscripts")?.latex ?? "";
  if (rankOf(x) === 1 && /^-?\d+$/.test(subscripts))
    return product(atom(`\\mathbf{e}_{${subscripts}}`, "letter"), held(upstream, level.factor), false);
  return factor(
    `\\operatorname{put}_{\\left[${subscripts}\\right]}\\left(${upstream.latex}\\right)`,
    "letter",
    "parenthesis",
  );
}

function reshaped(x: Printed, shape: Printed | undefined): Printed {
  const extents = shape?.items?.map((item) => item.latex).join(" \\times ");
  const name = `\\operatorname{reshape}${extents === undefined ? "" : `_{${extents}}`}`;
  return factor(`${name}\\left(${x.latex}\\right)`, "letter", "parenthesis");
}

/** Any other gate: its template or function name, the axis below it and further attributes after the operands. */
function namedCall(gate: TensorGate, args: readonly Printed[], given: Given, axis: string | null): Printed {
  if (gate.latex.includes("#")) {
    const whole = applied(gate.latex, gate.operands, args);
    return axis === null ? whole : atom(`${whole.latex}${below(axis)}`, "other");
  }
  const specs = gate.attributes ?? [];
  const more = specs.flatMap(({ name, fallback }) => {
    const value = given.get(name);
    if (value === undefined || name === "axis" || name === "keepdims") return [];
    if (typeof fallback === "number" && value.latex === String(fallback)) return [];
    return [{ ...value, latex: `${nameLatex(name)} = ${attributeText(value)}` }];
  });
  const fallback = specs.find(({ name }) => name === "axis")?.fallback;
  const [x] = args;
  const usual = typeof fallback === "number" && fallback < 0 && x !== undefined ? fallback + rankOf(x) : fallback;
  return applied(`${gate.latex}${below(axis === String(usual) ? null : axis)}`, [], [...args, ...more]);
}

function attributeText({ items, latex }: Printed): string {
  if (items === undefined) return latex;
  const listed = items.slice(0, WRITTEN).map((item) => item.latex);
  return `\\left(${listed.join(", ")}${items.length > WRITTEN ? ", \\dots" : ""}\\right)`;
}

/** Axes of what a gate makes. */
function rankAfter(gate: TensorGate, args: readonly Printed[], given: Given): number {
  const [x = atom("", "other"), second = x] = args;
  switch (gate.name) {
    case "matmul":
      return Math.max(0, rankOf(x) + rankOf(second) - 2);
    case "outer":
      return 2;
    case "stack":
      return 1 + rankOf(x);
    case "spread":
    case "scatter":
      return rankOf(second);
    case "flatten":
      return 1;
    case "reshape":
      return (given.get("shape") ?? args[1])?.items?.length ?? rankOf(x);
    default: {
      const isReduction = gate.attributes?.some(({ name }) => name === "keepdims") === true;
      if (gate.attributes?.some(({ name }) => name === "y") === true) return 0;
      if (["squared_norm", "trace", "mse"].includes(gate.name)) return 0;
      if (!isReduction || isKept(given)) return rankOf(x);
      return axisText(given, 0) === null ? 0 : Math.max(0, rankOf(x) - 1);
    }
  }
}
