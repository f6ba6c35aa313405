import type { SyntaxNode } from "@lezer/common";
import { columnAfter } from "../indentation.ts";
import { endsLine } from "../newline.ts";
import type { Fold } from "./readList.ts";
import { bare, callee, children, meant, refuseProperty, Refused, values } from "./treeParts.ts";

// The part of readTree.ts that is about loops.

/** `(for t (range 3) (= h 2))`; nothing for a loop that holds nothing. */
export function loop(
  node: SyntaxNode,
  source: string,
  fold: Fold,
  statement: (node: SyntaxNode, source: string) => string[],
): string[] {
  const [word, name, within, counted, colon, ...lines] = children(node);
  if (!word || !name || !within || !counted || !colon) throw new Refused();
  if (lineStart(source, word.from) !== word.from) throw new Refused();
  refuseProperty(name, source);
  const call = bare(counted);
  const [range, ...rest] = children(call);
  if (call.name !== "Call" || callee(range, source) !== "range") throw new Refused();
  const header = [word, name, within, counted, colon];
  for (const [left, right] of [...pairs(header), [range, rest[0]]]) {
    if (hasNewline(source.slice(left?.to, right?.from))) throw new Refused();
  }
  const args = values(rest);
  if (args.length < 1 || args.length > 3 || args.some((arg) => arg.name === "NamedArgument")) throw new Refused();
  const variable = meant(name, source);
  refuseUneven(colon, source);
  lines.forEach((line) => refuseLine(line, variable, source));
  const body = lines.flatMap((line) => statement(line, source));
  if (body.length === 0) return [];
  return [`(for ${variable} (range ${args.map((arg) => fold(arg, source)).join(" ")}) ${body.join(" ")})`];
}

function pairs<Item>(items: Item[]): [Item | undefined, Item | undefined][] {
  return items.slice(1).map((item, i) => [items[i], item]);
}

function hasNewline(gap: string): boolean {
  return [...gap.replace(/\\[ \t]*\r?\n/g, "")].some((character) => endsLine(character.codePointAt(0) ?? 0));
}

/** Lines of a block, even those of a semicolon or an import, that stand less deep than its first. */
function refuseUneven(colon: SyntaxNode, source: string): void {
  const columns: number[] = [];
  for (let part = colon.nextSibling; part; part = part.nextSibling) {
    const begins = part.name !== "Comment" && lineStart(source, part.from) === part.from;
    if (begins) columns.push(column(source, part.from));
  }
  if (columns.some((found) => found < (columns[0] ?? 0))) throw new Refused();
}

/** Lines of a function, its return among them, that stand no deeper than the line of its `def`; a return alone may. */
export function refuseShallow(def: SyntaxNode, source: string): void {
  const colon = children(def).findIndex(({ name }) => name === "Colon");
  let part = children(def)[colon]?.nextSibling ?? null;
  let isAlone = true;
  for (; part; part = part.nextSibling) {
    if (!["Assign", "ImportLine", "return"].includes(part.name)) continue;
    const begins = lineStart(source, part.from) === part.from;
    const isFree = part.name === "return" && isAlone;
    if (begins && !isFree && column(source, part.from) <= column(source, def.from)) throw new Refused();
    isAlone = false;
  }
}

function refuseLine(line: SyntaxNode, variable: string, source: string): void {
  const parts = children(line);
  if (line.name === "Def") throw new Refused();
  if (line.name === "Evaluate" && callee(children(bare(parts[0] ?? line))[0], source) !== "seed") throw new Refused();
  if (line.name === "For") {
    if (meant(parts[1], source) === variable) throw new Refused();
    for (const inner of parts.slice(5)) refuseLine(inner, variable, source);
  }
  if (line.name !== "Assign") return;
  const equals = parts.findIndex(({ name }) => name === "Equals");
  for (const target of parts.slice(0, equals)) {
    if (target.name === "Call" || parts[equals + 1]?.name === "Lambda") throw new Refused();
    if (target.name === "Name" && meant(target, source) === variable) throw new Refused();
  }
}

/** Where the first word of a line begins that holds an offset, continued lines as one. */
function lineStart(source: string, offset: number): number {
  let at = beginning(source, offset);
  while (at < offset && columnAfter(source.charCodeAt(at), 0) >= 0) at++;
  const continued = /^\\[ \t]*\r?\n/.exec(source.slice(at, offset));
  if (continued === null) return at;
  const rest = /^(?:[^\S\n]|\\[ \t]*\r?\n)*/.exec(source.slice(at, offset))?.[0].length ?? 0;
  return at + rest;
}

function column(source: string, offset: number): number {
  let columns = 0;
  for (let at = beginning(source, offset); columnAfter(source.charCodeAt(at), columns) >= 0; at++)
    columns = columnAfter(source.charCodeAt(at), columns);
  return columns;
}

/** Where the line begins that holds an offset; a backslash at the end of a line takes it on. */
function beginning(source: string, offset: number): number {
  let at = offset;
  while (
    at > 0 &&
    (!endsLine(source.charCodeAt(at - 1)) ||
      /(?:^|[\n\r\u0085\u2028\u2029])[^#＃\n\r\u0085\u2028\u2029]*\\[ \t]*\r?\n$/.test(source.slice(0, at)))
  )
    at--;
  return at;
}
