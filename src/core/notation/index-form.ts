import { axisOf } from "../gates/common.ts";
import { gateNamed } from "../gates/index.ts";
import { localGradient } from "./formula.ts";
import { localPiece, type Leaf } from "./node-latex.ts";
import { partial } from "./partial.ts";
import { atom, fraction, held, level, type Piece } from "./piece.ts";
import { gateAt, type Telling } from "./telling.ts";
import { printUpstream, upstreamExpr } from "./upstream.ts";

const OWN = ["i", "j"];
const OUT = ["k", "l"];

/** What one entry of the Jacobian is, ∂q_out/∂x_own. */
interface Entry {
  /** Entries are 0 unless these indices agree: of the output, of the operand. */
  readonly deltas: readonly (readonly [string, string])[];
  /** The entry otherwise, with other letters for the output's indices where they are known; null for 1. */
  readonly entry: ((at: ReadonlyMap<string, string>) => Piece | null) | null;
}

/** Where a symbol's own subscript, with which it ends, begins; −1 where it has none. */
function subscriptAt(latex: string): number {
  let depth = 0;
  for (let at = 0; at < latex.length; at++) {
    const character = latex[at];
    if (character === "_" && depth === 0) return latex.endsWith("}") ? at : -1;
    if (character === "{") depth++;
    if (character === "}") depth--;
  }
  return -1;
}

/** A symbol with indices: `x_{j}`, `W_{1,ij}`. */
function indexed(latex: string, letters: readonly string[]): string {
  const below = letters.join("");
  if (below === "") return latex;
  const at = subscriptAt(latex);
  return at < 0 ? `${latex}_{${below}}` : `${latex.slice(0, -1)},${below}}`;
}

/** The letters of a node that is copied to `shape`'s indices; null where it is copied along an axis of its own. */
function aligned(telling: Telling, node: number, index: number, letters: readonly string[]): readonly string[] | null {
  const own = telling.shape(node);
  const out = telling.shape(index);
  const missing = out.length - own.length;
  return own.some((extent, axis) => extent !== out[axis + missing]) ? null : letters.slice(missing);
}

/**
 * The index proof of one slot, line by line: an entry of the Jacobian, the chain rule as a sum over the output's entries,
 * and the upstream gradient written out where that is short. Empty where no short proof is known.
 */
export function indexForm(telling: Telling, index: number, slot: number, operand: number): readonly string[] {
  const own = OWN.slice(0, telling.shape(operand).length);
  const out = OUT.slice(0, telling.shape(index).length);
  if (telling.shape(operand).length > 2 || telling.shape(index).length > 2) return [];
  const softmax = softmaxForm(telling, index, operand);
  if (softmax !== null) return softmax;
  const found = entryOf(telling, index, slot, operand, own, out);
  return found === null ? [] : proof(telling, index, operand, own, out, found);
}

function proof(
  telling: Telling,
  index: number,
  operand: number,
  own: readonly string[],
  out: readonly string[],
  { deltas, entry }: Entry,
): readonly string[] {
  const f = telling.symbol(telling.trace.target).latex;
  const q = telling.symbol(index).latex;
  const x = indexed(telling.symbol(operand).latex, own);
  const met = new Map(deltas);
  const named = new Map(out.map((letter) => [letter, letter]));
  const kept = out.map((letter) => met.get(letter) ?? letter);
  const agree = deltas.map((pair) => pair.join("=")).join(",\\,");
  const indicator = agree === "" ? [] : [`\\mathbf{1}_{${agree}}`];
  const factors = (letters: ReadonlyMap<string, string>): string[] => {
    const piece = entry?.(letters) ?? null;
    return piece === null ? [] : [held(piece, level.product).latex];
  };
  // Numbers first, as everywhere.
  const isNumber = (part: string): boolean => /^(?:[\d.]+|\\frac\{1\}\{\d+\})$/.test(part);
  const joined = (parts: readonly string[]): string =>
    parts.length === 0 ? "1" : [...parts.filter(isNumber), ...parts.filter((part) => !isNumber(part))].join(" \\, ");
  const sum = (letters: readonly string[]): string => (letters.length === 0 ? "" : `\\sum_{${letters.join(",")}} `);

  const first = `${partial(indexed(q, out), x)} = ${joined([...indicator, ...factors(named)])}`;
  // Of the target itself there is no upstream to speak of: ∂f/∂f = 1.
  if (index === telling.trace.target && out.length === 0) return [first];
  const whole = `${sum(out)}${joined([partial(f, indexed(q, out)), ...indicator, ...factors(named)])}`;
  const rest = out.filter((letter) => !met.has(letter));
  const settled = new Map(out.map((letter) => [letter, met.get(letter) ?? letter]));
  const left = `${sum(rest)}${joined([partial(f, indexed(q, kept)), ...factors(settled)])}`;
  const lines = [first, [partial(f, x), whole, ...(left === whole ? [] : [left])].join(" = ")];
  const closed = closedAt(telling, index, kept);
  if (closed === null) return lines;
  const told = closed === "1" ? factors(settled) : [closed, ...factors(settled)];
  return [...lines, `${partial(f, x)} = ${sum(rest)}${joined(told)}`];
}

