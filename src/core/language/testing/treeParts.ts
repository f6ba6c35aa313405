import type { SyntaxNode } from "@lezer/common";
import { meantCallee, meantName } from "../characters.ts";
import { reservedWords } from "../words.ts";

// What the readings of the grammar's tree share: its nodes without what says nothing, and the meaning of names.

/** Thrown where a text is within the grammar and not within the language. */
export class Refused extends Error {}

/** What stands in the text where the node is; nothing for no node. */
export function text(node: SyntaxNode | undefined, source: string): string {
  return node === undefined ? "" : source.slice(node.from, node.to);
}

/** The nodes directly within one. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const skipped = new Set(["Comment", "Semicolon", "ImportLine"]);
  for (let child = node.firstChild; child; child = child.nextSibling) if (!skipped.has(child.name)) found.push(child);
  return found;
}

/** A node without the parentheses round it. */
export function bare(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "Group") inner = children(inner)[1] ?? inner;
  return inner;
}

/** What stands between the first and the last of the parts, commas left out. */
export function values(parts: SyntaxNode[]): SyntaxNode[] {
  return parts.slice(1, -1).filter(({ name }) => name !== "Comma");
}

/** What a name is called in the program. */
export function meant(node: SyntaxNode | undefined, source: string): string {
  return ordinary(meantName(text(node, source)), text(node, source));
}

/** As `meant`, for the name of what is called. */
export function callee(node: SyntaxNode | undefined, source: string): string {
  return ordinary(meantCallee(text(node, source)), text(node, source));
}

/** A library's prefix or a full-width form hides a reserved word from the grammar, which compares letter by letter. */
function ordinary(name: string, written: string): string {
  if (reservedWords.includes(name) && (name !== "lambda" || written === name)) throw new Refused();
  return name;
}

/** `F.T` is a value, and no name. */
export function refuseProperty(node: SyntaxNode, source: string): void {
  if (/^F\.(T|shape)$/.test(text(node, source))) throw new Refused();
}

/** `⁻¹²` as `(- 12)`. */
export function superscript(written: string): string {
  const digits = Number(
    [...written]
      .map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit))
      .filter((digit) => digit >= 0)
      .join(""),
  );
  return written.startsWith("⁻") ? `(- ${digits})` : String(digits);
}

/** `(= x (+ x 1))` for `x += 1`. */
export function update(
  [name, sign, value]: SyntaxNode[],
  source: string,
  fold: (node: SyntaxNode | undefined, source: string) => string,
): string[] {
  if (name?.name !== "Name" || sign?.name !== "Update") throw new Refused();
  refuseProperty(name, source);
  const operator = text(sign, source).slice(0, -1);
  const plain = ["+＋", "*×∗＊", "/÷⁄∕／", "@＠", "^ˆ＾"].find((spellings) => spellings.includes(operator))?.[0] ?? "-";
  const target = meant(name, source);
  return [`(= ${target} (${operator === "**" ? "^" : plain} ${target} ${fold(value, source)}))`];
}

/** `--x` as `(- (- x))`. */
export function signed(run: SyntaxNode[], operand: string): string {
  const minuses = run.filter(({ name }) => name === "Minus").length;
  return "(- ".repeat(minuses) + operand + ")".repeat(minuses);
}

/** name of a token -> the operator it is */
export const signs = new Map(
  "Plus + Minus - Times * Divide / Dot · At @ Less < Greater > LessEqual <= GreaterEqual >= EqualEqual =="
    .match(/\S+ \S+/g)
    ?.map((pair) => [pair.split(" ")[0] ?? "", pair.split(" ")[1] ?? ""]),
);
