import type { Expr, NamedArgument } from "../language/program.ts";
import { spanOf, type Parts } from "./parts.ts";
import { refuse } from "./refusals.ts";
import { itemsOf, partsOf, type Syntax } from "./syntax.ts";

export interface Arguments {
  readonly args: readonly Expr[];
  readonly named: readonly NamedArgument[];
  /** Whether the parenthesis follows the name directly. */
  readonly adjacent: boolean;
}

/** What a library is told about a value that makes no difference here: every number is a float64. */
const ignored: ReadonlySet<string> = new Set(["dtype", "requires_grad", "device", "copy", "order"]);

/** PyTorch's names of arguments, as NumPy spells them. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["dim", "axis"],
  ["keepdim", "keepdims"],
]);

/** The arguments of a call. Throws a Problem. */
export function readArguments(call: Syntax, { read }: Parts): Arguments {
  const [callee, list] = partsOf(call);
  const args: Expr[] = [];
  const named: NamedArgument[] = [];
  for (const item of list === undefined ? [] : itemsOf(partsOf(list))) {
    const [first, sign, value, ...more] = item;
    const last = item.at(-1);
    if (first === undefined || last === undefined) continue;
    if (item.some(({ name }) => name === "for")) throw refuse("ComprehensionExpression", call.text, call);
    if (sign === undefined) args.push(read(first));
    else if (sign.name !== "AssignOp" || value === undefined || more.length > 0) throw refuse("*", call.text, call);
    else if (!ignored.has(first.text))
      named.push({
        name: renamed.get(first.text) ?? first.text,
        value: read(value),
        span: { from: first.from, to: last.to },
      });
  }
  return { args, named, adjacent: callee !== undefined && list !== undefined && spanOf(callee).to === list.from };
}