/** The upstream gradient's entry as a formula, `2 q_{i}`; null where it has none. */
function closedAt(telling: Telling, index: number, letters: readonly string[]): string | null {
  const expr = upstreamExpr(telling, index);
  if (expr === null) return null;
  let isAligned = true;
  const leaf: Leaf = (node) => {
    const own = aligned(telling, node, index, letters);
    isAligned &&= own !== null || telling.shape(node).length === 0;
    return atom(indexed(telling.symbol(node).latex, own ?? []), "letter");
  };
  const piece = printUpstream(expr, leaf);
  return isAligned ? held(piece, level.product).latex : null;
}

function entryOf(
  telling: Telling,
  index: number,
  slot: number,
  operand: number,
  own: readonly string[],
  out: readonly string[],
): Entry | null {
  const node = gateAt(telling, index);
  const gate = gateNamed(node.gate);
  if (gate.kind === "elementwise") return elementwise(telling, index, slot, operand, own, out);
  switch (gate.name) {
    case "matmul":
      return matmul(telling, index, slot, own, out);
    case "sum":
    case "mean": {
      const shape = telling.shape(operand);
      const axis = axisOf(node.attributes, shape);
      if (node.attributes["keepdims"] === 1) return null;
      const left = own.filter((_letter, at) => axis !== null && at !== axis);
      const n = gate.counts?.([shape], node.attributes)["n"];
      const share = fraction(atom("1", "number"), atom(String(n), "number"));
      return {
        deltas: out.flatMap((letter, at) => (left[at] === undefined ? [] : [[letter, left[at]] as const])),
        entry: n === undefined ? null : () => share,
      };
    }
    case "norm": {
      const x = atom(indexed(telling.symbol(operand).latex, own), "letter");
      return { deltas: [], entry: () => fraction(x, atom(telling.symbol(index).latex, "letter")) };
    }
    default:
      return null;
  }
}

function elementwise(
  telling: Telling,
  index: number,
  slot: number,
  operand: number,
  own: readonly string[],
  out: readonly string[],
): Entry | null {
  const node = gateAt(telling, index);
  const target = aligned(telling, operand, index, out);
  const wires = node.operands.flatMap((each) => (each.kind === "wire" ? [each.node] : []));
  if (target === null || wires.some((wire) => aligned(telling, wire, index, out) === null)) return null;
  const rule = localGradient(node, slot);
  const isOne = rule.kind === "number" && rule.value === 1;
  return {
    deltas: target.flatMap((letter, at) => (own[at] === undefined ? [] : [[letter, own[at]] as const])),
    entry: isOne
      ? null
      : (at) => {
          const letters = out.map((letter) => at.get(letter) ?? letter);
          const leaf: Leaf = (wire) =>
            atom(indexed(telling.symbol(wire).latex, aligned(telling, wire, index, letters) ?? []), "letter");
          return localPiece(node, slot, leaf, leaf(index));
        },
  };
}

/** Rows of the left factor and columns of the right one make the output's indices; the inner index is summed away. */
function matmul(
  telling: Telling,
  index: number,
  slot: number,
  own: readonly string[],
  out: readonly string[],
): Entry | null {
  const node = gateAt(telling, index);
  const other = node.operands[1 - slot];
  const self = node.operands[slot];
  if (other?.kind !== "wire" || self?.kind !== "wire") return null;
  const [selfRank, otherRank] = [telling.shape(self.node).length, telling.shape(other.node).length];
  // The output's first index counts rows of the left factor, its last one columns of the right factor.
  const ownOut = selfRank === 2 ? (slot === 0 ? out[0] : out.at(-1)) : undefined;
  const otherOut = otherRank === 2 ? (slot === 0 ? out.at(-1) : out[0]) : undefined;
  const outer = slot === 0 ? own[0] : own.at(-1);
  const inner = (selfRank === 2 ? (slot === 0 ? own[1] : own[0]) : own[0]) ?? "";
  return {
    deltas: ownOut === undefined || outer === undefined ? [] : [[ownOut, outer]],
    entry: (at) => {
      const free = otherOut === undefined ? [] : [at.get(otherOut) ?? otherOut];
      const letters = slot === 0 ? [inner, ...free] : [...free, inner];
      return atom(indexed(telling.symbol(other.node).latex, letters), "letter");
    },
  };
}

/** Each probability depends on every score of its row: the one Jacobian of these that is dense. */
function softmaxForm(telling: Telling, index: number, operand: number): readonly string[] | null {
  const node = gateAt(telling, index);
  const rank = telling.shape(operand).length;
  if (node.gate !== "softmax" || rank < 1) return null;
  if (rank === 2 && axisOf(node.attributes, telling.shape(operand)) !== 1) return [];
  const f = telling.symbol(telling.trace.target).latex;
  const row = rank === 2 ? ["r"] : [];
  const p = (letter: string): string => indexed(telling.symbol(index).latex, [...row, letter]);
  const x = indexed(telling.symbol(operand).latex, [...row, "i"]);
  const entry = `${p("k")} \\left(\\mathbf{1}_{k=i} - ${p("i")}\\right)`;
  return [
    `${partial(p("k"), x)} = ${entry}`,
    `${partial(f, x)} = \\sum_{k} ${partial(f, p("k"))} \\, ${entry}`,
    `${partial(f, x)} = ${p("i")} \\left(${partial(f, p("i"))} - \\sum_{k} ${partial(f, p("k"))} \\, ${p("k")}\\right)`,
  ];
}
