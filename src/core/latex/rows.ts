import type { Token } from "./scan.ts";
import { displays } from "./words.ts";

/** A run of tokens that is one formula. */
export type Formula = readonly Token[];

const opening: ReadonlySet<string> = new Set(["(", "[", "{", "\\{"]);
const closing: ReadonlySet<string> = new Set([")", "]", "}", "\\}"]);
/** A row that begins or ends with one of these goes on with its neighbour. */
const joining: ReadonlySet<string> = new Set(["+", "-", "·", "*", "⊙", "/", "=", "<=", ">=", "<", ">", ",", ":"]);

/**
 * The formulas of a run of tokens: rows of align and its like, lines, and what commas or wide spaces set apart where each
 * says something with =. Alignment marks are left out.
 * @param hasLines whether a new line begins a new formula, as where no $ says how far one goes
 */
export function formulasOf(tokens: readonly Token[], hasLines: boolean): Formula[] {
  return rowsOf(tokens, hasLines).flatMap(apart);
}

function rowsOf(tokens: readonly Token[], hasLines: boolean): Formula[] {
  const rows: Token[][] = [];
  let row: Token[] = [];
  let depth = 0;
  let inner = 0;
  const finish = (): void => {
    row = row.slice(row.findIndex(({ text }) => text !== "\\quad"));
    const [first] = row;
    const last = rows.at(-1);
    // `\\ &= …` and `+ …` go on with the row above.
    if (first?.kind === "sign" && joining.has(first.text) && last !== undefined) last.push(...row);
    else if (row.length > 0) rows.push(row);
    row = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "end") continue;
    const { kind, text } = token;
    if (kind === "command" && (text === "begin" || text === "end")) {
      const { name, length } = environmentAt(tokens, at);
      if (displays.has(name) && inner === 0 && tokens[at - 1]?.text !== "brace") {
        at += length - 1;
        finish();
        continue;
      }
      inner += text === "begin" ? 1 : -1;
    }
    if (kind === "sign" && opening.has(text)) depth++;
    if (kind === "sign" && closing.has(text)) depth--;
    if (inner > 0) {
      row.push(token);
      continue;
    }
    if (kind === "newline") {
      const last = row.at(-1);
      if (hasLines && depth <= 0 && !(last?.kind === "sign" && joining.has(last.text))) finish();
      continue;
    }
    if (kind === "sign" && (text === "\\\\" || text === ";") && depth <= 0) {
      depth = 0;
      finish();
      continue;
    }
    if (kind === "sign" && text === "&") continue;
    row.push(token);
  }
  finish();
  return rows;
}

/** The name of the environment that begins or ends at a token, and how many tokens say so. */
function environmentAt(tokens: readonly Token[], begin: number): { readonly name: string; readonly length: number } {
  let at = begin + 1;
  let name = "";
  if (tokens[at]?.text !== "{") return { name, length: 1 };
  for (at++; at < tokens.length && tokens[at]?.text !== "}"; at++) {
    if (name.length > 20) break;
    name += tokens[at]?.text ?? "";
  }
  at++;
  name = name.replace(/[*⊙]$/, "");
  // The number of columns of alignat.
  if (name.startsWith("alignat") && tokens[begin]?.text === "begin" && tokens[at]?.text === "{") at += 3;
  return { name, length: at - begin };
}

/** `x = 1, y = 2` is two formulas; `f = x, x > 0` is one with a remark. */
function apart(row: Formula): Formula[] {
  const pieces: { readonly tokens: Token[]; hasEquals: boolean }[] = [{ tokens: [], hasEquals: false }];
  let depth = 0;
  let environments = 0;
  for (const [at, token] of row.entries()) {
    const { kind, text } = token;
    if (kind === "command" && text === "begin") environments++;
    if (kind === "command" && text === "end") environments--;
    if (kind === "sign" && opening.has(text)) depth++;
    if (kind === "sign" && closing.has(text)) depth--;
    const isOpen = depth <= 0 && environments <= 0;
    if (isOpen && isApart(row, at)) {
      pieces.push({ tokens: [], hasEquals: false });
      continue;
    }
    const last = pieces.at(-1);
    last?.tokens.push(token);
    if (isOpen && last !== undefined && kind === "sign" && text === "=") last.hasEquals = true;
  }
  const defining = pieces.filter(({ hasEquals }) => hasEquals);
  const kept = defining.length > 0 ? defining : pieces.filter(({ tokens }) => tokens.length > 0).slice(0, 1);
  return kept.map(({ tokens }) => trimmed(tokens)).filter((formula) => formula.length > 0);
}

function isApart(row: Formula, at: number): boolean {
  const { kind, text } = row[at] ?? { kind: "end", text: "" };
  if (kind === "sign") return text === "," || text === "\\quad";
  // Words between formulas; a function or a name stands beside what it is a part of.
  return kind === "text" && /^(?:and|und|where|with|for|if|when|so|then|or|e\.g\.|let)(?![A-Za-z])/i.test(text);
}

/** Without the full stop of a sentence. */
function trimmed(tokens: readonly Token[]): Formula {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === "sign" && [".", ",", ":", ";"].includes(tokens[end - 1]?.text ?? ""))
    end--;
  return tokens.slice(0, end);
}
