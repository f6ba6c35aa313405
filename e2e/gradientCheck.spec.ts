import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { examples } from "../src/examples/index.ts";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const l9 = "#e=f=1/(1%2Bexp(-(w0*x0%2Bw1*x1%2Bw2)));w0=2;x0=-1;w1=-3;x1=-2;w2=-3";
const check = (page: Page): Locator => page.getByRole("region", { name: "Gradient check" });
const doctor = (page: Page): Locator => page.getByRole("region", { name: "Doctor" });
const table = (page: Page): Locator => page.getByRole("table", { name: "Gradients, analytic and numerical" });
const slider = (page: Page): Locator => page.getByRole("slider", { name: "h", exact: true });
const exampleText = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";
/** A power of ten as the page sets it: 3.1×10−11. */
const errorIn = (text: string): number => Number(text.replace("×10", "e").replace("−", "-"));

/** The relative error of the row of an entry. */
async function relativeError(page: Page, name: string): Promise<number> {
  const row = table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name, exact: true }) });
  const [first = ""] = (await row.getByRole("cell").last().innerText()).split("\n");
  return errorIn(first);
}

for (const [name, link, count] of [
  ["L7", l7, 3],
  ["L9", l9, 5],
] as const) {
  test(`all gradients of ${name} agree`, async ({ app, page }) => {
    await app.open(`${link}&tab=check`);
    await expect(check(page)).toContainText(
      new RegExp(`All ${count} gradients agree \\(worst relative error \\d\\.\\d×10`),
    );
    await expect(check(page)).toContainText(`${count} of ${count} agree`);
    await expect(check(page)).toContainText(`The check computed f ${2 * count + 1} times`);
    await expect(doctor(page)).toContainText("Nothing ails this graph");
  });
}

test("a tiny h is drowned by rounding, and the panel says so", async ({ app, page }) => {
  await app.open(`${l9}&tab=check`);
  await expect(check(page)).toContainText("All 5 gradients agree");
  const before = await relativeError(page, "w0");
  expect(before).toBeLessThan(1e-8);
  await slider(page).focus();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "h = 1e-5");
  await page.keyboard.press("Home");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "h = 1e-15");
  await expect(async () => expect(await relativeError(page, "w0")).toBeGreaterThan(1e-3)).toPass({ timeout: 5000 });
  await expect(table(page)).toContainText("within rounding");
  // The slider keeps its keys to itself.
  await app.expectMoment("start");
});

test("e^x at 1: the lecture's numbers and the best h", async ({ app, page }) => {
  await app.open("#e=f=exp(x);x=1&tab=check");
  await expect(check(page)).toContainText("best: 3.2e-6 centred, 1e-8 forward");
  await expect(check(page).getByRole("img")).toHaveAccessibleName(
    /at h = 1e-1: centred 4\.5e-3, forward 1\.4e-1; at h = 1e-5: centred 5\.9e-11, forward 1\.4e-5/,
  );
  await slider(page).focus();
  await page.keyboard.press("End");
  await expect(table(page)).toContainText("suspicious");
});

test("a tie names the kink, on both panels", async ({ app, page }) => {
  await app.open("#e=f=max(x,y)*z;x=2;y=2;z=3&tab=check");
  await expect(table(page)).toContainText("the check straddles a kink");
  await expect(table(page)).toContainText("towards x + h stays on the branch of x");
  const tie = doctor(page).getByRole("listitem").filter({ hasText: "stands exactly on a tie" });
  // The gate, and the operand that wins.
  await tie.hover();
  await expect(app.graph.locator(".hovered")).toHaveCount(2);
});

test("a value that is not finite has nothing to compare, and the doctor says where", async ({ app, page }) => {
  await app.open("#e=f=log(x)%2By;x=0;y=1&tab=check");
  await expect(check(page)).toContainText("Of 2 gradients none can be compared");
  await expect(table(page)).toContainText("It arises at the log gate");
  await expect(doctor(page)).toContainText("Serious");
});

test("a saturated gate is diagnosed and lit", async ({ app, page }) => {
  await app.open("#e=s=sigmoid(w*x);f=s*v;w=5;x=3;v=2&tab=check");
  const finding = doctor(page).getByRole("listitem").filter({ hasText: "The sigmoid gate s is saturated" });
  await expect(finding).toContainText("Warning");
  await finding.hover();
  await expect(app.graph.locator(".gate.hovered")).toHaveCount(1);
  await finding.getByRole("button", { name: /^Show/ }).click();
  await expect(app.node("s")).toBeFocused();
});

