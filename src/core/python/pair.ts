import { gradientOwners } from "../language/gradientNames.ts";
import type { NameExpr } from "../language/program.ts";
import { t } from "../words/t.ts";
import { remark, type Item, type RoutineItem } from "./item.ts";

/** `forward` and `backward`, or `affine_forward` and `affine_backward`: a gate of its own. */
export function backwardOf({ name }: RoutineItem, routines: ReadonlyMap<string, RoutineItem>): RoutineItem | undefined {
  return /(?:^|_)forward$/.test(name) ? routines.get(name.replace(/forward$/, "backward")) : undefined;
}

/** Whether a function is the backward pass of a gate, so that whatever its lines say is about gradients. */
export function isBackward(name: string): boolean {
  return /(?:^|_)backward$/.test(name);
}

/** The name of the upstream gradient that a backward function of the text is handed: dz. */
export function upstreamIn(text: string): string | null {
  const handed = /^[ \t]*def[ \t]+(?:\w+_)?backward[ \t]*\([ \t]*(?:self[ \t]*,[ \t]*)?(\w+)/m.exec(text)?.[1];
  return handed !== undefined && gradientOwners(handed).length > 0 ? handed : null;
}

/** The lines of both, as lines of a program. */
export function pairOf(forward: RoutineItem, backward: RoutineItem): Item[] {
  return [...named(forward, backward), ...handingOn(backward.body)];
}

/** What forward returns has the name whose gradient backward is handed: z of dz. */
function named({ body }: RoutineItem, { parameters }: RoutineItem): Item[] {
  const [owner] = gradientOwners(parameters[0]?.name ?? "");
  return body.flatMap((item): Item[] => {
    const value = item.kind === "return" ? item.values[0] : undefined;
    if (item.kind !== "return" || value === undefined || value.kind === "name" || owner === undefined) return [item];
    const { span, where } = item;
    // It is written nowhere.
    const target: NameExpr = { kind: "name", name: owner, span: { from: span.from, to: span.from } };
    return [{ kind: "assign", target, operator: null, value, where, span }];
  });
}

/** The lines of a gate's backward; what it returns goes to the gates that feed it. */
function handingOn(items: readonly Item[]): Item[] {
  const message = t`These gradients go on to what feeds the gate: the downstream gradients, one for each slot.`;
  return items.map((item) => (item.kind === "return" ? remark("kept", message, item.span) : item));
}
