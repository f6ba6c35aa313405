import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { linesIn, type Block } from "./blocks.ts";
import type { Collect } from "./collect.ts";
import { readFrame } from "./frame.ts";
import { remark, type Item, type Where } from "./item.ts";

/** A class is its methods: `self.weights` is the name `weights`. */
export function readClass(block: Block, aliases: Aliases, where: Where, collect: Collect): Item[] {
  const frame = readFrame(block);
  if (frame !== null) return frame;
  const items: Item[] = [];
  for (const inner of block.body) {
    const name = methodName(inner);
    const read = collect([inner], aliases, where);
    if (name !== null) items.push(...missingSelf(inner, block));
    for (const item of read) {
      if (item.kind === "routine" && name === "__init__") items.push(...withoutReturns(item.body));
      else items.push(item);
    }
  }
  return [...items, ...defaultsOf(block)];
}

function methodName({ line }: Block): string | null {
  return /^(?:async\s+)?def\s+(\w+)/.exec(line.text)?.[1] ?? null;
}

/** The slides leave `self` out of parameters and use it in the lines below. */
function missingSelf({ line, body }: Block, { body: all }: Block): Item[] {
  if (/\(\s*(?:self|cls|ctx)\b/.test(line.text)) return [];
  const above = all[all.findIndex((block) => block.line === line) - 1]?.line.text ?? "";
  if (/^@(?:static|class)method/.test(above) || body.length === 0) return [];
  const name = methodName({ line, body }) ?? "";
  return [
    remark("slip", t`${name} is a method, and its first parameter is self: def ${name}(self, …). It is read so.`, line),
  ];
}

const withoutReturns = (items: readonly Item[]): Item[] => items.filter(({ kind }) => kind !== "return");

/** The neuron of the lecture: its numbers are inputs (−1, −2), weights (2, −3) and bias −3. */
const vectors: readonly (readonly number[])[] = [
  [-1, -2],
  [2, -3],
];
const bias = -3;

/** Values for what a docstring calls 1-D arrays and a number. */
function defaultsOf(block: Block): Item[] {
  const text = linesIn(block.body).find((line) => /^["'].*\b1-?D\b/s.test(line.text));
  if (text === undefined) return [];
  const [, arrays = ""] = /([\w, ]+?)\s+(?:are|is an?)\s+1-?D\b/.exec(text.text) ?? [];
  const [, number = ""] = /(\w+)\s+is\s+a\s+(?:number|scalar)/.exec(text.text) ?? [];
  const names = Array.from(arrays.matchAll(/\w+/g), ([name]) => name).filter(
    (name) => !/^(?:assume|and|both|the)$/.test(name),
  );
  const span = { from: text.from, to: text.to };
  const items: Item[] = names.map((name, i) => ({ kind: "default", name, value: vectors[i % 2] ?? [], span }));
  if (number !== "") items.push({ kind: "default", name: number, value: bias, span });
  const message = t`Where the text gives these no values, they are those of the lecture: inputs −1 and −2, weights 2 and −3, bias −3.`;
  return [...items, remark("kept", message, span)];
}
