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
      const value = parts[0] && bare(parts[0]);
      if (parts.length > 1) throw new Refused();
      return [value && isSeed(value, source) ? seed(value, source) : fold(value, source)];
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

function isSeed(node: SyntaxNode, source: string): boolean {
  const [name, open] = children(node);
  return node.name === "Call" && callee(name, source) === "seed" && name?.to === open?.from;
}

function seed(node: SyntaxNode, source: string): string {
  const args = children(node).slice(2, -1);
  if (args.length !== 1 || args[0]?.name === "NamedArgument") throw new Refused();
  return `(seed ${fold(args[0], source)})`;
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
    if (maker(inner, source)) throw new Refused();
    for (const argument of inner.slice(2, -1)) {
      if (!["Name", "Comma", "NamedArgument"].includes(bare(argument).name)) throw new Refused();
      if (children(argument).some(({ name }) => name === "Setting")) throw new Refused();
      refuseProperty(bare(argument), source);
    }
    return [`(define ${callee(inner[0], source)} (${parameters(inner, source)}) ${fold(value, source)})`];
  }
  for (const node of left) {
    if (node.name !== "Name") throw new Refused();
    refuseProperty(node, source);
  }
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
    case "Name": {
      const property = /^F\.(T|shape)$/.exec(text(node, source));
      return property ? `(call ${property[1] === "T" ? "transpose" : "shape"} F)` : meant(node, source);
    }
    case "Tuple":
      return `(${["list", ...values(parts).map((item) => fold(item, source))].join(" ")})`;
    case "List":
      return readList(node, source);
    case "Suffixed":
      return parts.slice(1).reduce((receiver, suffix) => suffixed(receiver, suffix, source), fold(parts[0], source));
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
    if (sign === undefined) refuseJuxtaposed(parts[i], source);
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
  const args = values(parts.slice(1));
  const random = ["randn", "rand"].includes(callee(name, source));
  if (args.length === 0 && !random) throw new Refused();
  if (maker(parts, source)) return fold(args[0], source);
  const word = name?.to === open?.from ? "call" : "call.";
  return `(${[word, callee(name, source), ...argumentsOf(args, source)].join(" ")})`;
}

function argumentsOf(args: SyntaxNode[], source: string): string[] {
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

/** Whether the parts of a call are those of `np.array([1, 2])`, which is the list itself. */
function maker(parts: SyntaxNode[], source: string): boolean {
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
    if (isNamed) argumentsOf([argument], source);
  }
  if (first === undefined) throw new Refused();
  return true;
}

/** What the receiver becomes by `.T`, `.sum(axis=0)` or `[0, 1:2]`. */
function suffixed(receiver: string, suffix: SyntaxNode, source: string): string {
  const parts = children(suffix);
  if (suffix.name === "Index") {
    return `(${["index", receiver, ...values(parts).map((part) => subscript(part, source))].join(" ")})`;
  }
  const [, name, open] = parts;
  const word = text(name, source);
  const args = argumentsOf(values(parts.slice(2)), source);
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

const methods = new Set(
  (
    "sum mean max min dot matmul reshape transpose flatten trace outer norm exp log sqrt square abs sin cos tan tanh " +
    "sigmoid relu softmax log_softmax logsumexp ravel view"
  ).split(" "),
);

function subscript(node: SyntaxNode, source: string): string {
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

/** A list whose entries are parted by commas, or by spaces alone as NumPy prints them. */
function readList(node: SyntaxNode, source: string): string {
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

/** A number or a list does not go on with a product, and `2.T` is no 2·T. */
function refuseJuxtaposed(node: SyntaxNode | undefined, source: string): void {
  let first = node;
  while (first?.firstChild && first.name !== "List") first = first.firstChild;
  if (first === undefined || first.name === "Number" || first.name === "List") throw new Refused();
  const word = text(first, source);
  if (first.name === "Open" && /\.\s*shape\s*$/.test(source.slice(0, first.from))) throw new Refused();
  const isAttribute = methods.has(word) || /^(T|shape|copy|clone|astype)$/.test(word);
  if (/\d[.．]$/.test(source.slice(0, first.from)) && isAttribute) throw new Refused();
}

/** `F.T` is a value, and no name. */
function refuseProperty(node: SyntaxNode, source: string): void {
  if (/^F\.(T|shape)$/.test(text(node, source))) throw new Refused();
}

/** What stands between the first and the last of the parts, commas left out. */
function values(parts: SyntaxNode[]): SyntaxNode[] {
  return parts.slice(1, -1).filter(({ name }) => name !== "Comma");
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
