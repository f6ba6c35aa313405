import { differentiate, type Nested } from "../src/core/index.ts";
import { examples } from "../src/examples/index.ts";
import { expect, test } from "./fixtures.ts";

const exact = (value: Nested): string => (typeof value === "number" ? String(value) : JSON.stringify(value));

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
        expect(row?.value, name).toBe(exact(value));
        expect(row?.gradient, name).toBe(exact(gradient));
      }
    }).toPass({ timeout: 5000 });
  });
}
