import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";

/** The syntax of one line, its offsets counted from the beginning of the text. */
export interface Syntax {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly node: SyntaxNode;
}

/** `1.` and `1.e-3`, whose point the grammar takes only before a digit; an underscore in a number says nothing. */
const openNumber = /(?<![\w.])(\d[\d_]*)\.(?!\d)(?=$|[^\w.]|[eE][-+\d])/g;

/**
 * The one statement of a line; null where the line is not Python.
 * @param at the offset of the line in the text
 */
export function syntaxOf(line: string, at: number): Syntax | null {
  const tree = parser.parse(line.replace(openNumber, "$1_"));
  let isBroken = false;
  tree.iterate({
    enter: ({ type }) => {
      isBroken ||= type.isError;
    },
  });
  const first = tree.topNode.firstChild;
  if (isBroken || first === null || first.nextSibling !== null) return null;
  return within({ name: "", text: line, from: at, to: at + line.length, node: tree.topNode }, first);
}

function within({ text, from, node }: Syntax, inner: SyntaxNode): Syntax {
  return {
    name: inner.name,
    text: text.slice(inner.from - node.from, inner.to - node.from),
    from: from + inner.from - node.from,
    to: from + inner.to - node.from,
    node: inner,
  };
}

export function firstOf(syntax: Syntax): Syntax | null {
  const { firstChild } = syntax.node;
  return firstChild === null ? null : within(syntax, firstChild);
}

/** The parts of a syntax node in the order of the text, comments left out. A new array. */
export function partsOf(syntax: Syntax): Syntax[] {
  const parts: Syntax[] = [];
  for (let part = syntax.node.firstChild; part !== null; part = part.nextSibling)
    if (part.name !== "Comment") parts.push(within(syntax, part));
  return parts;
}

/** Parts between commas, brackets left out: the items of a list, of arguments, of targets. */
export function itemsOf(parts: readonly Syntax[]): Syntax[][] {
  const items: Syntax[][] = [[]];
  for (const part of parts) {
    if (part.name === ",") items.push([]);
    else if (!/^[()[\]{}]$/.test(part.name)) items.at(-1)?.push(part);
  }
  return items.filter((item) => item.length > 0);
}
