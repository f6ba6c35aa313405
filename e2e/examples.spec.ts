import { build } from "../src/core/graph/build.ts";
import { nodeAt } from "../src/core/graph/lookup.ts";
import { viewOf } from "../src/core/graph/view.ts";
import { differentiate, type Nested } from "../src/core/index.ts";
import { readAny } from "../src/core/readAny.ts";
import { examples, type Example } from "../src/examples/index.ts";
import { expect, test } from "./fixtures.ts";

const flat = (value: Nested): readonly number[] => (typeof value === "number" ? [value] : value.flatMap(flat));

/**
 * Whether a cell holds these numbers in this shape. In the last digits engines differ: exp and log are the browser's there and
 * Node's here.
 */
function holds(text: string | null | undefined, wanted: Nested): boolean {
  if (text === null || text === undefined) return false;
  const brackets = (json: string): string => json.replaceAll(/[^[\],]/g, "");
  // No JSON has infinities.
  if (typeof wanted === "number") return Object.is(Number(text), wanted) || isNear(Number(text), wanted);
  if (brackets(text) !== brackets(JSON.stringify(wanted))) return false;
  const found = flat(JSON.parse(text) as Nested);
  return flat(wanted).every((number, i) => isNear(found[i], number));
}

const isNear = (found: number | undefined, wanted: number): boolean =>
  Math.abs((found ?? Number.NaN) - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));

/** Ids of the nodes that are shown with the example's groups as it opens. */
function shownIn({ source, settings }: Example): ReadonlySet<string> {
  const { graph } = build(readAny(source).program);
  if (graph === null) throw new Error("The example does not build.");
  const shown = viewOf(graph, settings?.open ?? [], nodeAt(graph, graph.output).id);
  return new Set(shown.nodes.map(({ id }) => id));
}

for (const example of examples) {
  test(`${example.row} ${example.title}: opens by its short link and steps to the end`, async ({ app, page }) => {
    await app.open(`#x=${example.id.toLowerCase()}`);
    await expect(async () => {
      const text = await app.text();
      // The editor draws the lines that are in sight; the numbers below are those of all of them.
      expect(text.length).toBeGreaterThan(Math.min(example.source.trim().length, 200) - 1);
      expect(example.source.trim().startsWith(text), text).toBe(true);
    }).toPass();
    await app.button("First step").click();
    const steps = Number(await app.scrubber.getAttribute("max"));
    await app.leaveFields();
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
    await app.expectMoment(/^backward (\d+) of \1$/);
    await expect(app.alert.getByRole("listitem")).toHaveCount(0);
    if (example.settings?.num === "slide") return;
    const outcome = differentiate(example.source, { grain: example.settings?.grain ?? "gate" });
    if (!outcome.ok) throw new Error("The example does not parse.");
    const shown = shownIn(example);
    // A large tensor is written out bit by bit.
    await expect(async () => {
      const rows = await app.exactRows();
      expect(rows).toHaveLength(shown.size);
      for (const { id, name, value, gradient } of outcome.nodes) {
        // An earlier binding of a name has the number of the binding in its row.
        if (name !== id || !shown.has(id)) continue;
        const row = rows.find((candidate) => candidate.name === name);
        expect(holds(row?.value, value), `value of ${name}`).toBe(true);
        expect(holds(row?.gradient, gradient), `gradient of ${name}`).toBe(true);
      }
    }).toPass({ timeout: 5000 });
  });
}
