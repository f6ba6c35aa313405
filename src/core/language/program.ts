/** A half-open range of UTF-16 offsets into the source text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "@" | "·" | "<" | ">" | "<=" | ">=" | "==";

export interface NumberExpr {
  readonly kind: "number";
  readonly value: number;
  /** The variable of a loop that it stands for, where a turn was written out. */
  readonly variable?: string;
  readonly span: Span;
}

export interface NameExpr {
  readonly kind: "name";
  readonly name: string;
  readonly span: Span;
}

export interface NegateExpr {
  readonly kind: "negate";
  readonly operand: Expr;
  readonly span: Span;
}

/** `implicit` marks a product written by juxtaposition: `2x`, `w0 x0`. */
export interface BinaryExpr {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expr;
  readonly right: Expr;
  readonly implicit: boolean;
  readonly span: Span;
}

export interface NamedArgument {
  readonly name: string;
  readonly value: Expr;
  readonly span: Span;
}

/**
 * A name followed by a parenthesis; a method is the call it means: `x.sum(axis=0)` is `sum(x, axis=0)`, `x.T` is
 * `transpose(x)`, `x.shape` is `shape(x)`. Whether the name is a function is not known to the parser:
 * `adjacent` tells whether the parenthesis follows directly (`x(y)`) or after a space (`x (y)`).
 */
export interface CallExpr {
  readonly kind: "call";
  readonly callee: string;
  readonly calleeSpan: Span;
  readonly args: readonly Expr[];
  readonly named: readonly NamedArgument[];
  readonly adjacent: boolean;
  readonly span: Span;
}

/** `[1, 2]`, `[[a, b], [c, d]]`, or the tuple `(3, 4)` of a size. */
export interface ListExpr {
  readonly kind: "list";
  readonly items: readonly Expr[];
  readonly span: Span;
}

/** One subscript: a single position, or a slice `from:to:step` with what was left out as null. */
export type Subscript =
  | { readonly kind: "at"; readonly value: Expr; readonly span: Span }
  | {
      readonly kind: "slice";
      readonly from: Expr | null;
      readonly to: Expr | null;
      readonly step: Expr | null;
      readonly span: Span;
    };

/** `x[0]`, `x[1:3]`, `W[0, :]` */
export interface IndexExpr {
  readonly kind: "index";
  readonly operand: Expr;
  readonly subscripts: readonly Subscript[];
  readonly span: Span;
}

export type Expr = NumberExpr | NameExpr | NegateExpr | BinaryExpr | CallExpr | ListExpr | IndexExpr;

/** `name = value`; `name += value` is `name = name + value`, the name on the right being the one on the left. */
export interface AssignStatement {
  readonly kind: "assign";
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expr;
  readonly span: Span;
}

export interface Parameter {
  readonly name: string;
  readonly span: Span;
  /** The default of `def f(x, a=0.1)`, null where there is none. */
  readonly fallback: Expr | null;
}

/** `name(parameters) = body`, `def name(parameters): return body`, `name = lambda parameters: body`, or a `def` of several lines. */
export interface DefineStatement {
  readonly kind: "define";
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  /** The lines before the return: names of their own, computed once in each call. */
  readonly locals?: readonly AssignStatement[];
  readonly body: Expr;
  readonly span: Span;
}

/** A bare expression: the output. */
export interface EvaluateStatement {
  readonly kind: "evaluate";
  readonly value: Expr;
  readonly span: Span;
}

/** `seed(0)`: starts the stream from which the `randn` and `rand` below it draw. */
export interface SeedStatement {
  readonly kind: "seed";
  readonly value: Expr;
  readonly span: Span;
}

/** `for variable in range(stop):`, or `range(start, stop)`, or `range(start, stop, step)`, and the lines of each turn. */
export interface ForStatement {
  readonly kind: "for";
  readonly variable: string;
  readonly variableSpan: Span;
  /** One to three values, as in Python. */
  readonly range: readonly Expr[];
  readonly rangeSpan: Span;
  /** Assignments, seeds and loops; never empty. */
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** A statement that holds no others. */
export type SimpleStatement = AssignStatement | DefineStatement | EvaluateStatement | SeedStatement;

export type Statement = SimpleStatement | ForStatement;

export interface Program {
  readonly source: string;
  readonly statements: readonly Statement[];
  /** Values of names that no statement binds, where the text says what they are; other such names have their usual ones. */
  readonly defaults?: ReadonlyMap<string, number | readonly number[]>;
}
