import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { textOf, type Listing } from "./listing.ts";
import { listingOf } from "./listingOf.ts";
import { notebook, type NotebookDialect } from "./notebook.ts";

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: readonly string[];
}

function listed(dialect: NotebookDialect): Listing {
  const { graph } = build(parse("q = x + y\nf = q * sigmoid(z)\nx, y, z = -2, 5, -4").program);
  if (graph === null) throw new Error("It does not build.");
  return listingOf(graph, run(compile(graph), graph), dialect);
}

const cellsOf = (text: string): readonly Cell[] => (JSON.parse(text) as { readonly cells: readonly Cell[] }).cells;

describe("a notebook", () => {
  it("is of format 4.5, with an id for each cell", () => {
    const text = notebook(listed("numpy"), "numpy", "A graph");
    expect(JSON.parse(text)).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: "python3" } },
    });
    const ids = cellsOf(text).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
  });

  it("has a cell for each part, after one of words", () => {
    const cells = cellsOf(notebook(listed("numpy"), "numpy", "A\ngraph"));
    expect(cells.map(({ source }) => source[0])).toEqual([
      "# A graph\n",
      "import numpy as np\n",
      "# inputs\n",
      "# forward pass\n",
      "# backward pass\n",
      expect.stringMatching(/^print\("f =", f\)\n$/),
    ]);
  });

  it.each(["numpy", "pytorch", "gates", "caffe"] as const)("holds the code of %s and nothing else", (dialect) => {
    const lines = listed(dialect);
    const [, ...code] = cellsOf(notebook(lines, dialect, "A graph"));
    const withoutBlanks = (text: string): string => text.replace(/\n+/g, "\n").trim();
    expect(withoutBlanks(code.map(({ source }) => source.join("")).join("\n"))).toBe(withoutBlanks(textOf(lines)));
  });
});
