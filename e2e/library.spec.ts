import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { gates } from "../src/core/gates/index.ts";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Gates", exact: true });
const list = (page: Page): Locator => dialog(page).getByRole("navigation", { name: "Gates" });
const card = (page: Page, title: string): Locator => dialog(page).getByRole("article", { name: title, exact: true });
const search = (page: Page): Locator => dialog(page).getByRole("searchbox", { name: "Search gates" });

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

test("opens from the top bar, and gives the focus back", async ({ app, page }) => {
  await app.open(l7);
  await app.button("Gates").click();
  await expect(search(page)).toBeFocused();
  await expect(list(page).getByRole("button")).toHaveCount(gates.length);
  await expect(card(page, "Add gate")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.button("Gates")).toBeFocused();
});

test("shows a gate: formulas, pattern, plot, source and what uses it", async ({ app, page }) => {
  await app.open("#gate=multiply");
  const multiply = card(page, "Multiply gate");
  await expect(multiply.getByText("switcher", { exact: true })).toBeVisible();
  await expect(multiply.getByText("a * b", { exact: true })).toBeVisible();
  await expect(multiply.getByRole("img")).toHaveCount(2);
  await expect(multiply.locator(".katex").first()).toBeVisible();
  await expect(multiply.getByText('partials: { a: "b", b: "a" }')).toBeVisible();
  await expect(multiply.getByRole("button", { name: "L7 f = (x + y) z" })).toBeVisible();
});

test("every card stands without a word on the console", async ({ app, page }) => {
  test.slow();
  await app.open("#gates");
  await list(page).getByRole("button").first().focus();
  for (const gate of gates) {
    const button = list(page).locator("[aria-current]");
    await expect(button).toContainText(gate.title);
    await expect(dialog(page).getByRole("heading", { level: 4, name: "Its source" })).toBeVisible();
    await expect(dialog(page).locator(".katex-error, .math-plain")).toHaveCount(0);
    await page.keyboard.press("ArrowDown");
  }
});

test("is searched and walked by keys", async ({ app, page }) => {
  await app.open(l7);
  await app.button("Gates").click();
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("softm");
  await expect(list(page).getByRole("button").first()).toContainText("softmax");
  await page.keyboard.press("Enter");
  await expect(card(page, "Softmax gate")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(list(page).getByRole("button", { name: "softmax", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "Log-softmax gate")).toBeVisible();
  await page.keyboard.press("Home");
  await expect(list(page).getByRole("button").first()).toBeFocused();
  await search(page).fill("zzz");
  await expect(dialog(page).getByText("No gate has all of these words.")).toBeVisible();
});

test("opens an example that uses the gate, with the way back to the program", async ({ app, page }) => {
  await app.open("#e=f=sigmoid(a)*3;a=1");
  await app.button("This gate in the library").or(app.button("Gates")).first().click();
  await list(page).getByRole("button", { name: "sigmoid", exact: true }).click();
  await card(page, "Sigmoid gate")
    .getByRole("button", { name: /Four gates or one/ })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.button(/^Examples: L12/)).toBeVisible();
  await page.goBack();
  await expect(async () => expect(await app.text()).toContain("sigmoid(a)*3")).toPass();
});

test("opens a program to try", async ({ app, page }) => {
  await app.open("#gate=softmax");
  await dialog(page).getByRole("button", { name: "Open this program" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(async () => expect(await app.text()).toBe("q = softmax(x)\nf = sum(q^2)\nx = [1, 3, 2]")).toPass();
  await app.toEnd();
  await app.expectMoment(/^backward/);
});

test("stands in the address while it is open", async ({ app, page }) => {
  await app.open("#gate=ln");
  await expect(card(page, "Log gate")).toBeVisible();
  await list(page).getByRole("button", { name: "tanh", exact: true }).click();
  await expect(page).toHaveURL(/#gate=tanh$/);
  await page.reload();
  await expect(card(page, "Tanh gate")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#[ez]=.*&at=0/);
});

test("says so where a link names no gate", async ({ app, page }) => {
  await app.open("#gate=foo%3Cb%3E");
  await expect(dialog(page).getByRole("status")).toContainText("There is no gate named “foo<b>”.");
  await expect(list(page).getByRole("button")).toHaveCount(gates.length);
});

test("is reached from a gate's explanation, and marks where the graph stands", async ({ app, page }) => {
  await app.open("#e=f=tanh(x);x=1&at=b1");
  await page.keyboard.press("End");
  await app.button("This gate in the library").click();
  await expect(card(page, "Tanh gate")).toBeVisible();
  await expect(card(page, "Tanh gate").getByText(/^Dots: where your graph stands/)).toBeVisible();
  await expect(card(page, "Tanh gate").locator(".library-dot")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(app.button("This gate in the library")).toBeFocused();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in the ${theme}`, async ({ app, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    for (const gate of ["sigmoid", "power", "svm_loss"]) {
      await app.open(`#gate=${gate}`);
      await expect(dialog(page).getByRole("heading", { level: 4, name: "Its source" })).toBeVisible();
      await page.screenshot({ path: `test-results/looks/library-${gate}-${theme}.png` });
      expect(await faults(page)).toEqual([]);
      await page.goto("about:blank");
    }
  });
}

test("takes one column on a phone: the list, then the card, then back", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open(l7);
  await app.button("Gates").click();
  await expect(dialog(page).getByRole("article")).toBeHidden();
  await list(page).getByRole("button", { name: "ReLU", exact: true }).click();
  await expect(card(page, "ReLU gate")).toBeVisible();
  await expect(list(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "ReLU gate" })).toBeFocused();
  expect(await faults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.querySelector(".library-card")?.scrollWidth ?? 0);
  expect(wide).toBeLessThanOrEqual(390);
  await dialog(page).getByRole("button", { name: "All gates" }).click();
  await expect(list(page)).toBeVisible();
});
