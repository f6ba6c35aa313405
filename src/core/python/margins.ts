/**
 * What stands beside the code where it was copied from (line numbers, prompts, fences) blanked out, every other character in its
 * place, so that offsets hold. A form feed is a blank of no width: the column of the code is counted from behind it, as in Python.
 */
export function withoutMargins(source: string): string {
  const text = source
    .replace(/\r(?!\n)/g, "\n")
    .replace(/[\r\u00a0\u2007\u202f−“”‘’]/g, (sign) => plain.get(sign) ?? " ");
  return withoutPrompts(withoutNumbers(withoutFences(text)));
}

const plain: ReadonlyMap<string, string> = new Map([
  ["−", "-"],
  ["“", '"'],
  ["”", '"'],
  ["‘", "'"],
  ["’", "'"],
]);

const blank = (text: string, by = " "): string => by.repeat(text.length);

function eachLine(text: string, change: (line: string, index: number) => string): string {
  return text.split("\n").map(change).join("\n");
}

/** Between fences stands code, and around them prose. */
function withoutFences(text: string): string {
  const fence = /^\s*(?:```|~~~)\s*\w*\s*$/;
  const count = text.split("\n").filter((line) => fence.test(line)).length;
  if (count === 0) return text;
  let isCode = count === 1;
  return eachLine(text, (line) => {
    const isFence = fence.test(line);
    if (isFence && count > 1) isCode = !isCode;
    return isFence || !isCode ? blank(line) : line;
  });
}

const numbered = /^([ \t]*)(\d+)([.:|)]?)(?=([ \t]*)(\S?))/;

/** Numbers before every line, as a listing has them: they rise, and nothing else stands before the code. */
function withoutNumbers(text: string): string {
  const rows = text.split("\n").map((line) => (line.trim() === "" ? null : numbered.exec(line)));
  const full = text.split("\n").filter((line) => line.trim() !== "").length;
  const found = rows.filter((row) => row !== null);
  const isListing = found.every((row, i) => {
    const [all = "", , digits = "", mark, gap, next = ""] = row;
    const isApart = gap !== "" || next === "" || (mark !== "" && mark !== ".");
    if (/[-+*/=<>,.;:%^&|]/.test(next)) return false;
    return all !== "" && isApart && (i === 0 || Number(digits) > Number(found[i - 1]?.[2]));
  });
  const hasCode = found.some(([, , , , , next = ""]) => /[A-Za-z_#@"]/.test(next));
  if (found.length < Math.max(2, full) || !isListing || !hasCode) return text;
  const by = isRagged(found) ? "\f" : " ";
  return eachLine(text, (line) => line.replace(numbered, (margin) => blank(margin, by)));
}

/** Whether the code begins one column further where its number has one digit more: `9 x` above `10 y`. */
function isRagged(rows: readonly RegExpExecArray[]): boolean {
  let aligned = 0;
  rows.forEach((row, i) => {
    const above = rows[i - 1];
    if (above === undefined || above[0].length === row[0].length || row[5] === "" || above[5] === "") return;
    const [gap = "", gapAbove = ""] = [row[4], above[4]];
    aligned += row[0].length + gap.length === above[0].length + gapAbove.length ? 1 : 0;
    aligned -= gap.length === gapAbove.length ? 1 : 0;
  });
  return aligned < 0;
}

const prompt = /^[ \t]*(?:>>>|\.\.\.|In ?\[\d*\]:)(?: |$)/;

/** In a session with an interpreter the lines without a prompt are what it answered. */
function withoutPrompts(text: string): string {
  if (!/^[ \t]*(?:>>> |In ?\[\d*\]:)/m.test(text)) return text;
  const isSession = /^[ \t]*>>> /m.test(text);
  return eachLine(text, (line) => {
    if (prompt.test(line)) return line.replace(prompt, (margin) => blank(margin, "\f"));
    return isSession || /^\s*Out ?\[\d*\]:/.test(line) ? blank(line) : line;
  });
}
