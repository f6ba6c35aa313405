import type { BinaryExpr, BinaryOperator, Expr, IndexExpr, NumberExpr, Program, Statement } from "./program.ts";
import { foldExpr, localsOf } from "./walk.ts";

/** How tightly an expression binds: the rows of the language's table, loosest first. */
const COMPARISON = 1;
const SUM = 2;
const PRODUCT = 3;
const UNARY = 4;
const POWER = 5;
const ATOM = 6;
/** A list written out: an atom that takes a `.T`, and no `[0]`. */
const LIST = 7;
const SUFFIXED = 8;

const levels: Readonly<Record<BinaryOperator, number>> = {
  "<": COMPARISON,
  ">": COMPARISON,
  "<=": COMPARISON,
  ">=": COMPARISON,
  "==": COMPARISON,
  "+": SUM,
  "-": SUM,
  "*": PRODUCT,
  "/": PRODUCT,
  "·": PRODUCT,
  "@": PRODUCT,
  "^": POWER,
};

interface Printed {
  readonly text: string;
  readonly level: number;
}

/**
 * An expression as the student would type it, with no parenthesis that could be left out, every product with its sign
 * and `^` for powers. A tuple is printed as the list it is, a method as the call. Reading it again gives the same tree, spans and `implicit` marks aside.
 */
export function printExpr(expr: Expr): string {
  return print(expr, printedNumber);
}

/** As `printExpr`, in the words of the source text: in a turn of a loop, its variable and not the number. */
export function printWritten(expr: Expr): string {
  return print(expr, (node) =>
    node.variable === undefined ? printedNumber(node) : { text: printName(node.variable), level: SUFFIXED },
  );
}

function printedNumber({ value }: NumberExpr): Printed {
  return { text: printNumber(value), level: value < 0 || Object.is(value, -0) ? UNARY : ATOM };
}

function print(expr: Expr, number: (expr: NumberExpr) => Printed): string {
  return foldExpr<Printed>(expr, {
    number,
    name: ({ name }) => ({ text: printName(name), level: SUFFIXED }),
    negate: (_, operand) => ({ text: `-${within(operand, UNARY)}`, level: UNARY }),
    binary: printBinary,
    call: ({ callee, adjacent, named }, args, values) => {
      const [receiver] = args;
      const property = adjacent && args.length === 1 && named.length === 0 ? properties.get(callee) : undefined;
      if (property !== undefined && receiver) return { text: within(receiver, LIST) + property, level: SUFFIXED };
      const parts = args.map(({ text }) => text);
      named.forEach(({ name }, i) => parts.push(`${printName(name)}=${values[i]?.text}`));
      return { text: `${printName(callee)}${adjacent ? "" : " "}(${parts.join(", ")})`, level: SUFFIXED };
    },
    list: (_, items) => ({ text: `[${items.map(({ text }) => text).join(", ")}]`, level: LIST }),
    index: printIndex,
  }).text;
}

/** Calls that are printed as they are written on a slide. */
const properties: ReadonlyMap<string, string> = new Map([
  ["transpose", ".T"],
  ["shape", ".shape"],
]);

function printIndex({ subscripts }: IndexExpr, operand: Printed, bounds: readonly Printed[]): Printed {
  let next = 0;
  const bound = (expr: Expr | null): string => (expr === null ? "" : (bounds[next++]?.text ?? ""));
  const parts = subscripts.map((subscript) => {
    if (subscript.kind === "at") return bound(subscript.value);
    const slice = `${bound(subscript.from)}:${bound(subscript.to)}`;
    return subscript.step === null ? slice : `${slice}:${bound(subscript.step)}`;
  });
  return { text: `${within(operand, SUFFIXED)}[${parts.join(", ")}]`, level: SUFFIXED };
}

/** A program, one statement a line, the lines of a loop by four spaces deeper. Functions of one line are printed as `s(u) = …`, `a, b = 1, 2` as two lines. */
export function printProgram(program: Program): string {
  return program.statements.map(printStatement).join("\n");
}

function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case "assign":
      return `${printName(statement.name)} = ${printExpr(statement.value)}`;
    case "define": {
      const parameters = statement.parameters.map(({ name, fallback }) =>
        fallback === null ? printName(name) : `${printName(name)}=${printExpr(fallback)}`,
      );
      const head = `${printName(statement.name)}(${parameters.join(", ")})`;
      const body = printExpr(statement.body);
      const locals = localsOf(statement).map(printStatement);
      return locals.length === 0 ? `${head} = ${body}` : [`def ${head}:`, ...locals, `return ${body}`].join("\n    ");
    }
    case "seed":
      return `seed(${printExpr(statement.value)})`;
    case "for": {
      const header = `for ${printName(statement.variable)} in range(${statement.range.map(printExpr).join(", ")}):`;
      return [header, ...statement.body.map(printStatement)].join("\n").replaceAll("\n", "\n    ");
    }
    case "evaluate": {
      const text = printExpr(statement.value);
      return comparesName(statement.value) ? `(${text})` : text;
    }
  }
}

/** A line `x == 2` is taken for a slip of `x = 2`; in parentheses it is the comparison it says. */
function comparesName(value: Expr): boolean {
  return value.kind === "binary" && value.operator === "==" && value.left.kind === "name";
}

function printBinary({ operator }: BinaryExpr, left: Printed, right: Printed): Printed {
  const level = levels[operator];
  switch (level) {
    case POWER:
      // The exponent may carry a sign: 2^-x.
      return { text: `${within(left, ATOM)}^${within(right, UNARY)}`, level };
    case COMPARISON:
      return { text: `${within(left, SUM)} ${operator} ${within(right, SUM)}`, level };
    default:
      return { text: `${within(left, level)} ${operator} ${within(right, level + 1)}`, level };
  }
}

function within({ text, level }: Printed, loosest: number): string {
  return level < loosest ? `(${text})` : text;
}

/** The shortest digits that read back as the same float64. 1e999 reads as infinity. */
function printNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return String(value).replace("Infinity", "1e999");
}

/** The Greek letter is the name `lambda`; the Latin word begins a function in Python. */
function printName(name: string): string {
  return name === "lambda" ? "λ" : name;
}
