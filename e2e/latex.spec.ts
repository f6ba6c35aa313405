import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const l9 = String.raw`f(w, x) = \frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}}`;
const inputs = "w_0 = 2, x_0 = -1, w_1 = -3, x_1 = -2, w_2 = -3";
const read = "f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))\nw0 = 2\nx0 = -1\nw1 = -3\nx1 = -2\nw2 = -3";

/** What the page has put on the clipboard. */
async function clipboard(page: Page): Promise<string> {
  return await page.evaluate(async () => await navigator.clipboard.readText());
}

test("a formula that is filled in becomes its graph; undo brings it back", async ({ app, page }) => {
  await app.open();
  await app.lines.first().waitFor();
  await app.editor.fill(`${l9}, ${inputs}`);
  await expect(async () => expect(await app.text()).toBe(read)).toPass();
  await expect(page.getByText("Read as LaTeX: undo brings the pasted text back.")).toBeVisible();
  await app.toEnd();
  await app.expectValues({ f: [0.7310585786, 1], w0: [2, -0.1966119332], x1: [-2, -0.5898357997] });

  await app.editor.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(async () => expect(await app.text()).toBe(`${l9}, ${inputs}`)).toPass();
  await expect(page.getByText("Read as LaTeX")).toBeHidden();
  // It stays as it is, with the way back on offer.
  await app.button("Fix: read it as LaTeX").click();
  await expect(async () => expect(await app.text()).toBe(read)).toPass();
});

test("a formula is pasted from the clipboard, into a line that has begun", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open();
  await app.write("x = 1\nf = ");
  await page.evaluate(async (text) => await navigator.clipboard.writeText(text), String.raw`$\sigma(x)$`);
  await app.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(async () => expect(await app.text()).toBe("x = 1\nf = sigmoid(x)")).toPass();
  await app.toEnd();
  await app.expectValues({ f: [0.7310585786, 1], x: [1, 0.1966119332] });
});

test("LaTeX that cannot be read stays, with the reason", async ({ app }) => {
  await app.open();
  await app.write(String.raw`f = \int x \, dx`);
  await expect(app.alert).toContainText(String.raw`\int is not read. The language has no integrals.`);
  expect(await app.text()).toBe(String.raw`f = \int x \, dx`);
});

test("a link that holds LaTeX offers to read it", async ({ app }) => {
  await app.page.goto(`./#e=${encodeURIComponent(String.raw`f = \max(0, x) \cdot y`)}`);
  await app.button("Fix: read it as LaTeX").click();
  await expect(app.node("f")).toBeVisible();
  expect(await app.text()).toBe("f = max(0, x) · y");
});

test("formulas and derivations are copied as LaTeX", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open("#e=q=x+y;f=q*z;x=-2;y=5;z=-4&at=b2");
  const copies = page.getByRole("button", { name: "Copy formula as LaTeX" });
  const box = await copies.first().boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await copies.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The formula is on the clipboard as LaTeX.")).toBeAttached();
  expect(await clipboard(page)).toMatch(/^\\frac\{\\partial f\}\{\\partial q\} = \\frac/);

  await app.node("x").click();
  await app.button("Copy derivation as LaTeX").click();
  await expect(page.getByText("The derivation is on the clipboard as LaTeX.")).toBeAttached();
  const derivation = await clipboard(page);
  expect(derivation).toContain("\\begin{align*}\n\\frac{\\partial f}{\\partial f} &= 1 \\\\");
  expect(derivation).toMatch(/\\frac\{\\partial f\}\{\\partial x\} &= .* = -4 && .*\n\\end\{align\*\}$/);
});
