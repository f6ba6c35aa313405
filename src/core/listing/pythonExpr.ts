import type { BinaryExpr, BinaryOperator, CallExpr, Expr, IndexExpr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { pythonNumber } from "./pythonNumber.ts";

/** How tightly a piece of Python binds, loosest first. */
export const level = { comparison: 1, sum: 2, product: 3, unary: 4, power: 5, atom: 6 } as const;

/** A piece of Python. */
export interface Code {
  readonly text: string;
  readonly level: number;
  /** It is True or False, which NumPy neither negates nor subtracts. */
  readonly isBool?: true;
  /** It may share its elements with another array. */
  readonly isView?: true;
  /** It is this, copied along all axes: beside an array of that shape the copies need not be made. */
  readonly copies?: Code;
}

/** What a library of arrays is called in Python, and how it spells what the gate table names. */
export interface Spelling {
  /** `np` */
  readonly module: string;
  /** A call of the gate table or of a helper. `args` and `named` stand in the order of the call. */
  readonly call: (call: CallExpr, args: readonly Code[], named: readonly Code[]) => Code;
  /** Whether (x > 0) − (x < 0) may be written as the sign of x: of NaN it is another. */
  readonly hasSigns: boolean;
}

export const atom = (text: string): Code => ({ text, level: level.atom });
export const view = (text: string): Code => ({ text, level: level.atom, isView: true });

/** A piece where something binds that tightly around it. */
export function within(code: Code, loosest: number): string {
  return code.level < loosest ? `(${code.text})` : code.text;
}

/** Truth as the number it counts as. */
export function numeric(code: Code): Code {
  return code.isBool === true ? { text: `(${code.text}) * 1.0`, level: level.product } : code;
}

const levels: Readonly<Record<BinaryOperator, number>> = {
  "<": level.comparison,
  ">": level.comparison,
  "<=": level.comparison,
  ">=": level.comparison,
  "==": level.comparison,
  "+": level.sum,
  "-": level.sum,
  "*": level.product,
  "/": level.product,
  "·": level.product,
  "@": level.product,
  "^": level.power,
};

/** An expression over variables of a listing in Python. */
export function pythonOf(expr: Expr, spelling: Spelling): Code {
  return foldExpr<Code>(expr, {
    number: ({ value }) => pythonNumber(value, spelling.module),
    name: ({ name }) => view(name),
    negate: (_negate, operand) => ({ text: `-${within(numeric(operand), level.unary)}`, level: level.unary }),
    binary: (binary, left, right) => signOf(binary, left, spelling) ?? joined(binary, left, right),
    call: (call, args, named) => spelling.call(call, args, named),
    list: (_list, items) => atom(`[${items.map(({ text }) => text).join(", ")}]`),
    index: (index, operand, bounds) => view(`${within(operand, level.atom)}[${subscriptText(index, bounds)}]`),
  });
}

function joined({ operator }: BinaryExpr, left: Code, right: Code): Code {
  const own = levels[operator];
  if (own === level.comparison)
    return {
      text: `${within(left, level.sum)} ${operator} ${within(right, level.sum)}`,
      level: own,
      isBool: true,
    };
  const truthsFit = operator === "*" && !(left.isBool === true && right.isBool === true);
  const [a, b] = [lean(left, right, operator), lean(right, left, operator)].map((code) =>
    truthsFit ? code : numeric(code),
  );
  if (a === undefined || b === undefined) return left;
  // The exponent may carry a sign, and a power in it binds first: 2 ** -x, 2 ** x ** y.
  if (own === level.power) return { text: `${within(a, level.atom)} ** ${within(b, level.unary)}`, level: own };
  const sign = operator === "·" ? "@" : operator;
  return { text: `${within(a, own)} ${sign} ${within(b, own + 1)}`, level: own };
}

/** A value without its copies, where what stands beside it has the shape already: of quotients one is by a mere count. */
function lean(code: Code, beside: Code, operator: BinaryOperator): Code {
  return code.copies !== undefined && beside.copies === undefined && operator !== "/" ? code.copies : code;
}

/** (x > 0) − (x < 0) */
function signOf({ operator, left, right }: BinaryExpr, code: Code, { hasSigns, module }: Spelling): Code | null {
  if (!hasSigns || operator !== "-" || code.isBool !== true) return null;
  const isSide = (side: Expr, sign: BinaryOperator): side is BinaryExpr =>
    side.kind === "binary" && side.operator === sign && side.right.kind === "number" && side.right.value === 0;
  if (!isSide(left, ">") || !isSide(right, "<")) return null;
  if (left.left.kind !== "name" || right.left.kind !== "name" || left.left.name !== right.left.name) return null;
  return atom(`${module}.sign(${left.left.name})`);
}

function subscriptText({ subscripts }: IndexExpr, bounds: readonly Code[]): string {
  let next = 0;
  const bound = (expr: Expr | null): string => (expr === null ? "" : (bounds[next++]?.text ?? ""));
  const parts = subscripts.map((subscript) => {
    if (subscript.kind === "at") return bound(subscript.value);
    const slice = `${bound(subscript.from)}:${bound(subscript.to)}`;
    return subscript.step === null ? slice : `${slice}:${bound(subscript.step)}`;
  });
  return parts.join(", ");
}

/** Subscripts that a gate is told, `[0, [1, None, None]]`, as they stand in brackets: `0, 1:`. */
export function toldSubscripts(told: Expr): string {
  if (told.kind !== "list") return "";
  const plain = (expr: Expr | undefined): string => (expr?.kind === "number" ? String(expr.value) : "");
  const parts = told.items.map((item) => {
    if (item.kind !== "list") return plain(item);
    const [from, to, step] = item.items.map(plain);
    return `${from ?? ""}:${to ?? ""}${step === undefined || step === "" ? "" : `:${step}`}`;
  });
  return parts.join(", ");
}
