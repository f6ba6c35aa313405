import type { SyntaxNode } from "@lezer/common";
import { meantCallee, meantName, meantNumber } from "../characters.ts";
import { parser } from "../parser.generated.ts";
import { reservedWords } from "../words.ts";

/**
 * The grammar's own reading of a text, for tests alone: the tree that Lezer makes of backstep.grammar, folded into the
 * notation of cases.txt, `(+ a (* b c))`. It shares no code with parse.ts, which it judges, but the meaning of names and
 * numbers; what is refused beyond the grammar (two numbers in a row, a value for a number) is refused here once more, by other means.
 */
const strict = parser.configure({ strict: true });

/** One string a statement, null where the grammar does not hold the text. */
export function readTree(source: string): string[] | null {
  let top: SyntaxNode;
  try {
    top = strict.parse(source).topNode;
  } catch {
    return null;
  }
  try {
    return children(top).flatMap((node) => statement(node, source));
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

class Refused extends Error {}

function statement(node: SyntaxNode, source: string): string[] {
  const parts = children(node);
  switch (node.name) {
    case "Evaluate": {
      if (parts.length > 1) throw new Refused();
      return [fold(parts[0], source)];
    }
    case "Def": {
      const body = fold(parts.at(-1), source);
      return [`(define ${callee(parts[1], source)} (${parameters(parts, source)}) ${body})`];
    }
    case "Assign":
      return assign(parts, source);
    default:
      return [];
  }
}

function assign(parts: SyntaxNode[], source: string): string[] {
  const equals = parts.findIndex(({ name }) => name === "Equals");
  const left = parts.slice(0, equals).filter(({ name }) => name !== "Comma");
  const right = parts.slice(equals + 1).filter(({ name }) => name !== "Comma");
  const [target] = left;
  const [value] = right;
  if (left.length === 1 && target?.name === "Call") {
    if (value?.name === "Lambda" || right.length > 1) throw new Refused();
    const inner = children(target);
    for (const argument of inner.slice(2, -1)) {
      if (!["Name", "Comma", "NamedArgument"].includes(bare(argument).name)) throw new Refused();
    }
    return [`(define ${callee(inner[0], source)} (${parameters(inner, source)}) ${fold(value, source)})`];
  }
  for (const { name } of left) if (name !== "Name") throw new Refused();
  if (value?.name === "Lambda") {
    if (left.length > 1 || right.length > 1) throw new Refused();
    const inner = children(value);
    return [`(define ${callee(target, source)} (${parameters(inner, source)}) ${fold(inner.at(-1), source)})`];
  }
  if (left.length !== right.length) throw new Refused();
  return left.map((name, i) => `(= ${meant(name, source)} ${fold(right[i], source)})`);
}

/** The parameters of a definition: Parameter nodes, or the arguments of a call, which begins with its name and `(`. */
function parameters(parts: SyntaxNode[], source: string): string {
  const isCall = parts[1]?.name === "Open";
  const list = isCall ? parts.slice(2, -1).map(bare) : parts;
  const shown = new Map<string, string>();
  for (const node of list) {
    const isName = isCall && node.name === "Name";
    if (!isName && node.name !== "Parameter" && node.name !== "NamedArgument") continue;
    const inner = isName ? [node] : children(node);
    const name = meant(inner[0], source);
    if (shown.has(name)) throw new Refused();
    shown.set(name, inner.length > 1 ? `${name}=${fold(inner[2], source)}` : name);
  }
  return [...shown.values()].join(" ");
}

function fold(node: SyntaxNode | undefined, source: string): string {
  if (node === undefined) throw new Refused();
  const parts = children(node);
  switch (node.name) {
    case "Number":
      return String(meantNumber(text(node, source)));
    case "Name":
      return meant(node, source);
    case "Group":
      return fold(parts[1], source);
    case "Sum":
    case "Comparison":
      if (node.name === "Comparison" && parts.length > 3) throw new Refused();
      return chain(parts, source);
    case "Product":
      return product(parts, source);
    case "Signed":
      return signed(parts.slice(0, -1), fold(parts.at(-1), source));
    case "Raised":
      return `(^ ${fold(parts[0], source)} ${superscript(text(parts[1], source))})`;
    case "Power":
      return power(parts, source);
    case "Root": {
      const signs = parts.length - 1;
      return "(call sqrt ".repeat(signs) + fold(parts.at(-1), source) + ")".repeat(signs);
    }
    case "Call":
      return call(parts, source);
    default:
      throw new Error(`The grammar has a node ${node.name} that this reading does not know`);
  }
}

const signs = new Map(
  "Plus + Minus - Times * Divide / Dot · At @ Less < Greater > LessEqual <= GreaterEqual >= EqualEqual =="
    .match(/\S+ \S+/g)
    ?.map((pair) => [pair.split(" ")[0] ?? "", pair.split(" ")[1] ?? ""]),
);

function chain(parts: SyntaxNode[], source: string): string {
  let left = fold(parts[0], source);
  for (let i = 1; i < parts.length; i += 2)
    left = `(${signs.get(parts[i]?.name ?? "")} ${left} ${fold(parts[i + 1], source)})`;
  return left;
}

function product(parts: SyntaxNode[], source: string): string {
  let left = fold(parts[0], source);
  for (let i = 1; i < parts.length; i++) {
    const sign = signs.get(parts[i]?.name ?? "");
    if (sign === undefined && startsWithNumber(parts[i])) throw new Refused();
    if (sign !== undefined) i++;
    left = `(${sign ?? "*."} ${left} ${fold(parts[i], source)})`;
  }
  return left;
}

function power(parts: SyntaxNode[], source: string): string {
  let exponent = fold(parts.at(-1), source);
  let at = parts.length - 2;
  while (at > 0) {
    const carets = at;
    while (parts[at]?.name !== "Caret") at--;
    exponent = signed(parts.slice(at + 1, carets + 1), exponent);
    exponent = `(^ ${fold(parts[at - 1], source)} ${exponent})`;
    at -= 2;
  }
  return exponent;
}

function signed(run: SyntaxNode[], operand: string): string {
  const minuses = run.filter(({ name }) => name === "Minus").length;
  return "(- ".repeat(minuses) + operand + ")".repeat(minuses);
}

function call(parts: SyntaxNode[], source: string): string {
  const [name, open] = parts;
  const args = parts.slice(2, -1).filter((part) => part.name !== "Comma");
  if (args.length === 0) throw new Refused();
  const word = name?.to === open?.from ? "call" : "call.";
  const firstNamed = args.findIndex((argument) => argument.name === "NamedArgument");
  if (firstNamed >= 0 && args.slice(firstNamed).some((argument) => argument.name !== "NamedArgument"))
    throw new Refused();
  const shown = args.map((argument) => {
    if (argument.name !== "NamedArgument") return fold(argument, source);
    const inner = children(argument);
    return `${meant(inner[0], source)}=${fold(inner[2], source)}`;
  });
  return `(${[word, callee(name, source), ...shown].join(" ")})`;
}

function startsWithNumber(node: SyntaxNode | undefined): boolean {
  for (let first = node; first; first = first.firstChild ?? undefined) if (first.name === "Number") return true;
  return false;
}

function bare(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "Group") inner = children(inner)[1] ?? inner;
  return inner;
}

function superscript(written: string): string {
  const digits = Number(
    [...written]
      .map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit))
      .filter((digit) => digit >= 0)
      .join(""),
  );
  return written.startsWith("⁻") ? `(- ${digits})` : String(digits);
}

function meant(node: SyntaxNode | undefined, source: string): string {
  return ordinary(meantName(text(node, source)), text(node, source));
}

function callee(node: SyntaxNode | undefined, source: string): string {
  return ordinary(meantCallee(text(node, source)), text(node, source));
}

/** A library's prefix or a full-width form hides a reserved word from the grammar, which compares letter by letter. */
function ordinary(name: string, written: string): string {
  if (reservedWords.includes(name) && (name !== "lambda" || written === name)) throw new Refused();
  return name;
}

function text(node: SyntaxNode | undefined, source: string): string {
  return node === undefined ? "" : source.slice(node.from, node.to);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const skipped = new Set(["Comment", "Semicolon", "ImportLine"]);
  for (let child = node.firstChild; child; child = child.nextSibling) if (!skipped.has(child.name)) found.push(child);
  return found;
}
