import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

/** What axe finds, one line per fault; a picture of the page is left in test-results/looks for eyes to judge. */
async function faults(page: Page): Promise<string[]> {
  const name = test.info().title.replaceAll(/\W+/g, "-");
  await page.screenshot({ path: `test-results/looks/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

for (const [name, view] of [
  ["light", "&theme=light"],
  ["dark", "&theme=dark"],
  ["slide colours", "&theme=light&palette=slide"],
  ["slide colours in the dark", "&theme=dark&palette=slide"],
  ["presenting", "&theme=light&present=1"],
  ["presenting in the dark", "&theme=dark&present=1"],
] as const) {
  test(`axe finds nothing: ${name}`, async ({ app, page }) => {
    await app.open(`${l7}&at=b3${view}`);
    expect(await faults(page)).toEqual([]);
  });
}

test("axe finds nothing: broken text", async ({ app, page }) => {
  await app.open(`${l7}&at=b3&theme=light`);
  await app.write("f = x(y); x = 2; y = 3");
  await expect(app.alert.getByRole("listitem").first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("axe finds nothing: help", async ({ app, page }) => {
  await app.open(`${l7}&at=b3&theme=light`);
  await app.leaveFields();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("axe finds nothing: examples", async ({ app, page }) => {
  await app.open(`${l7}&at=b3&theme=light`);
  await app
    .button(/examples/i)
    .first()
    .click();
  expect(await faults(page)).toEqual([]);
});

test("axe finds nothing: a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open(`${l7}&at=b3&theme=light`);
  expect(await faults(page)).toEqual([]);
});
