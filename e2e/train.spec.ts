import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { l24Losses } from "../src/core/train/l24.fixtures.ts";
import { examples } from "../src/examples/index.ts";
import { expect, test } from "./fixtures.ts";

const bowl = "#e=f=(a-3)^2%2B2*(b%2B1)^2%2B5;a=0;b=1&tab=train";
const exampleText = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";
const fragmentOf = (source: string, settings = ""): string => `#e=${encodeURIComponent(source)}&tab=train${settings}`;

/** It goes on for a minute or so. */
const long = fragmentOf(exampleText("l24"), "&train=~~100000");

const panel = (page: Page): Locator => page.getByRole("region", { name: "Train" });
const status = (page: Page): Locator => panel(page).getByRole("status").filter({ hasText: /./ });
const moment = (page: Page): Locator => panel(page).getByRole("slider", { name: "After update" });
const progress = (page: Page): Locator => panel(page).getByRole("progressbar", { name: "Updates made" });

/** The loss after an update, as the page gives it to machines. */
async function lossAfter(page: Page, step: number): Promise<number> {
  await moment(page).fill(String(step));
  const readout = panel(page).locator(".train-readout data");
  await expect(readout.first()).toHaveAttribute("value", String(step));
  return Number(await readout.nth(1).getAttribute("value"));
}

/** The loss after an update is NumPy's, to a millionth. */
async function expectLoss(page: Page, step: number, loss: number): Promise<void> {
  expect(Math.abs((await lossAfter(page, step)) / loss - 1), `loss after ${String(step)}`).toBeLessThan(1e-6);
}

/** What a parameter is shown to be. */
const parameter = (page: Page, name: string): Locator =>
  panel(page)
    .locator(".train-scalar")
    .filter({ hasText: `${name} =` })
    .locator("data");

test("the lecture's 20 lines learn in the browser as they do in NumPy", async ({ app, page }) => {
  test.setTimeout(150_000);
  await app.open(fragmentOf(exampleText("l24")));
  await expect(panel(page).getByRole("textbox", { name: "Rate" })).toHaveValue("0.0001");
  await expect(panel(page).getByRole("textbox", { name: "Updates" })).toHaveValue("2000");
  await expect(panel(page).getByRole("checkbox", { checked: true })).toHaveCount(2);
  await app.button("Train").click();
  await expect
    .poll(async () => Number(await progress(page).getAttribute("value")), { timeout: 30_000 })
    .toBeGreaterThan(10);
  // The page is free meanwhile.
  await app.button("Step forward").click();
  await app.expectMoment(/forward 1 of/);
  await app.button("Pause").click();
  await expect(status(page)).toContainText("Paused.");
  for (const [step, loss] of l24Losses.slice(0, 4)) await expectLoss(page, step, loss);
  await expect(panel(page).getByRole("heading", { name: "Parameters after 10 updates" })).toBeVisible();
  const made = Number(await progress(page).getAttribute("value"));
  await app.button("Continue").click();
  await expect
    .poll(async () => Number(await progress(page).getAttribute("value")), { timeout: 20_000 })
    .toBeGreaterThan(made);
  await expect(status(page)).toContainText("Done: 2000 updates took the loss from 24635.89 to 4.34005.", {
    timeout: 60_000,
  });
  expect(l24Losses.map(([step]) => step)).toEqual([0, 1, 2, 10, 100, 500, 1000, 1999, 2000]);
  for (const [step, loss] of l24Losses) await expectLoss(page, step, loss);
  await expect(panel(page)).toContainText("too many for the text");
});

test("what was stopped keeps its curve, and shows no values of one moment under another", async ({ app, page }) => {
  await app.open(long);
  await app.button("Train").click();
  await expect
    .poll(async () => Number(await progress(page).getAttribute("value")), { timeout: 20_000 })
    .toBeGreaterThan(10);
  await app.button("Stop").click();
  await expect(status(page)).toContainText("Stopped before its end.");
  await expect(panel(page).getByRole("img", { name: /^w1, 1000×100/ })).toBeVisible();
  expect(Math.abs((await lossAfter(page, 1)) / 17744.7521415 - 1)).toBeLessThan(1e-6);
  await expect(panel(page)).toContainText(/only the parameters after update \d+ are still known/);
  await expect(panel(page).getByRole("img", { name: /^w1/ })).toHaveCount(0);
});

