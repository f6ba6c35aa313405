import { meantName } from "../language/characters.ts";
import { calleeOf, characters, dropped, looks, signs, texts } from "./words.ts";

export interface Token {
  /**
   * `command`: its name without the backslash; `letter`: one letter, or a Greek letter by its name; `word`: a function or name of
   * several letters; `text`: what stands in the braces of `\\text` and its like; `sign`: everything else.
   */
  readonly kind: "command" | "letter" | "word" | "text" | "number" | "sign" | "newline" | "end";
  readonly text: string;
  /** For a delimiter written with \\left, \\right and their like. */
  readonly side?: "open" | "close";
  readonly from: number;
  readonly to: number;
}

const piece =
  /\\(?<command>[A-Za-z]+)\*?|\\(?<escaped>[^A-Za-z])|(?<number>\d+(?:\{,\}\d{3})*(?:\.\d+)?|\.\d+)|(?<run>[A-Za-z]+)|(?<comment>[%#][^\n]*)|(?<newline>\n)|(?<space>\s|~|\u200b)|(?<other>.)/suy;
const words = /\s*\{((?:[^{}\\$]|\\[^A-Za-z]|\$\\[A-Za-z]+\$)*)\}/y;
/** One brace before rows makes cases of them. */
const bracedCases = /^\s*\\begin\s*\{(?:array|aligned|matrix|alignedat)\}/;
const braces = /\s*(?:\[[^\]{}]*\])?\s*\{[^{}]*\}/y;

/**
 * The tokens of LaTeX mathematics, what only sets its look left out, an `end` of no width last. Linear in the text.
 * @param known words of several letters that are names in the same text
 */
export function scanLatex(text: string, from: number, to: number, known: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let side: Token["side"];
  let at = from;
  const put = (kind: Token["kind"], value: string, begin: number, end: number): void => {
    const open = side;
    side = undefined;
    // `\left.` stands for nothing.
    if (open !== undefined && kind === "sign" && value === ".") return;
    tokens.push({ kind, text: value, from: begin, to: end, ...(open === undefined ? {} : { side: open }) });
  };
  while (at < to) {
    piece.lastIndex = at;
    const match = piece.exec(text);
    const found = match?.groups ?? {};
    const begin = at;
    at = Math.min(to, at + Math.max(1, match?.[0].length ?? 1));
    const { command, escaped, number, run, newline, other } = found;
    if (command !== undefined) at = scanCommand(command, begin, at);
    else if (escaped !== undefined) scanEscaped(escaped, begin, at);
    else if (number !== undefined) put("number", number.replaceAll("{,}", ""), begin, at);
    else if (run !== undefined) scanRun(run, begin);
    else if (newline !== undefined) put("newline", "\n", begin, at);
    else if (other !== undefined) scanCharacter(other, begin, at);
  }
  tokens.push({ kind: "end", text: "", from: to, to });
  return tokens;

  function scanCommand(command: string, begin: number, end: number): number {
    if (looks.has(command)) return end;
    if (command === "left" || command === "right") {
      side = command === "left" ? "open" : "close";
      return end;
    }
    const delimiter = /^([lr])([vV]ert)$/.exec(command);
    if (delimiter !== null) {
      side = delimiter[1] === "l" ? "open" : "close";
      put("sign", delimiter[2] === "vert" ? "|" : "‖", begin, end);
      return end;
    }
    const matching = dropped.has(command) ? braces : texts.has(command) ? words : null;
    if (matching !== null) {
      matching.lastIndex = end;
      const match = matching.exec(text);
      if (match === null) return end;
      const close = Math.min(to, end + match[0].length);
      if (matching === words) put("text", plainText(match[1] ?? ""), begin, close);
      return close;
    }
    const sign = signs.get(command);
    if (sign === undefined) put("command", command, begin, end);
    else put("sign", sign, begin, end);
    return end;
  }

  function scanEscaped(character: string, begin: number, end: number): void {
    if (character === "\\") put("sign", "\\\\", begin, end);
    else if (character === "|") put("sign", "‖", begin, end);
    else if (character === "{" && bracedCases.test(text.slice(end, end + 40))) put("command", "brace", begin, end);
    else if (character === "{" || character === "}") put("sign", `\\${character}`, begin, end);
    else if (character === "_") put("sign", "\\_", begin, end);
    else if (!/[,;:!>\s()[\]]/.test(character)) put("command", character, begin, end);
  }

  function scanRun(run: string, begin: number): void {
    if (run.length > 1 && (known.has(run) || calleeOf(run) !== null || isWord(run))) {
      put("word", run, begin, begin + run.length);
      return;
    }
    for (let i = 0; i < run.length; i++) put("letter", run.charAt(i), begin + i, begin + i + 1);
  }

  function scanCharacter(character: string, begin: number, end: number): void {
    const sign = characters.get(character);
    if (sign !== undefined) put("sign", sign, begin, end);
    else if (/\p{L}/u.test(character)) put("letter", meantName(character), begin, end);
    else put("sign", character, begin, end);
  }
}

/** `loss` and `bias` are words, `xyz` is a product. */
function isWord(run: string): boolean {
  return run.length >= 4 && /[aeiou]/.test(run) && /^[A-Za-z][a-z]+$/.test(run);
}

/** Words without the commands in them: `cross\\,entropy` is `cross entropy`, `\\_` an underscore. */
function plainText(inside: string): string {
  return inside
    .replace(/\$\\([A-Za-z]+)\$/g, "$1")
    .replace(/\\_/g, "_")
    .replace(/\\./g, " ")
    .replace(/[~\s]+/g, " ")
    .trim();
}
