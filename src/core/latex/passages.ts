/** A stretch of a text: mathematics, or what stands around it. */
export interface Passage {
  readonly kind: "math" | "prose";
  readonly from: number;
  readonly to: number;
  /** Whether a line is a formula of its own: only where no sign says where a formula ends. */
  readonly hasLines: boolean;
}

const openings =
  /\\[\\$]|\$\$|\$|\\\[|\\\(|\\begin\s*\{(?:align(?:ed|at|edat)?|flalign|equation|gather(?:ed)?|split|multline|eqnarray|displaymath|math)\*?\}/g;
const closings: ReadonlyMap<string, RegExp> = new Map([
  ["$$", /(?<!\\)\$\$/g],
  ["$", /(?<!\\)\$/g],
  ["\\[", /\\\]/g],
  ["\\(", /\\\)/g],
  [
    "\\begin",
    /\\end\s*\{(?:align(?:ed|at|edat)?|flalign|equation|gather(?:ed)?|split|multline|eqnarray|displaymath|math)\*?\}/g,
  ],
]);

/**
 * Where the formulas of a text stand: between `$`, `\\[`, `\\begin{align}` and their like. Where it has none of these, all of
 * it is mathematics, line by line. What is opened and never closed reaches to the end. Linear in the text.
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  openings.lastIndex = 0;
  for (let match = openings.exec(text); match !== null; match = openings.exec(text)) {
    const [opening] = match;
    if (opening.startsWith("\\\\") || opening === "\\$") continue;
    const isEnvironment = opening.startsWith("\\begin");
    const closing = closings.get(isEnvironment ? "\\begin" : opening);
    if (closing === undefined) continue;
    const begin = isEnvironment ? match.index : match.index + opening.length;
    closing.lastIndex = match.index + opening.length;
    const end = closing.exec(text);
    const to = end === null ? text.length : isEnvironment ? end.index + end[0].length : end.index;
    if (match.index > from) passages.push({ kind: "prose", from, to: match.index, hasLines: false });
    passages.push({ kind: "math", from: begin, to, hasLines: false });
    from = end === null ? text.length : end.index + end[0].length;
    openings.lastIndex = from;
    if (end === null) break;
  }
  if (passages.length === 0) return [{ kind: "math", from: 0, to: text.length, hasLines: true }];
  if (from < text.length) passages.push({ kind: "prose", from, to: text.length, hasLines: false });
  return passages;
}
