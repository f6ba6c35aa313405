import type {
  DefineStatement,
  EvaluateStatement,
  Expr,
  ForStatement,
  IndexExpr,
  NameExpr,
  Parameter,
  SeedStatement,
  Span,
} from "../language/program.ts";
import type { Remark } from "../language/reading.ts";
import type { Fix } from "../language/diagnostic.ts";

/** The loop in which parameters are moved. */
export interface Training {
  /** What `range(…)` is given; null where the loop has no end. */
  readonly range: readonly Expr[] | null;
  readonly variable: NameExpr | null;
  readonly outer: Training | null;
  /** The line that begins it. */
  readonly span: Span;
}

/** Where a line stands. */
export interface Where {
  /** In a method called backward: whatever it says is about gradients. */
  readonly isBackward: boolean;
  readonly training: Training | null;
}

export interface AssignItem {
  readonly kind: "assign";
  readonly target: NameExpr | (IndexExpr & { readonly operand: NameExpr });
  readonly operator: "+" | "-" | "*" | "/" | null;
  readonly value: Expr;
  readonly where: Where;
  readonly span: Span;
}

/** `a, b = f(x)` */
export interface UnpackItem {
  readonly kind: "unpack";
  readonly targets: readonly NameExpr[];
  readonly value: Expr;
  readonly where: Where;
  readonly span: Span;
}

/** A line that is still to be written. */
export interface BlankItem {
  readonly kind: "blank";
  readonly target: NameExpr;
  readonly where: Where;
  readonly span: Span;
}

export interface StatementItem {
  readonly kind: "statement";
  readonly statement: DefineStatement | EvaluateStatement | SeedStatement | ForStatement;
  readonly where: Where;
  readonly span: Span;
}

/** A line that cannot be read, with the names that it would have given a value. */
export interface UnreadItem {
  readonly kind: "unread";
  readonly message: string;
  readonly binds: readonly string[];
  readonly fix?: Fix;
  /** Whether the line is not even Python, or is longer than any program may be. */
  readonly isForeign?: boolean;
  readonly isPast?: boolean;
  readonly span: Span;
}

export interface RemarkItem {
  readonly kind: "remark";
  readonly remark: Remark;
  readonly span: Span;
}

export interface ReturnItem {
  readonly kind: "return";
  readonly values: readonly Expr[];
  readonly where: Where;
  readonly span: Span;
}

/** `loss.backward()`: says what is differentiated. */
export interface OutputItem {
  readonly kind: "output";
  readonly name: string;
  readonly span: Span;
}

/** A value for a name that the text leaves without one. */
export interface DefaultItem {
  readonly kind: "default";
  readonly name: string;
  readonly value: number | readonly number[];
  readonly span: Span;
}

/** The lecture's ComputationalGraph: a frame for any graph. */
export interface FrameItem {
  readonly kind: "frame";
  readonly span: Span;
}

/** A function of several lines, before it is known who calls it. */
export interface RoutineItem {
  readonly kind: "routine";
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Item[];
  readonly span: Span;
}

export type Item =
  | AssignItem
  | UnpackItem
  | BlankItem
  | StatementItem
  | UnreadItem
  | RemarkItem
  | ReturnItem
  | OutputItem
  | FrameItem
  | DefaultItem
  | RoutineItem;

export function remark(kind: Remark["kind"], message: string, { from, to }: Span): RemarkItem {
  const span = { from, to };
  return { kind: "remark", remark: { kind, message, span }, span };
}

export function unread(message: string, { from, to }: Span, binds: readonly string[] = []): UnreadItem {
  return { kind: "unread", message, binds, span: { from, to } };
}

/** The names that an item gives a value. */
export function bindsOf(item: Item): readonly string[] {
  switch (item.kind) {
    case "assign":
      return [nameOf(item.target)];
    case "blank":
      return [item.target.name];
    case "unpack":
      return item.targets.map(({ name }) => name);
    case "unread":
      return item.binds;
    case "statement":
      return item.statement.kind === "for" ? boundIn(item.statement) : [];
    default:
      return [];
  }
}

function boundIn({ body }: ForStatement): string[] {
  return body.flatMap((line) => (line.kind === "for" ? boundIn(line) : line.kind === "assign" ? [line.name] : []));
}

/** The name that a target changes. */
export function nameOf(target: AssignItem["target"]): string {
  return target.kind === "name" ? target.name : target.operand.name;
}
