import type { Random } from "./random.ts";
import { countOf, type Extents, type TensorInput, type TensorTree } from "./tensorTree.ts";

const inputNames = ["x", "W", "b", "y", "A", "x_1", "w0", "theta", "__proto__", "constructor", "s", "scores"];
const literals = [0.5, 1, 2, 3, 0.1, 1.5, 0.25];
/** Entries of all inputs together: each costs a derivative in every number of the oracle. */
const entryLimit = 36;

/** What trees end in: inputs, which come about where a leaf needs one, values named before, and numbers. */
export class TensorLeaves {
  readonly inputs: TensorInput[] = [];
  readonly values: { readonly name: string; readonly tree: TensorTree }[] = [];
  readonly #dice: Random;

  constructor(dice: Random) {
    this.#dice = dice;
  }

  /** Lets later leaves be this tree. */
  name(tree: TensorTree): void {
    this.values.push({ name: `t${this.values.length}`, tree });
  }

  /** A name or numbers of that shape. */
  grow(shape: Extents): TensorTree {
    const dice = this.#dice;
    const fits = [...this.inputs, ...this.values.map(({ name, tree }) => ({ name, shape: tree.shape }))].filter(
      (known) => known.shape.length === shape.length && known.shape.every((extent, axis) => extent === shape[axis]),
    );
    if (fits.length > 0 && dice.chance(0.6)) return { kind: "name", shape, name: dice.pick(fits).name };
    const count = countOf(shape);
    const used = this.inputs.reduce((sum, input) => sum + countOf(input.shape), 0);
    if (used + count > entryLimit || this.inputs.length === inputNames.length || dice.chance(0.1))
      return { kind: "constant", shape, values: Array.from({ length: count }, () => dice.pick(literals)) };
    const left = inputNames.filter((name) => this.inputs.every((input) => input.name !== name));
    const values = Array.from({ length: count }, () => Math.round(dice.next() * 400 - 200) / 100 + 0);
    // Ties hardly come about by chance.
    if (count > 1 && dice.chance(0.1)) values[count - 1] = values[0] ?? 0;
    const name = dice.pick(left);
    this.inputs.push({ name, shape, values });
    return { kind: "name", shape, name };
  }
}
