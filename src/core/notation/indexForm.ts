import { axisOf } from "../gates/common.ts";
import { aligned, entryOf, indexed, type Entry, type IndexedSlot } from "./indexEntry.ts";
import type { Leaf } from "./nodeLatex.ts";
import { literalPiece } from "./literal.ts";
import { withoutNoise } from "./number.ts";
import { along, ordinal, partial, wayOf } from "./partial.ts";
import { atom, held, level, type Piece } from "./piece.ts";
import { gateAt, type Telling } from "./telling.ts";
import { printUpstream, upstreamExpr } from "./upstream.ts";

const OWN = ["i", "j"];
const OUT = ["k", "l"];

/**
 * The index proof of one slot, line by line: an entry of the Jacobian, the chain rule as a sum over the output's entries,
 * and the upstream gradient written out where that is short. Empty where no short proof is known.
 */
export function indexForm(telling: Telling, index: number, slot: number, operand: number): readonly string[] {
  const own = OWN.slice(0, telling.shape(operand).length);
  const out = OUT.slice(0, telling.shape(index).length);
  if (telling.shape(operand).length > 2 || telling.shape(index).length > 2) return [];
  const softmax = softmaxForm(telling, index, slot, operand);
  if (softmax !== null) return softmax;
  const at: IndexedSlot = { index, slot, operand, own, out };
  const found = entryOf(telling, at);
  return found === null ? [] : proof(telling, at, found);
}

function proof(
  telling: Telling,
  { index, slot, operand, own, out }: IndexedSlot,
  { deltas, entry }: Entry,
): readonly string[] {
  const f = telling.symbol(telling.trace.target).latex;
  const q = telling.symbol(index).latex;
  const x = indexed(telling.symbol(operand).latex, own);
  // A value that is used more than once gets a part of its gradient along each way.
  const way = wayOf(telling, index, slot, operand);
  const handed = along(partial(f, x), way);
  const met = new Map(deltas);
  const named = new Map(out.map((letter) => [letter, letter]));
  const kept = out.map((letter) => met.get(letter) ?? letter);
  const agree = deltas.map((pair) => pair.join("=")).join(",\\,");
  const indicator = agree === "" ? [] : [atom(`\\mathbf{1}_{${agree}}`, "other")];
  const factors = (letters: ReadonlyMap<string, string>): Piece[] => {
    const piece = entry?.(letters) ?? null;
    return piece === null ? [] : [piece];
  };
  const slope = (letters: readonly string[]): Piece => atom(partial(f, indexed(q, letters)), "other");

  const first = `${along(partial(indexed(q, out), x), index === telling.trace.target ? way : whichOf(telling, index, slot))} = ${term([], [...indicator, ...factors(named)])}`;
  // Of the target itself there is no upstream to speak of: ∂f/∂f = 1.
  if (index === telling.trace.target && out.length === 0) return [first];
  const whole = term(out, [slope(out), ...indicator, ...factors(named)]);
  const rest = out.filter((letter) => !met.has(letter));
  const settled = new Map(out.map((letter) => [letter, met.get(letter) ?? letter]));
  const left = term(rest, [slope(kept), ...factors(settled)]);
  const lines = [first, [handed, whole, ...(left === whole ? [] : [left])].join(" = ")];
  const closed = closedAt(telling, index, kept);
  if (closed === null) return lines;
  const told = closed.latex === "1" ? factors(settled) : [closed, ...factors(settled)];
  return [...lines, `${handed} = ${term(rest, told)}`];
}

/** A number as it stands among factors: `2`, `\\frac{1}{3}`. */
const numeral = /^(?:([\d.]+)|\\frac\{1\}\{(\d+)\})$/;
/** A product of numbers with more characters than this is left as it is. */
const LONGEST = 6;

/** A product summed over indices: one sign before all, then the sum, numbers, and the other factors. */
function term(over: readonly string[], parts: readonly Piece[]): string {
  const isNegative = parts.filter(({ unsigned }) => unsigned !== undefined).length % 2 === 1;
  const bare = parts.map((part) => part.unsigned ?? held(part, level.product).latex);
  const numbers = bare.filter((part) => numeral.test(part));
  const value = numbers.reduce((product, part) => {
    const [, whole, below] = numeral.exec(part) ?? [];
    return product * (whole === undefined ? 1 / Number(below) : Number(whole));
  }, 1);
  const worked = literalPiece(withoutNoise(value)).latex;
  const rest = bare.filter((part) => !numeral.test(part));
  const front = value === 1 ? [] : numbers.length > 1 && worked.length <= LONGEST ? [worked] : numbers;
  const product = [...front, ...rest].join(" \\, ");
  const sum = over.length === 0 ? "" : `\\sum_{${over.join(",")}} `;
  return `${isNegative ? "-" : ""}${sum}${product === "" ? "1" : product}`;
}

/** Which input of the gate is meant, where both are the same value. */
function whichOf(telling: Telling, index: number, slot: number): string {
  const which = ordinal(gateAt(telling, index), slot);
  return which === "" ? "" : `\\text{${which}}`;
}

/** The upstream gradient's entry as a formula, `2 q_{i}`; null where it has none. */
function closedAt(telling: Telling, index: number, letters: readonly string[]): Piece | null {
  const expr = upstreamExpr(telling, index);
  if (expr === null) return null;
  let isAligned = true;
  const leaf: Leaf = (node) => {
    const own = aligned(telling, node, index, letters);
    isAligned &&= own !== null || telling.shape(node).length === 0;
    return atom(indexed(telling.symbol(node).latex, own ?? []), "letter");
  };
  const piece = printUpstream(expr, leaf);
  return isAligned ? piece : null;
}

/** Each probability depends on every score of its row: the one Jacobian of these that is dense. */
function softmaxForm(telling: Telling, index: number, slot: number, operand: number): readonly string[] | null {
  const node = gateAt(telling, index);
  const rank = telling.shape(operand).length;
  if (node.gate !== "softmax" || rank < 1) return null;
  if (rank === 2 && axisOf(node.attributes, telling.shape(operand)) !== 1) return [];
  const f = telling.symbol(telling.trace.target).latex;
  const row = rank === 2 ? ["r"] : [];
  const p = (letter: string): string => indexed(telling.symbol(index).latex, [...row, letter]);
  const x = indexed(telling.symbol(operand).latex, [...row, "i"]);
  const handed = along(partial(f, x), wayOf(telling, index, slot, operand));
  const entry = `${p("k")} \\left(\\mathbf{1}_{k=i} - ${p("i")}\\right)`;
  return [
    `${partial(p("k"), x)} = ${entry}`,
    `${handed} = \\sum_{k} ${partial(f, p("k"))} \\, ${entry}`,
    `${handed} = ${p("i")} \\left(${partial(f, p("i"))} - \\sum_{k} ${partial(f, p("k"))} \\, ${p("k")}\\right)`,
  ];
}
