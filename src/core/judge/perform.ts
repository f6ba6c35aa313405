import { gateNamed } from "../gates/index.ts";
import { printShape, sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import { evaluate, selectionFor, type Scope } from "./evaluate.ts";
import { applied, operated } from "./functions.ts";
import type { Room, Names } from "./room.ts";
import { replaced, taken } from "./select.ts";
import { Trouble } from "./trouble.ts";
import { tensorIn } from "./values.ts";
import { mentions, nameOf, type Write } from "./writes.ts";

/** Something that may have no value. */
export function orTrouble<Result>(compute: () => Result): Result | Trouble {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
}

/**
 * What a variable holds after a line. Throws a Trouble.
 * @param before what it held; undefined where it had no value
 * @param expr stands in the place of the line's own right side
 */
export function performed(
  room: Room,
  point: number,
  names: Names,
  write: Write,
  before: Tensor | undefined,
  expr: Expr = write.expr,
): Tensor {
  const name = nameOf(write.line);
  const own: Names = new Map(names);
  if (before === undefined) own.delete(name);
  else own.set(name, before);
  const scope = room.scope(point, own);
  if (before === undefined && mentions(expr, name))
    throw new Trouble("misfit", t`${name} has no value yet.`, write.line.span);
  const value = evaluate(room.expanded(expr), scope);
  const { target, operator, span } = write.line;
  if (write.kind === "set") return value;
  if (before === undefined) throw new Trouble("misfit", t`${name} has no value yet that could be changed.`, span);
  if (write.kind === "add")
    return fitting(applied(gateNamed("add"), [before, value], {}, span, scope.work), before, write);
  if (target.kind === "index") return inPart(scope, write, before, value);
  if (operator === null) return value;
  return fitting(tensorIn(operated(operator, before, value, span, scope.work), span), before, write);
}

/** A variable that is changed in place keeps its shape. */
function fitting(after: Tensor, before: Tensor, { line }: Write): Tensor {
  if (sameShape(after.shape, before.shape)) return after;
  const message = t`What is changed in place is ${printShape(before.shape)}, and ${printShape(after.shape)} does not fit into it.`;
  throw new Trouble("misfit", message, line.span);
}

function inPart(scope: Scope, { line }: Write, before: Tensor, value: Tensor): Tensor {
  const { target, operator, span } = line;
  if (target.kind !== "index") return value;
  const selection = selectionFor(target, before, scope);
  const now =
    operator === null ? value : tensorIn(operated(operator, taken(before, selection), value, span, scope.work), span);
  return replaced(before, selection, now, span);
}
