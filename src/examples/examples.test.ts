import { describe, expect, test } from "vitest";
import { differentiate, type Nested, type Step } from "../core/index.ts";
import { build } from "../core/graph/build.ts";
import { nodeAt } from "../core/graph/lookup.ts";
import { viewOf } from "../core/graph/view.ts";
import { readAny } from "../core/readAny.ts";
import { layout } from "../core/layout/place.ts";
import { match } from "../core/scene/match.ts";
import { scene } from "../core/scene/scene.ts";
import { sizes } from "../core/scene/sizes.ts";
import { atToCursor, isMoment } from "../core/share/moment.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import { examples, type Example } from "./index.ts";

function traceOf({ source, settings = {} }: Example) {
  const { graph } = build(readAny(source).program);
  if (graph === null) throw new Error("no graph");
  const shown = viewOf(graph, settings.open ?? [], nodeAt(graph, graph.output).id);
  return run(compile(shown), shown, { grain: settings.grain ?? "gate", arithmetic: settings.num ?? "exact" });
}

/** The picture after the last step: a line for each node (its face, its label as read aloud) and each wire. */
function pictureOf(example: Example): readonly string[] {
  const trace = traceOf(example);
  const decimals = example.settings?.dec ?? "auto";
  const view = { decimals, selected: null, hovered: null } as const;
  const placed = layout(trace.graph, sizes(trace, decimals));
  const { nodes, wires } = scene(placed, trace, trace.steps.length, view, match(trace.graph, null));
  return [
    ...nodes.map(({ face, name }) => (face === "" ? name : `[${face}] ${name}`)),
    ...wires.map(({ from, to, slot }) => `${from} → ${to} slot ${slot}`),
  ];
}

const entriesOf = (value: Nested): readonly number[] =>
  typeof value === "number" ? [value] : value.flatMap(entriesOf);
const rounded = (value: number): number => Number(value.toPrecision(10));

/** A number; a few numbers one by one; of more, how many there are and what they add up to. */
function number(value: Nested): string {
  if (typeof value === "number") return String(rounded(value));
  const entries = entriesOf(value);
  if (entries.length <= 12) return `[${entries.map(rounded).join(", ")}]`;
  return `${entries.length} numbers of sum ${Number(entries.reduce((sum, entry) => sum + entry, 0).toFixed(8)) + 0}`;
}

function lineOf(step: Step): string {
  switch (step.kind) {
    case "forward":
      return `forward ${step.node} = ${number(step.value)}`;
    case "seed":
      return `seed ${step.node} = ${number(step.gradient)}`;
    case "backward": {
      const slots = step.slots.map(
        ({ slot, operand, local, upstream, downstream }) =>
          `${operand} (slot ${slot}): ${local === null ? "pullback of" : `${number(local)} ×`} ${number(upstream)} = ${number(downstream)}`,
      );
      return `backward ${step.node} to ${slots.join("; ")}`;
    }
    case "accumulate": {
      const terms = step.terms.map(({ gate, slot, value }) => `${number(value)} (${gate} slot ${slot})`);
      return `accumulate ${step.node}: ${terms.join(" + ")} = ${number(step.sum)}`;
    }
  }
}

test("ids, titles and texts are each of their own", () => {
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  for (const { row, title, sentence, note } of examples) {
    expect(row).toMatch(/^L\d+$/);
    expect(title.length).toBeLessThanOrEqual(40);
    expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/u);
    if (note !== undefined) expect(note).toMatch(/^\p{Lu}.*[^.]\.$/u);
  }
});

test("they stand in the order of the lecture", () => {
  const rows = examples.map(({ row }) => Number(row.slice(1)));
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
});

describe.each(examples.map((example) => [example.id, example] as const))("%s", (id, example) => {
  test("differentiates without a word of complaint", () => {
    expect(readAny(example.source).diagnostics).toEqual([]);
    expect(build(readAny(example.source).program).diagnostics).toEqual([]);
    expect(differentiate(example.source)).toMatchObject({ ok: true });
  });

  test("opens at a moment that it has", () => {
    const { at } = example.settings ?? {};
    if (at === undefined) return;
    const { forwardCount, steps } = traceOf(example);
    expect(isMoment(at)).toBe(true);
    expect(atToCursor(forwardCount, steps.length, at)).toBeGreaterThan(0);
  });

  test("its picture and its steps, as text", async () => {
    const text = [example.source, ...pictureOf(example), ...traceOf(example).steps.map(lineOf), ""];
    await expect(text.join("\n")).toMatchFileSnapshot(`snapshots/${id}.txt`);
  });
});
