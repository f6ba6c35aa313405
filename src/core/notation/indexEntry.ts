import { axisOf } from "../gates/common.ts";
import { gateOf, wiredNodes } from "../graph/lookup.ts";
import { localGradient } from "./formula.ts";
import { localPiece, type Leaf } from "./nodeLatex.ts";
import { atom, fraction, product, type Piece } from "./piece.ts";
import { gateAt, type Telling } from "./telling.ts";

/** What one entry of the Jacobian is, ∂q_out/∂x_own. */
export interface Entry {
  /** Entries are 0 unless these indices agree: of the output, of the operand. */
  readonly deltas: readonly (readonly [string, string])[];
  /** The entry otherwise, with other letters for the output's indices where they are known; null for 1. */
  readonly entry: ((at: ReadonlyMap<string, string>) => Piece | null) | null;
}

/** A slot of a gate with the letters of its indices. */
export interface IndexedSlot {
  /** Index of the gate's node. */
  readonly index: number;
  readonly slot: number;
  /** Index of the operand's node. */
  readonly operand: number;
  /** Letters of the operand's indices, one an axis. */
  readonly own: readonly string[];
  /** Letters of the output's indices, one an axis. */
  readonly out: readonly string[];
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
export function indexed(latex: string, letters: readonly string[]): string {
  const below = letters.join("");
  if (below === "") return latex;
  const at = subscriptAt(latex);
  return at < 0 ? `${latex}_{${below}}` : `${latex.slice(0, -1)},${below}}`;
}

/** The letters of a node that is copied to `shape`'s indices; null where it is copied along an axis of its own. */
export function aligned(
  telling: Telling,
  node: number,
  index: number,
  letters: readonly string[],
): readonly string[] | null {
  const own = telling.shape(node);
  const out = telling.shape(index);
  const missing = out.length - own.length;
  return own.some((extent, axis) => extent !== out[axis + missing]) ? null : letters.slice(missing);
}

/** The entry of a gate's Jacobian in one slot; null where no short formula is known. */
export function entryOf(telling: Telling, at: IndexedSlot): Entry | null {
  const { index, operand, own, out } = at;
  const node = gateAt(telling, index);
  const gate = gateOf(node);
  if (gate.kind === "module") return null;
  if (gate.kind === "elementwise") return elementwise(telling, at);
  switch (gate.name) {
    case "matmul":
      return matmul(telling, at);
    case "sum":
    case "mean": {
      const n = gate.counts?.([telling.shape(operand)], node.attributes)["n"];
      const share = fraction(atom("1", "number"), atom(String(n), "number"));
      return reduced(telling, at, n === undefined ? null : () => share);
    }
    case "norm": {
      const x = atom(indexed(telling.symbol(operand).latex, own), "letter");
      return reduced(telling, at, (known) => {
        const letters = out.map((letter) => known.get(letter) ?? letter);
        return fraction(x, atom(indexed(telling.symbol(index).latex, letters), "letter"));
      });
    }
    case "squared_norm": {
      const x = atom(indexed(telling.symbol(operand).latex, own), "letter");
      return { deltas: [], entry: () => product(atom("2", "number"), x, false) };
    }
    default:
      return null;
  }
}

/** A reduction: an element counts only in what its own line becomes. */
function reduced(telling: Telling, { index, operand, own, out }: IndexedSlot, entry: Entry["entry"]): Entry | null {
  const { attributes } = gateAt(telling, index);
  if (attributes["keepdims"] === 1) return null;
  const axis = axisOf(attributes, telling.shape(operand));
  const left = own.filter((_letter, k) => axis !== null && k !== axis);
  return {
    deltas: out.flatMap((letter, k) => (left[k] === undefined ? [] : [[letter, left[k]] as const])),
    entry,
  };
}

function elementwise(telling: Telling, { index, slot, operand, own, out }: IndexedSlot): Entry | null {
  const node = gateAt(telling, index);
  const target = aligned(telling, operand, index, out);
  if (target === null || wiredNodes(node).some((wire) => aligned(telling, wire, index, out) === null)) return null;
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
function matmul(telling: Telling, { index, slot, own, out }: IndexedSlot): Entry | null {
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
