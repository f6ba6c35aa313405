import type { SyntaxNode } from "@lezer/common";
import { meantName, meantNumber } from "../characters.ts";
import { bare, children, meant, refuseProperty, Refused, text, values } from "./treeParts.ts";

// The part of read-tree.ts that is about lists, indexing and methods.

/** Reads a node of the grammar's tree into the notation of cases.txt. */
export type Fold = (node: SyntaxNode | undefined, source: string) => string;

/** A list whose entries are parted by commas, or by spaces alone as NumPy prints them. */
export function readList(node: SyntaxNode, source: string, fold: Fold): string {
  const drawn = drawing(node, source);
  const isSpaced =
    /^[[\]Nn+\- ]+$/.test(drawn) &&
    !/[+-](?![Nn])|[^[ ][+-]|[Nn][Nn]|[Nn] ?\[|\] ?[Nn+-]/.test(drawn) &&
    /[Nn] [Nn+-]|\] ?\[/.test(drawn);
  if (!isSpaced) return `(${["list", ...values(children(node)).map((item) => fold(item, source))].join(" ")})`;
  const isPrinted = /[Nn] [Nn]|\] ?\[/.test(drawn) && (/^.+\[/.test(drawn) || !drawn.includes("n"));
  if (!isPrinted) throw new Refused();
  return leaves(node)
    .map((leaf) => (leaf.name === "Number" ? String(meantNumber(text(leaf, source))) : leaf.name))
    .join(" ")
    .replace(/Minus (\S+)/g, "(- $1)")
    .replace(/Plus /g, "")
    .replace(/SquareOpen/g, "(list")
    .replace(/ SquareClose/g, ")");
}

/** The tokens of a list, one letter each, with a space wherever one or more stand in the text. */
function drawing(list: SyntaxNode, source: string): string {
  let end = list.from;
  const letters = new Map([
    ["SquareOpen", "["],
    ["SquareClose", "]"],
    ["Plus", "+"],
    ["Minus", "-"],
  ]);
  return leaves(list)
    .map((leaf) => {
      const gap = leaf.from > end ? " " : "";
      end = leaf.to;
      const number = /[.．]/.test(text(leaf, source)) ? "N" : "n";
      return gap + (leaf.name === "Number" ? number : (letters.get(leaf.name) ?? "?"));
    })
    .join("");
}

function leaves(node: SyntaxNode): SyntaxNode[] {
  const inner = children(node);
  return inner.length === 0 ? [node] : inner.flatMap(leaves);
}

/** What the receiver becomes by `.T`, `.sum(axis=0)` or `[0, 1:2]`. */
export function suffixed(receiver: string, suffix: SyntaxNode, source: string, fold: Fold): string {
  const parts = children(suffix);
  if (suffix.name === "Index") {
    return `(${["index", receiver, ...values(parts).map((part) => subscript(part, source, fold))].join(" ")})`;
  }
  const [, name, open] = parts;
  const word = text(name, source);
  const args = argumentsOf(values(parts.slice(2)), source, fold);
  if (name?.name === "Property" && open === undefined) return `(call ${word === "T" ? "transpose" : word} ${receiver})`;
  if (open === undefined) throw new Refused();
  if (/^(copy|clone)$/.test(word) && args.length === 0) return receiver;
  if (!methods.has(word)) throw new Refused();
  return `(${["call", renamed.get(word) ?? word, receiver, ...args].join(" ")})`;
}

const renamed = new Map([
  ["ravel", "flatten"],
  ["view", "reshape"],
]);

/** What may follow a point with parentheses. */
const methods = new Set(
  (
    "sum mean max min dot matmul reshape transpose flatten trace outer norm exp log sqrt square abs sin cos tan tanh " +
    "sigmoid relu softmax log_softmax logsumexp ravel view"
  ).split(" "),
);

/** A position, or `(slice 1 _ 2)`. */
function subscript(node: SyntaxNode, source: string, fold: Fold): string {
  if (node.name !== "Slice") {
    const value = bare(node);
    if (value.name === "Comparison" || fold(value, source) === "newaxis") throw new Refused();
    return fold(value, source);
  }
  const bounds = ["_", "_", "_"];
  let at = 0;
  for (const part of children(node)) {
    if (part.name === "Colon") at++;
    else bounds[at] = fold(part, source);
  }
  return `(slice ${bounds.join(" ")})`;
}

/** Whether the parts of a call are those of `np.array([1, 2])`, which is the list itself. */
export function maker(parts: SyntaxNode[], source: string, fold: Fold): boolean {
  const called = text(parts[0], source).split(".");
  const args = values(parts.slice(1));
  if (!/^(as)?array$|^[tT]ensor$/.test(meantName(called.at(-1) ?? ""))) return false;
  const [first] = args;
  const isList = first !== undefined && first.name !== "NamedArgument" && fold(first, source).startsWith("(list ");
  if (called.length === 1 && (!isList || !/^[a-zT]/.test(called[0] ?? ""))) return false;
  for (const [i, argument] of args.entries()) {
    const isNamed = argument.name === "NamedArgument";
    if (isNamed !== i > 0) throw new Refused();
    if (isNamed && !/^(dtype|requires_grad|device|copy)$/.test(meant(children(argument)[0], source)))
      throw new Refused();
    if (isNamed) argumentsOf([argument], source, fold);
  }
  if (first === undefined) throw new Refused();
  return true;
}

/** The arguments of a call, those with a name last: `x`, `axis=0`. */
export function argumentsOf(args: SyntaxNode[], source: string, fold: Fold): string[] {
  const firstNamed = args.findIndex((argument) => argument.name === "NamedArgument");
  if (firstNamed >= 0 && args.slice(firstNamed).some((argument) => argument.name !== "NamedArgument"))
    throw new Refused();
  return args.map((argument) => {
    if (argument.name !== "NamedArgument") return fold(argument, source);
    const [name, , value] = children(argument);
    if (name) refuseProperty(name, source);
    const shown = value?.name === "Setting" ? text(value, source) : fold(value, source);
    return `${meant(name, source)}=${shown}`;
  });
}

/** Whether a word behind a point is something that a value has. */
export function isAttribute(word: string): boolean {
  return methods.has(word) || /^(T|shape|copy|clone|astype)$/.test(word);
}
