import { msg, translated } from "../words/t.ts";
import type { Dialect, Listing } from "./listing.ts";

/** Dialects that a notebook can hold: those in Python. */
export type NotebookDialect = Exclude<Dialect, "javascript">;

const titles: Readonly<Record<NotebookDialect, string>> = {
  numpy: msg`The forward and the backward pass, step by step in NumPy.`,
  pytorch: msg`The forward pass in PyTorch, whose autograd does the backward pass.`,
  gates: msg`Every gate of the graph an object that goes forward and backward.`,
  caffe: msg`Every gate of the graph a layer between blobs, as in Caffe.`,
};

/** Lines with which a part of a listing begins. */
const heading = /^# (?:inputs|forward pass|backward pass|the graph, |the net, )/;

/** A listing as a Jupyter notebook (nbformat 4.5), a cell for each part. @param title of the program, plain text */
export function notebook(listing: Listing, dialect: NotebookDialect, title: string): string {
  const about = [`# ${title.replace(/\s+/g, " ")}`, "", translated(titles[dialect])];
  const cells = [
    { cell_type: "markdown", id: "title", metadata: {}, source: sourceOf(about) },
    ...partsOf(listing).map((lines, i) => ({
      cell_type: "code",
      id: `part-${String(i + 1)}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source: sourceOf(lines),
    })),
  ];
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** Lines as a notebook stores them: each but the last with its end. */
function sourceOf(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => (i === lines.length - 1 ? line : `${line}\n`));
}

function partsOf(listing: Listing): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let prints = false;
  for (const { text } of listing) {
    const begins = heading.test(text) || (!prints && text.startsWith("print("));
    prints ||= text.startsWith("print(");
    if (begins) parts.push([]);
    parts.at(-1)?.push(text);
  }
  return parts.map(trimmed).filter((lines) => lines.length > 0);
}

/** Without the blank lines around it. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== "");
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}
