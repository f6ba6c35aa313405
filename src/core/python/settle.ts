import { Problem } from "../language/problem.ts";
import type { AssignStatement, CallExpr, Expr, NameExpr } from "../language/program.ts";
import { functionKey, readsOf } from "./flow.ts";
import { bindsOf, remark, unread, type Item, type RoutineItem, type Training, type Where } from "./item.ts";
import { lower } from "./lower.ts";
import { backwardOf, isBackward, pairOf } from "./pair.ts";
import { statementsOf } from "./steps.ts";

/**
 * Functions of several lines where they are called. One that gives one value is a function of the program; one that gives several, or
 * holds gradient lines, stands in the place of its call; and where nothing but functions is there, the last of them is the program.
 */
export function settle(items: readonly Item[]): Item[] {
  const routines = new Map<string, RoutineItem>();
  const called = new Set<string>();
  const rest: Item[] = [];
  for (const item of hoisted(items)) {
    const reads =
      item.kind === "routine" ? item.body.flatMap((line) => [...readsOf(line), ...returned(line)]) : readsOf(item);
    for (const name of reads) called.add(name);
    if (item.kind === "routine") routines.set(item.name, item);
    rest.push(item);
  }
  const isLone = ({ name }: RoutineItem): boolean =>
    !called.has(functionKey(name)) && !(isBackward(name) && routines.has(name.replace(/backward$/, "forward")));
  const isFree = !rest.some(computes);
  const lone = isFree ? [...routines.values()].findLast(isLone) : undefined;
  const second = lone === undefined ? undefined : backwardOf(lone, routines);
  const inlining = new Inlining(routines, rest);
  return rest.flatMap((item) => {
    if (item.kind !== "routine") return inlining.place(item, 0);
    if (item === lone) return inlining.body(second === undefined ? item.body : pairOf(item, second), null, 0);
    if (item === second) return [];
    const whole = asFunction(item);
    if (whole !== null && (isFree || called.has(functionKey(item.name)) || whole.kind === "unread")) return [whole];
    if (called.has(functionKey(item.name))) return [];
    return [remark("left", `${item.name} is never called: it is not part of the graph.`, item.span)];
  });
}

/** Functions within functions stand before them. */
function hoisted(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    if (item.kind !== "routine") return [item];
    const inner = item.body.filter(({ kind }) => kind === "routine");
    if (inner.length === 0) return [item];
    return [...hoisted(inner), { ...item, body: item.body.filter(({ kind }) => kind !== "routine") }];
  });
}

function returned(item: Item): string[] {
  return item.kind === "return" ? item.values.flatMap((value) => [...readsOf(evaluating(value, item.where))]) : [];
}

function evaluating(value: Expr, where: Where): Item {
  return { kind: "statement", statement: { kind: "evaluate", value, span: value.span }, where, span: value.span };
}

const makers = /^(?:randn|rand|zeros|ones|onehot|arange|eye|range|shape|len)\(\)$/;

/** Whether a line computes something from values, and does not only give one. */
export function computes(item: Item): boolean {
  if (item.kind === "unpack" || item.kind === "return") return true;
  if (item.kind === "statement") return item.statement.kind === "evaluate" || item.statement.kind === "for";
  if (item.kind !== "assign") return false;
  const reads = [...readsOf(item)];
  return reads.length > 0 && !reads.some((name) => makers.test(name));
}

/** The function of the program that a routine is; null where it gives several values or holds more than assignments. */
function asFunction(routine: RoutineItem): Item | null {
  const { name, nameSpan, parameters, span } = routine;
  const lines = routine.body.filter(({ kind }) => kind !== "remark");
  const last = lines.pop();
  if (last?.kind !== "return" || last.values.length !== 1) return null;
  const [value] = last.values;
  if (value === undefined) return null;
  try {
    const locals = statementsOf(lines)?.filter((line): line is AssignStatement => line.kind === "assign");
    if (locals === undefined || locals.length < lines.length) return null;
    const define = { kind: "define" as const, name, nameSpan, parameters, body: lower(value), span };
    const statement = locals.length === 0 ? define : { ...define, locals };
    return { kind: "statement", statement, where: last.where, span };
  } catch (error) {
    if (error instanceof Problem) return unread(error.diagnostic.message, span, [name]);
    throw error;
  }
}

/** Calls within calls that are put in place. */
const deepest = 20;

class Inlining {
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
          `${routine.name} gives several values or holds more than assignments, and such a function is called once here.`,
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
          `${clash} has one meaning in ${routine.name} and another outside. Give one of them another name.`,
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
        "What gives several values here is not known: it is no function of this text.",
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
