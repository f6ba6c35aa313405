import { t } from "../words/t.ts";
import { computes } from "./computes.ts";
import { functionKey, readsOf } from "./flow.ts";
import { Inlining } from "./inline.ts";
import { remark, type Item, type RoutineItem } from "./item.ts";
import { backwardOf, isBackward, pairOf } from "./pair.ts";
import { asFunction, evaluating } from "./routine.ts";

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
    return [remark("left", t`${item.name} is never called: it is not part of the graph.`, item.span)];
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
