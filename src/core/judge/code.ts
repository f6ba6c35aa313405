import type { Expr } from "../language/program.ts";
import { printExpr } from "../language/print.ts";
import { nameExpr } from "../notation/simplify.ts";
import { rewritten } from "./editing.ts";

/** Calls that are written after a point. */
const methods: ReadonlySet<string> = new Set(["copy", "astype", "reshape"]);
/** Calls that Python itself knows, or that print as what they are. */
const bare: ReadonlySet<string> = new Set(["transpose", "shape", "range", "len", "float", "int"]);

/** Prints expressions as the student writes them: `a.dot(b)` where the text says so, `np.sum(x)` and `x**2` where it is Python. */
export function printerFor(text: string): (expr: Expr) => string {
  const prefix = /\bnp\./.test(text) ? "np." : /\bnumpy\./.test(text) ? "numpy." : "";
  const asMethod = /(?<!\bnp|\bnumpy)\.dot\(/.test(text);
  const hasSign = text.includes("@");
  const isPython = prefix !== "" || asMethod || /\*\*|\bdef\b/.test(text);
  return (expr) => {
    const spelled = printExpr(
      rewritten(expr, (made) => {
        if (made.kind === "call") return call(made, prefix, asMethod);
        const isProduct = made.kind === "binary" && made.operator === "@";
        return isProduct && asMethod && !hasSign ? method("dot", made.left, [made.right]) : made;
      }),
    );
    return isPython ? spelled.replaceAll("^", "**") : spelled;
  };
}

function call(made: Expr & { kind: "call" }, prefix: string, asMethod: boolean): Expr {
  const { callee, args } = made;
  const [receiver, ...rest] = args;
  if (receiver !== undefined && (methods.has(callee) || (callee === "dot" && asMethod)))
    return method(callee, receiver, rest);
  return bare.has(callee) ? made : { ...made, callee: `${prefix}${callee}` };
}

/** Stands for its text: the printer knows calls after a point of `.T` alone. */
function method(callee: string, receiver: Expr, rest: readonly Expr[]): Expr {
  return nameExpr(`${held(receiver)}.${callee}(${rest.map(printExpr).join(", ")})`);
}

function held(expr: Expr): string {
  const text = printExpr(expr);
  return expr.kind === "name" || expr.kind === "call" || expr.kind === "index" ? text : `(${text})`;
}
