import type { Expr, Program, Statement } from "../program.ts";
import { foldExpr, localsOf } from "../walk.ts";

/** The notation of cases.txt, one string a statement: `(= f (*. (+ x y) z))`, where `*.` is an implicit product; `(for t (range 3) (= h 2))`. */
export function treeText(program: Program): string[] {
  return program.statements.map(statementText);
}

function statementText(statement: Statement): string {
  switch (statement.kind) {
    case "assign":
      return `(= ${statement.name} ${exprText(statement.value)})`;
    case "define": {
      const parameters = statement.parameters.map(({ name, fallback }) =>
        fallback === null ? name : `${name}=${exprText(fallback)}`,
      );
      const lines = [...localsOf(statement).map(statementText), exprText(statement.body)];
      return `(define ${statement.name} (${parameters.join(" ")}) ${lines.join(" ")})`;
    }
    case "evaluate":
      return exprText(statement.value);
    case "seed":
      return `(seed ${exprText(statement.value)})`;
    case "for": {
      const range = ["range", ...statement.range.map(exprText)].join(" ");
      return `(for ${statement.variable} (${range}) ${statement.body.map(statementText).join(" ")})`;
    }
  }
}

/** `(list 1 2)` is [1, 2]; `(index x 0 (slice 1 _ 2))` is x[0, 1::2]. `(call f x a=1)` is written f(x, a=1); `(call. f x)` has a space before its parenthesis. */
export function exprText(expr: Expr): string {
  return foldExpr<string>(expr, {
    number: ({ value }) => String(value),
    name: ({ name }) => name,
    negate: (_, operand) => `(- ${operand})`,
    binary: ({ operator, implicit }, left, right) => `(${operator}${implicit ? "." : ""} ${left} ${right})`,
    call: ({ callee, adjacent, named }, args, values) => {
      const shown = named.map(({ name }, i) => `${name}=${values[i]}`);
      return `(${[adjacent ? "call" : "call.", callee, ...args, ...shown].join(" ")})`;
    },
    list: (_, items) => `(${["list", ...items].join(" ")})`,
    index: ({ subscripts }, operand, bounds) => {
      const rest = [...bounds];
      const bound = (expr: Expr | null): string => (expr === null ? "_" : (rest.shift() ?? ""));
      const shown = subscripts.map((subscript) =>
        subscript.kind === "at"
          ? bound(subscript.value)
          : `(slice ${bound(subscript.from)} ${bound(subscript.to)} ${bound(subscript.step)})`,
      );
      return `(${["index", operand, ...shown].join(" ")})`;
    },
  });
}
