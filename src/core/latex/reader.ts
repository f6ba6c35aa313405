import type { Expr } from "../language/program.ts";
import { limits } from "../language/limits.ts";
import { t } from "../words/t.ts";
import type { Token } from "./scan.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * What is known of the size of an expression, by the case and the fount of its letters. `number`: numbers, Greek letters and what
 * is set as a fraction; `matrix`: upper-case letters; `vector`: bold lower-case ones; `row`: what is transposed; `any`: the rest.
 */
export type Size = "number" | "matrix" | "vector" | "row" | "any";

/** An expression as far as it has been read. */
export interface Term {
  readonly expr: Expr;
  readonly size: Size;
  /** Of a sum over a written index, up to where it goes: `N`, `3`; empty where that is not written. */
  readonly upTo?: string;
}

/** A name with letters below it that may count entries: `W_{ij}`. */
export interface Indexed {
  readonly base: string;
  readonly letters: readonly string[];
}

/** What the whole text says about its names. */
export interface Names {
  /** Names that have a number as their value. */
  readonly numbers: ReadonlySet<string>;
  /** Names that have a list of numbers as their value. */
  readonly arrays: ReadonlySet<string>;
  /** Names of functions, by the header of their definition. */
  readonly functions: ReadonlySet<string>;
  /** All names that the text defines. */
  readonly defined: ReadonlySet<string>;
}

/** How the parts of a formula are read; given from outside, since they hold one another. */
export interface Syntax {
  whole(reader: Reader): Term;
  factors(reader: Reader): Term;
  product(reader: Reader): Term;
  operand(reader: Reader): Term;
}

/** The tokens of one formula, and where the reading of it stands. */
export class Reader {
  /** Name -> what it may be the entry of. */
  readonly indexed = new Map<string, Indexed>();
  /** Names that were summed over: they are vectors, or matrices. */
  readonly summed = new Set<string>();
  /** Letters that count the entries of the result, as i in `\\sum_j W_{ij} x_j`. */
  readonly free = new Set<string>();
  /** The name that the formula defines; empty where it defines none. */
  defines = "";
  /** Bars that stand open, of those that do not say by themselves whether they open or close. */
  bars = 0;
  private at = 0;
  private depth = 0;
  private readonly tokens: Token[];
  readonly names: Names;
  private readonly syntax: Syntax;

  constructor(tokens: Token[], names: Names, syntax: Syntax) {
    this.tokens = tokens;
    this.names = names;
    this.syntax = syntax;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[this.at + ahead] ?? this.tokens.at(-1);
    if (token === undefined) throw new Error("Tokens end with an end");
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (this.at < this.tokens.length - 1) this.at++;
    return token;
  }

  is(sign: string): boolean {
    const { kind, text } = this.peek();
    return text === sign && (kind === "sign" || kind === "newline");
  }

  isCommand(command: string): boolean {
    const { kind, text } = this.peek();
    return kind === "command" && text === command;
  }

  /** Passes over a sign, if it stands there. */
  eat(sign: string): boolean {
    const stands = this.is(sign);
    if (stands) this.next();
    return stands;
  }

  expect(sign: string, what: string): void {
    if (!this.eat(sign)) throw this.unexpected(what);
  }

  /** A sum or relation; whatever may stand in parentheses. */
  expression(): Term {
    return this.nested(() => this.syntax.whole(this));
  }

  /** What a function takes without parentheses: factors side by side. */
  factors(): Term {
    return this.nested(() => this.syntax.factors(this));
  }

  /** All that is multiplied and divided. */
  product(): Term {
    return this.nested(() => this.syntax.product(this));
  }

  /** One operand without what stands above it. */
  operand(): Term {
    return this.nested(() => this.syntax.operand(this));
  }

  nested<Result>(read: () => Result): Result {
    if (this.depth >= limits.nesting) {
      const { from, to } = this.peek();
      throw new Unreadable(t`The formula is nested more than ${limits.nesting} deep, which is the limit.`, from, to);
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  /** One digit of a number, as TeX takes it for an argument without braces. */
  digit(): Token {
    const token = this.next();
    if (token.kind !== "number" || token.text.length === 1) return token;
    const split = { ...token, text: token.text.charAt(0), to: token.from + 1 };
    this.at--;
    this.tokens[this.at] = { ...token, text: token.text.slice(1), from: token.from + 1 };
    return split;
  }

  /** The tokens up to the brace that closes the group, which stands open; both are passed. */
  raw(): Token[] {
    const found: Token[] = [];
    let open = 1;
    for (;;) {
      const token = this.next();
      if (token.kind === "end") throw this.unexpected("}");
      if (token.kind === "sign" && token.text === "{") open++;
      if (token.kind === "sign" && token.text === "}") open--;
      if (open === 0) return found;
      found.push(token);
    }
  }

  unexpected(what: string): Unreadable {
    const { kind, text, from, to } = this.peek();
    const sign = `${kind === "command" ? "\\" : ""}${text}`;
    const message =
      kind === "end" ? t`${what} is expected where the formula ends.` : t`${what} is expected where “${sign}” stands.`;
    return new Unreadable(message, from, Math.max(to, from));
  }
}