test("a gate within a closed group is shown as the gate that holds it", async ({ app, page }) => {
  const source = "def unit(u):\n    s = sigmoid(9 * u)\n    return 2 * s\nf = unit(x) * v\nx = 3\nv = 2";
  await app.open(`#e=${encodeURIComponent(source)}&tab=check`);
  await expect(check(page)).toContainText("All 2 gradients agree");
  await doctor(page).getByRole("button", { name: /^Show/ }).first().click();
  await expect(app.graph.locator(":focus")).toHaveAccessibleName(/unit/);
});

test("vanishing gradients show their size layer by layer", async ({ app, page }) => {
  const layers = Array.from({ length: 8 }, (_unused, i) => i + 1);
  const source = [
    "h0 = [1, 0.5]",
    ...layers.map((i) => `h${i} = tanh(W${i} @ h${i - 1})`),
    "f = sum(h8)",
    ...layers.map((i) => `W${i} = 0.2 * [[1, 0.5], [0.5, 1]]`),
  ].join("\n");
  await app.open(`#e=${encodeURIComponent(source)}&tab=check`);
  const norms = doctor(page).getByRole("table");
  await expect(norms.getByRole("row")).toHaveCount(8);
  await expect(doctor(page)).toContainText("the gradient shrinks");
});

test("a row chooses the entry of the curve and selects its node", async ({ app, page }) => {
  await app.open(`${l7}&tab=check`);
  await table(page).getByRole("button", { name: "z", exact: true }).click();
  await expect(check(page).getByRole("figure")).toContainText("Error against h, of z");
  await expect(table(page).getByRole("button", { name: "z", exact: true })).toHaveAttribute("aria-pressed", "true");
  await check(page).getByRole("button", { name: "Show z on the graph" }).click();
  await expect(app.node("z")).toBeFocused();
});

test("an edit shows nothing of the text before it", async ({ app, page }) => {
  await app.open("#e=f=x*y&tab=check");
  await app.write(exampleText("alexnet"));
  await expect(check(page)).toContainText(/Checked \d+ of 256 entries/);
  await app.write("f = a * b\na = 2\nb = 3");
  await expect(check(page)).toContainText("All 2 gradients agree");
  await expect(table(page).getByRole("button")).toHaveText(["a", "b"]);
  // Nothing that was still under way comes in later.
  await page.waitForTimeout(600);
  await expect(table(page).getByRole("button")).toHaveText(["a", "b"]);
});

test("a large check can be stopped, and the page steps meanwhile", async ({ app, page }) => {
  test.slow();
  await app.open("#e=f=x*y&tab=check");
  await app.write(exampleText("alexnet"));
  await expect(check(page)).toContainText(/Checked [1-9]\d* of 256 entries/, { timeout: 15_000 });
  await app.leaveFields();
  await page.keyboard.press("ArrowRight");
  await app.expectMoment(/^forward 1 of/);
  await page.keyboard.press("ArrowRight");
  await app.expectMoment(/^forward 2 of/);
  await check(page).getByRole("button", { name: "Stop" }).click();
  const stopped = await check(page)
    .getByText(/^Stopped: checked/)
    .innerText();
  await page.waitForTimeout(500);
  await expect(check(page).getByText(/^Stopped: checked/)).toHaveText(stopped);
  await check(page).getByRole("button", { name: "Go on" }).click();
  await expect(check(page)).toContainText(/Checked \d+ of 256/);
});

test("a broken text keeps the check of the last graph that worked, and says so", async ({ app, page }) => {
  await app.open(`${l7}&tab=check`);
  await expect(check(page)).toContainText("All 3 gradients agree");
  await app.write("f = (x + y) * \nx = -2; y = 5");
  await expect(page.getByText(/What follows is about the last graph that worked/)).toBeVisible();
  await expect(check(page)).toContainText("All 3 gradients agree");
});

test("the check is of the text, whatever is rounded or closed on the canvas", async ({ app, page }) => {
  await app.open(`${l9}&num=slide&target=f&tab=check`);
  await expect(check(page)).toContainText("All 5 gradients agree");
});

test("sections fold away, and a phone has room for them", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open(`${l9}&tab=check`);
  await expect(check(page)).toContainText("All 5 gradients agree");
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  await check(page).getByRole("heading", { name: "Gradient check" }).click();
  await expect(table(page)).toBeHidden();
  await expect(check(page)).toContainText("5 of 5 agree");
});

for (const theme of ["light", "dark"] as const)
  test(`axe finds nothing: ${theme}`, async ({ app, page }) => {
    await app.open(`#e=s=sigmoid(w*x);f=max(s,s2)*v;w=5;x=3;v=2;s2=1&tab=check&theme=${theme}`);
    await expect(check(page)).toContainText("gradients");
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(" ")}`))).toEqual(
      [],
    );
  });
