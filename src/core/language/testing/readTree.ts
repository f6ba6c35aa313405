import type { SyntaxNode } from "@lezer/common";
import { meantNumber } from "../characters.ts";
import { parser } from "../parser.generated.ts";
import { argumentsOf, isAttribute, maker, readList, suffixed } from "./readList.ts";
import { loop, refuseShallow } from "./readLoop.ts";
import {
  bare,
  callee,
  children,
  meant,
  refuseProperty,
  Refused,
  signed,
  signs,
  superscript,
  text,
  update,
  values,
} from "./treeParts.ts";

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

function statement(node: SyntaxNode, source: string): string[] {
  const parts = children(node);
  switch (node.name) {
    case "Evaluate": {
      const value = parts[0] && bare(parts[0]);
      if (parts.length > 1) throw new Refused();
      return [value && isSeed(value, source) ? seed(value, source) : fold(value, source)];
    }
    case "Def": {
      refuseShallow(node, source);
      const lines = parts.filter(({ name }) => name === "Assign").flatMap((part) => assign(children(part), source));
      const body = [...lines, fold(parts.at(-1), source)].join(" ");
      if (body.includes("(define")) throw new Refused();
      return [`(define ${callee(parts[1], source)} (${parameters(parts, source)}) ${body})`];
    }
    case "Assign":
      return assign(parts, source);
    case "For":
      return loop(node, source, fold, statement);
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
  if (equals < 0) return update(parts, source, fold);
  const [target] = left;
  const [value] = right;
  if (left.length === 1 && target?.name === "Call") {
    if (value?.name === "Lambda" || right.length > 1) throw new Refused();
    const inner = children(target);
    if (maker(inner, source, fold)) throw new Refused();
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
      return readList(node, source, fold);
    case "Suffixed":
      return parts
        .slice(1)
        .reduce((receiver, suffix) => suffixed(receiver, suffix, source, fold), fold(parts[0], source));
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

function call(parts: SyntaxNode[], source: string): string {
  const [name, open] = parts;
  const args = values(parts.slice(1));
  const random = ["randn", "rand"].includes(callee(name, source));
  if (args.length === 0 && !random) throw new Refused();
  if (maker(parts, source, fold)) return fold(args[0], source);
  const word = name?.to === open?.from ? "call" : "call.";
  return `(${[word, callee(name, source), ...argumentsOf(args, source, fold)].join(" ")})`;
}

/** A number or a list does not go on with a product, and `2.T` is no 2·T. */
function refuseJuxtaposed(node: SyntaxNode | undefined, source: string): void {
  let first = node;
  while (first?.firstChild && first.name !== "List") first = first.firstChild;
  if (first === undefined || first.name === "Number" || first.name === "List") throw new Refused();
  const word = text(first, source);
  if (first.name === "Open" && /\.\s*shape\s*$/.test(source.slice(0, first.from))) throw new Refused();
  if (/\d[.．]$/.test(source.slice(0, first.from)) && isAttribute(word)) throw new Refused();
}