test("two numbers reach the minimum, with a map of the loss and the path", async ({ app, page }) => {
  await app.open(`${bowl}&train=~0.1~200~a,b`);
  await app.button("Train").click();
  await expect(status(page)).toContainText("Done: 200 updates took the loss from 22 to 5.");
  expect(Number(await parameter(page, "a").getAttribute("value"))).toBeCloseTo(3, 10);
  expect(Number(await parameter(page, "b").getAttribute("value"))).toBeCloseTo(-1, 10);
  const map = panel(page).getByRole("img", { name: /The loss over a and b/ });
  await expect(map).toHaveAccessibleName(/starts at a = 0, b = 1, and after 200 updates is at a = 3, b = −1/);
  expect(await lossAfter(page, 1)).toBeCloseTo(2.4 ** 2 + 2 * 1.2 ** 2 + 5, 10);
  await expect(parameter(page, "a")).toHaveAttribute("value", /^0\.6/);
  await app.button("Write these values into the text").click();
  expect(await app.text()).toContain("a=0.6");
  await expect(panel(page).getByText("earlier program")).toBeVisible();
  const results = await new AxeBuilder({ page }).include(".train").analyze();
  expect(results.violations).toEqual([]);
});

test("one update is a step of its own, and one event of undo", async ({ app, page }) => {
  await app.open(`${bowl}&train=~0.1~~a,b`);
  const table = panel(page).getByRole("table", { name: "One update" });
  await expect(table.getByRole("row").nth(1)).toHaveText("a0−60.6");
  await expect(table.getByRole("row").nth(2)).toHaveText("b180.2");
  await app.button("One update").click();
  await expect.poll(() => app.text()).toMatch(/a=0\.6\s+b=0\.2/);
  await expect(panel(page)).toContainText("Update 1 took f from 22 to 13.64");
  await app.toEnd();
  await app.expectValues({ f: [13.64, 1], a: [0.6, -4.8] });
  await app.editor.click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => app.text()).toMatch(/a=0\s+b=1/);
});

test("single updates go on from what the method remembers, through other tabs and undo", async ({ app, page }) => {
  await app.open(`${bowl}&train=momentum~0.1~~a`);
  await expect(panel(page)).toContainText("This is update 1: before it, what the method remembers in v is 0.");
  await app.button("One update").click();
  await expect.poll(() => app.text()).toMatch(/a=0\.6\s/);
  await expect(panel(page)).toContainText("This is update 2: what the method remembers in v is as update 1 left it.");
  await page.getByRole("tab", { name: "Explain" }).click();
  await page.getByRole("tab", { name: "Train" }).click();
  // v = 0.9 · 0.6 + 0.1 · 4.8
  await app.button("One update").click();
  await expect.poll(() => app.text()).toMatch(/a=1\.62\s/);
  await expect(panel(page)).toContainText("This is update 3");
  await app.editor.click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => app.text()).toMatch(/a=0\.6\s/);
  await expect(panel(page)).toContainText("This is update 2");
  // Another recipe remembers nothing of this one.
  await panel(page).getByRole("combobox", { name: "Method" }).selectOption("RMSProp");
  await expect(panel(page)).toContainText("This is update 1: before it, what the method remembers in s is 0.");
});

test("a text with a rate for each parameter is trained at these, and the panel says so", async ({ app, page }) => {
  const text = `import numpy as np
w1, w2 = 1.0, 1.0
for t in range(3):
    loss = w1 ** 2 + w2 ** 2
    dw1 = 2 * w1
    dw2 = 2 * w2
    w1 -= 0.1 * dw1
    w2 -= 0.25 * dw2
`;
  await app.open(fragmentOf(text));
  await expect(panel(page).getByRole("textbox", { name: "Rate" })).toHaveValue("0.1");
  await expect(panel(page)).toContainText("Rates of their own, as in the text: w2 0.25.");
  await app.button("Train").click();
  await expect(status(page)).toContainText("Done: 3 updates");
  expect(Number(await parameter(page, "w1").getAttribute("value"))).toBeCloseTo(0.8 ** 3, 12);
  expect(Number(await parameter(page, "w2").getAttribute("value"))).toBeCloseTo(0.5 ** 3, 12);
});

