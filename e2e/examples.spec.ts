import { differentiate, type Nested } from "../src/core/index.ts";
import { examples } from "../src/examples/index.ts";
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

for (const example of examples) {
  test(`${example.row} ${example.title}: opens from the gallery and steps to the end`, async ({ app, page }) => {
    await app.open();
    await app
      .button(/examples/i)
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button")
      .filter({ has: page.getByText(example.title, { exact: true }) })
      .click();
    await expect(async () => expect(await app.text()).toBe(example.source.trim())).toPass();
    await app.button("First step").click();
    const steps = Number(await app.scrubber.getAttribute("max"));
    await app.leaveFields();
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
    await app.expectMoment(/^backward (\d+) of \1$/);
    await expect(app.alert.getByRole("listitem")).toHaveCount(0);
    if (example.settings?.num === "slide") return;
    const outcome = differentiate(example.source, { grain: example.settings?.grain ?? "gate" });
    if (!outcome.ok) throw new Error("The example does not parse.");
    // A large tensor is written out bit by bit.
    await expect(async () => {
      const rows = await app.exactRows();
      expect(rows).toHaveLength(outcome.nodes.length);
      for (const { name, value, gradient } of outcome.nodes) {
        if (name === null) continue;
        const row = rows.find((candidate) => candidate.name === name);
        expect(holds(row?.value, value), `value of ${name}`).toBe(true);
        expect(holds(row?.gradient, gradient), `gradient of ${name}`).toBe(true);
      }
    }).toPass({ timeout: 5000 });
  });
}
