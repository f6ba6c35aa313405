import type { Memory } from "./methods.ts";

/** An update that was written into the text. */
export interface Single {
  /** The text as it wrote it. */
  readonly source: string;
  /** Updates that led to it, itself included. */
  readonly count: number;
  /** The loss before it. */
  readonly before: number;
  /** Parameter -> what its method remembers after it. */
  readonly memory: ReadonlyMap<string, Memory>;
}

/** Of more updates the first are forgotten. */
const most = 500;

/**
 * Updates made one at a time, each going on from what the one before remembers for as long as the text is the one that it
 * wrote and the recipe is the same. Undo leads back to an earlier one.
 */
export class Singles {
  #recipe = "";
  #made: readonly Single[] = [];

  /** The update that wrote this text; null where none did, or where it went by another recipe. */
  at(recipe: string, source: string): Single | null {
    return recipe === this.#recipe ? (this.#made.findLast((single) => single.source === source) ?? null) : null;
  }

  /** Another one, made on the text `from`. */
  add(recipe: string, from: string, made: Omit<Single, "count">): void {
    const last = this.at(recipe, from);
    const before = last === null ? [] : this.#made.slice(0, this.#made.indexOf(last) + 1);
    this.#recipe = recipe;
    this.#made = [...before, { ...made, count: (last?.count ?? 0) + 1 }].slice(-most);
  }
}

/** Those of the page: they outlive the panel, so that the graph can be looked at in between. */
export const singles = new Singles();
