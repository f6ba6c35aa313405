import type { CallExpr, Expr, NameExpr } from "../language/program.ts";
import { t } from "../words/t.ts";
import { readsOf } from "./flow.ts";
import { bindsOf, unread, type Item, type RoutineItem, type Training, type Where } from "./item.ts";
import { asFunction, evaluating } from "./routine.ts";

/** Calls within calls that are put in place. */
const deepest = 20;

/** Puts the lines of functions where they are called. */
export class Inlining {
  readonly #routines: ReadonlyMap<string, RoutineItem>;
  readonly #outside: readonly Item[];
  readonly #done = new Set<RoutineItem>();

  constructor(routines: ReadonlyMap<string, RoutineItem>, outside: readonly Item[]) {
    this.#routines = routines;
    this.#outside = outside;
  }

  /** An item with the lines of the routine that it calls in its place. */
  place(item: Item, depth: number): Item[] {
    const value =
      item.kind === "assign" || item.kind === "unpack"
        ? item.value
        : item.kind === "statement" && item.statement.kind === "evaluate"
          ? item.statement.value
          : null;
    if (item.kind === "return") return this.body([item], null, depth);
    const routine = value?.kind === "call" ? this.#routines.get(value.callee) : undefined;
    if (value === null || value.kind !== "call" || routine === undefined)
      return item.kind === "unpack" ? partsOf(item.targets, item.value, item.where, item.span) : [item];
    const whole = asFunction(routine);
    const isWhole = item.kind !== "unpack" && whole?.kind === "statement";
    if (isWhole) return [item];
    if (this.#done.has(routine) || depth > deepest)
      return [
        unread(
          t`${routine.name} gives several values or holds more than assignments, and such a function is called once here.`,
          item.span,
          bindsOf(item),
        ),
      ];
    this.#done.add(routine);
    return this.#inline(item, routine, value, depth);
  }

  /** Lines of a function as lines of the program; the first value it returns is the output. */
  body(items: readonly Item[], training: Training | null, depth: number): Item[] {
    return items.flatMap((item) => {
      const moved = training === null ? item : within(item, training);
      if (moved.kind !== "return") return this.place(moved, depth + 1);
      const [value] = moved.values;
      if (value === undefined) return [];
      return value.kind === "name"
        ? [{ kind: "output", name: value.name, span: moved.span }]
        : [evaluating(value, moved.where)];
    });
  }

  #inline(item: Item, routine: RoutineItem, call: CallExpr, depth: number): Item[] {
    const { parameters } = routine;
    const where: Where = "where" in item ? item.where : { isBackward: false, training: null };
    const given = parameters.flatMap(({ name, span, fallback }, i): Item[] => {
      const value = call.args[i] ?? call.named.find((argument) => argument.name === name)?.value ?? fallback;
      if (value === null || (value.kind === "name" && value.name === name)) return [];
      return [{ kind: "assign", target: { kind: "name", name, span }, operator: null, value, where, span: value.span }];
    });
    const targets: readonly NameExpr[] =
      item.kind === "unpack"
        ? item.targets
        : item.kind === "assign" && item.target.kind === "name"
          ? [item.target]
          : [];
    const results = routine.body.findLast((line) => line.kind === "return");
    const handed = targets.flatMap((target, i): Item[] => {
      const value = results?.values[i];
      if (value === undefined || (value.kind === "name" && value.name === target.name)) return [];
      return [{ kind: "assign", target, operator: null, value, where, span: item.span }];
    });
    const clash = this.#clash(routine, [...given.flatMap(bindsOf)], targets, item);
    if (clash !== null)
      return [
        unread(
          t`${clash} has one meaning in ${routine.name} and another outside. Give one of them another name.`,
          item.span,
          bindsOf(item),
        ),
      ];
    const inner = routine.body.filter((line) => line.kind !== "return");
    const shown = targets.length === 0 ? routine.body : inner;
    return [...given, ...this.body(shown, where.training, depth), ...handed];
  }

  /** A name that the lines of a routine give a value and that means something else outside of it. */
  #clash(routine: RoutineItem, given: readonly string[], targets: readonly NameExpr[], call: Item): string | null {
    const own = new Set([...routine.body.flatMap(bindsOf), ...given]);
    for (const { name } of targets) own.delete(name);
    for (const item of this.#outside) {
      if (item === routine || item === call || item.kind === "routine") continue;
      for (const name of bindsOf(item)) if (own.has(name)) return name;
      for (const name of readsOf(item)) if (own.has(name)) return name;
    }
    return null;
  }
}

function within(item: Item, training: Training): Item {
  return "where" in item ? { ...item, where: { ...item.where, training: item.where.training ?? training } } : item;
}

/** `a, b = v`: the entries of v one by one. */
function partsOf(targets: readonly NameExpr[], value: Expr, where: Where, span: Item["span"]): Item[] {
  if (value.kind !== "name" && value.kind !== "index")
    return [
      unread(
        t`What gives several values here is not known: it is no function of this text.`,
        span,
        targets.map(({ name }) => name),
      ),
    ];
  return targets.map((target, i) => {
    const at: Expr = { kind: "number", value: i, span: value.span };
    const part: Expr = {
      kind: "index",
      operand: value,
      subscripts: [{ kind: "at", value: at, span: value.span }],
      span: value.span,
    };
    return { kind: "assign", target, operator: null, value: part, where, span };
  });
}
