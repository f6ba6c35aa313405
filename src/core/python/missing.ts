import { listed } from "../graph/problems.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Remark } from "../language/reading.ts";
import { t } from "../words/t.ts";
import { functionKey, type Flow } from "./flow.ts";
import type { Item, UnreadItem } from "./item.ts";
import type { Parted } from "./partition.ts";

/**
 * What of the lines that cannot be read, or are still to be written, keeps the program from working: those whose value the forward
 * pass needs, and all of them where there is no program. The others are remarks.
 */
export function missing(
  source: string,
  items: readonly Item[],
  flow: Flow,
  { forward, backward, moves }: Parted,
  isProgram: boolean,
): { readonly diagnostics: readonly Diagnostic[]; readonly remarks: readonly Remark[] } {
  const diagnostics: Diagnostic[] = [];
  const remarks: Remark[] = [];
  const wanted = new Set([...forward].flatMap((i) => [...(flow.reads[i] ?? [])]));
  for (const item of items) if (item.kind === "output") wanted.add(item.name);
  const isWanted = (name: string): boolean => wanted.has(name) || wanted.has(functionKey(name));
  const lost = new Map(
    items.flatMap((item) => (item.kind === "unread" ? item.binds.map((name) => [name, item] as const) : [])),
  );
  /** Of a line that cannot be read, the one that it needs and that cannot be read either. */
  const cause = (item: UnreadItem): UnreadItem | undefined => {
    const names = source.slice(item.span.from, item.span.to).match(/[A-Za-z_]\w*/g) ?? [];
    return names.map((name) => lost.get(name)).find((other) => other !== undefined && other.span.to <= item.span.from);
  };
  for (const item of [...items].reverse()) {
    if (item.kind !== "unread" || (isProgram && !item.binds.some(isWanted))) continue;
    for (const name of cause(item)?.binds ?? []) wanted.add(name);
  }
  const blanks: string[] = [];
  let first: Item["span"] | null = null;
  let needsBlank = !isProgram;
  items.forEach((item, i) => {
    const { span } = item;
    if (item.kind === "unread") {
      const { message, fix, binds } = item;
      const root = cause(item);
      if (root !== undefined)
        remarks.push({ kind: "left", message: t`This needs ${root.binds.join(", ")}, which cannot be read.`, span });
      else if (isProgram && !binds.some(isWanted)) remarks.push({ kind: "left", message, span });
      else diagnostics.push({ message, from: span.from, to: span.to, ...(fix && { fix }) });
    }
    if (item.kind !== "blank" || backward.has(i)) return;
    const { name } = item.target;
    if (items.some((other, at) => other.kind === "assign" && flow.binds[at]?.includes(name) === true)) return;
    remarks.push({ kind: "left", message: t`${name} is still to be written.`, span });
    blanks.push(name);
    first ??= span;
    needsBlank ||= isWanted(name);
  });
  if (first !== null && needsBlank) {
    const { from, to } = first;
    const names = listed(blanks);
    const message =
      blanks.length === 1
        ? t`The forward pass is not complete: ${names} is still to be written. Then the graph appears.`
        : t`The forward pass is not complete: ${names} are still to be written. Then the graph appears.`;
    diagnostics.push({ message, from, to });
  } else if (!isProgram && diagnostics.length === 0) {
    const span =
      items.find((item, i) => backward.has(i) || moves.has(i) || item.kind === "unread")?.span ?? items[0]?.span;
    const message = t`There is no forward pass in this text: no line says how the loss is computed. Write it above, for example loss = sum((x @ w - y)^2).`;
    diagnostics.push({ message, from: span?.from ?? 0, to: span?.to ?? 0 });
  }
  return { diagnostics, remarks };
}