test("the loss is in sight while it trains", async ({ app, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.open(long);
  await app.button("Train").click();
  await expect(panel(page).locator(".train-curve").first()).toBeInViewport({ ratio: 1 });
  await expect(moment(page)).toBeInViewport();
});

test("an edit while it trains ends it; its curve is that of an earlier program", async ({ app, page }) => {
  await app.open(long);
  await app.button("Train").click();
  await expect(moment(page)).toBeVisible();
  await app.write("f = (a - 3)^2\na = 1");
  await expect(panel(page).getByText("earlier program")).toBeVisible();
  await expect(app.button("Train")).toBeVisible();
  const before = await moment(page).getAttribute("max");
  await page.waitForTimeout(400);
  expect(await moment(page).getAttribute("max")).toBe(before);
  await panel(page).getByRole("checkbox", { name: "a", exact: true }).check();
  await panel(page).getByRole("textbox", { name: "Updates" }).fill("10");
  await panel(page).getByRole("textbox", { name: "Updates" }).press("Enter");
  await app.button("Train").click();
  await expect(status(page)).toContainText("Done: 10 updates");
  await expect(panel(page).getByText("earlier program")).toHaveCount(0);
  await expect(moment(page)).toHaveAttribute("max", "10");
});

test("another tab ends it, and nothing of it is left", async ({ app, page }) => {
  await app.open(long);
  await app.button("Train").click();
  await expect(app.button("Pause")).toBeVisible();
  await page.getByRole("tab", { name: "Explain" }).click();
  await expect.poll(() => page.workers().length).toBe(0);
  await page.getByRole("tab", { name: "Train" }).click();
  await expect(app.button("Train")).toBeVisible();
  await expect(moment(page)).toHaveCount(0);
});

test("a rate of 1e9 diverges politely, and a better one is a click away", async ({ app, page }) => {
  await app.open(`${bowl}&train=~1e9~50~a,b`);
  await app.button("Train").click();
  await expect(status(page)).toContainText(/^Diverged: after 1 update at a rate of 1×10⁹/);
  await app.button(/^Take the rate 0\.\d+$/).click();
  await expect(panel(page).getByText("earlier program")).toBeVisible();
  await app.button("Train").click();
  await expect(status(page)).toContainText("Done: 50 updates");
});

test("what cannot be trained says why", async ({ app, page }) => {
  await app.open("#e=q=x*v;f=sum(q);v=[1,2];x=3&target=q&tab=train&train=~~~x");
  await expect(panel(page)).toContainText("A loss is a single number, and q is 2");
  await expect(app.button("Train")).toBeDisabled();
  await app.write("f = x *");
  await expect(panel(page)).toContainText("The text does not work yet");
});

test("the link carries the recipe, and only what differs from the text", async ({ app, page }) => {
  await app.open(bowl);
  await panel(page).getByRole("checkbox", { name: "a", exact: true }).check();
  await panel(page).getByRole("combobox", { name: "Method" }).selectOption("Adam");
  await panel(page).getByRole("textbox", { name: "Rate" }).fill("0.5");
  await panel(page).getByRole("textbox", { name: "Rate" }).press("Enter");
  await expect.poll(() => page.url()).toMatch(/&train=adam%7E0\.5%7E%7Ea(%2Cb)?&/);
  await page.reload();
  await expect(panel(page).getByRole("textbox", { name: "Rate" })).toHaveValue("0.5");
  await expect(panel(page).getByRole("checkbox", { name: "a", exact: true })).toBeChecked();
  await app.button("As the text says").click();
  await expect.poll(() => page.url()).not.toContain("train=adam");
});

test("a link with a recipe out of range says what was taken", async ({ app, page }) => {
  await app.open(`${bowl}&train=plain~1e99~1e9~a`);
  await expect(page.getByText("train=plain~1e99~1e9~a was taken as plain~1000000000000~100000~a.")).toBeVisible();
});

test("a net on a spiral shows its decision regions as it learns", async ({ app, page }) => {
  const { source, settings } = examples.find(({ id }) => id === "spiral") ?? { source: "", settings: undefined };
  const { method = "plain", rate = 0, steps = 0 } = settings?.train ?? {};
  await app.open(fragmentOf(source, `&train=${method}~${String(rate)}~${String(steps)}`));
  await app.button("Train").click();
  await expect(status(page)).toContainText(`Done: ${String(steps)} updates`, { timeout: 20_000 });
  await expect(panel(page).getByRole("img", { name: /two columns of X/ })).toHaveAccessibleName(/60 of 60 points/);
  await expect(panel(page).getByRole("img", { name: /^W1, 2×32/ })).toBeVisible();
  const results = await new AxeBuilder({ page }).include(".train").analyze();
  expect(results.violations).toEqual([]);
});

test("from the check of a text with a loop it is one click to its training", async ({ app, page }) => {
  await app.open(fragmentOf(exampleText("l24")).replace("tab=train", "tab=check"));
  await app.button("Train it").click();
  await expect(panel(page).getByRole("textbox", { name: "Updates" })).toHaveValue("2000");
});
