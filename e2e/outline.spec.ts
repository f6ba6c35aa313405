import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Backstep } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const neurons = `neuron(a, b) = sigmoid(a * b + 1)
h = neuron(x, w)
k = neuron(h, w) + exp(h)
f = k * h
x = 0.5
w = -2`;
const link = `#e=${encodeURIComponent(neurons)}&at=end`;

const field = (page: Page): Locator => page.getByRole("combobox", { name: "Find a node" });
const tree = (page: Page): Locator => page.getByRole("tree", { name: "Outline" });
const rows = (page: Page): Locator => tree(page).getByRole("treeitem");
const hits = (page: Page): Locator => page.getByRole("listbox", { name: "Found" }).getByRole("option");
/** The row or the hit that the keys are at. */
const current = (within: Locator): Locator => within.and(within.page().locator("[aria-selected=true]"));

async function find(app: Backstep, page: Page): Promise<void> {
  await app.leaveFields();
  await page.keyboard.press("ControlOrMeta+k");
  // Its code is loaded first.
  await expect(field(page)).toBeFocused({ timeout: 15_000 });
}

test("a name typed after Ctrl+K leads to its node, which is selected and has the focus", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.type("k");
  await expect(hits(page).first()).toContainText("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(app.node("k")).toBeFocused();
  await expect(app.node("k")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("group", { name: "Selected: k" })).toBeVisible();
});

test("arrow keys go through what was found, which says gate and value", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.type("input");
  await expect(hits(page)).toHaveCount(2);
  await expect(page.getByRole("status").filter({ hasText: "2 found" })).toBeVisible();
  await expect(current(hits(page))).toContainText("0.50");
  await page.keyboard.press("ArrowDown");
  await expect(current(hits(page))).toContainText(/w.*input.*−2/);
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await current(hits(page)).getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.node("w")).toBeFocused();
});

test("what is not there is said, and Enter does nothing", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.type("nowhere");
  await expect(page.getByText("Nothing has all of these words.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("/ opens it while the graph has the focus", async ({ app, page }) => {
  await app.open(link);
  await app.node("x").focus();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
});

test("Ctrl+K opens it from within the editor, whose text stays", async ({ app, page }) => {
  await app.open(link);
  await app.lines.first().click();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  expect(await app.text()).toBe(neurons);
});

test("the outline is a tree that the keys unfold, and Enter leads to a row's node", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.press("ArrowDown");
  await expect(tree(page)).toBeFocused();
  await expect(current(rows(page))).toHaveAccessibleName(/^x, input/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const group = current(rows(page));
  await expect(group).toHaveAccessibleName(/^neuron, 3 gates/);
  await expect(group).toHaveAttribute("aria-expanded", "false");
  const before = await rows(page).count();
  await page.keyboard.press("ArrowRight");
  await expect(group).toHaveAttribute("aria-expanded", "true");
  await expect(rows(page)).toHaveCount(before + 1);
  await page.keyboard.press("ArrowRight");
  await expect(current(rows(page))).toHaveAccessibleName(/^h, sigmoid/);
  await expect(current(rows(page))).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(current(rows(page))).toHaveAccessibleName(/^neuron/);
  await page.keyboard.press("ArrowLeft");
  await expect(group).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("End");
  await expect(current(rows(page))).toHaveAccessibleName(/^f, multiply/);
  await page.keyboard.press("Enter");
  await expect(app.node("f")).toBeFocused();
});

test("what is typed in the outline is looked for", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.press("ArrowDown");
  await expect(tree(page)).toBeFocused();
  await page.keyboard.type("exp");
  await expect(field(page)).toHaveValue("exp");
  await page.keyboard.press("Enter");
  await expect(app.graph.getByRole("button", { name: /: exp gate/ })).toBeFocused();
});

test("a group opens and closes on the canvas from its row", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(current(rows(page))).toHaveAccessibleName(/closed on the canvas/);
  await page.keyboard.press("Space");
  await expect(current(rows(page))).toHaveAccessibleName(/open on the canvas/);
  await rows(page).filter({ hasText: "neuron(x, w)" }).getByRole("button", { name: "Close neuron" }).click();
  await expect(current(rows(page))).toHaveAccessibleName(/closed on the canvas/);
});

test("a jump to a gate within a group opens what is around it", async ({ app, page }) => {
  await app.open(link);
  await find(app, page);
  // The sum within the second call.
  await page.keyboard.type("a*b+1 add");
  await expect(hits(page)).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const focused = app.graph.locator("[role=button]:focus");
  await expect(focused).toHaveAccessibleName(/: add gate/);
  await expect(focused).toHaveAttribute("aria-pressed", "true");
  await app.expectMoment(/^backward (\d+) of \1$/);
});

test("a long outline holds few rows, and its end is a key away", async ({ app, page }) => {
  const names = Array.from({ length: 150 }, (_unused, i) => `u${i + 1}=u${i}*y`);
  await app.open(`#e=${["u0=x*2", ...names].join(";")}`);
  await find(app, page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(current(rows(page))).toHaveAccessibleName(/^u150, multiply/);
  await expect(current(rows(page))).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(60);
});

test("the paths from an input to the output stand out, and are counted", async ({ app, page }) => {
  await app.open("#e=a=exp(x);f=x*a%2Ba;x=1;y=2;&at=end");
  await app.node("x").focus();
  await page.keyboard.press("Enter");
  const toggle = page.getByRole("button", { name: "Show the paths to f" });
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expect(
    page.getByText("x reaches f along three paths of two to three gates; its gradient is the sum over them."),
  ).toBeVisible();
  await expect(app.node("x")).toHaveClass(/on-path/);
  await expect(app.node("a")).toHaveClass(/on-path/);
  await app.leaveFields();
  await page.keyboard.press("ArrowLeft");
  await expect(app.node("x")).not.toHaveClass(/on-path/);
});

test("a single path says how many gates it goes through; what lies beside it steps back", async ({ app, page }) => {
  await app.open("#e=q=x%2By;f=q*z;x=-2;y=5;z=-4&at=end");
  await app.node("y").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show the path to f" }).click();
  await expect(page.getByText("y reaches f along one path, through two gates")).toBeVisible();
  await expect(app.node("q")).toHaveClass(/on-path/);
  await expect(app.node("x")).toHaveClass(/off-path/);
  await expect(app.node("z")).toHaveClass(/off-path/);
});

const faults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
};

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in the outline: ${theme}`, async ({ app, page }) => {
    await app.open(`${link}&theme=${theme}`);
    await find(app, page);
    await page.keyboard.press("ArrowDown");
    await page.screenshot({ path: `test-results/looks/outline-${theme}.png` });
    expect(await faults(page)).toEqual([]);
  });

  test(`axe finds nothing in what was found: ${theme}`, async ({ app, page }) => {
    await app.open(`${link}&theme=${theme}`);
    await find(app, page);
    await page.keyboard.type("neuron");
    await expect(hits(page).first()).toBeVisible();
    await page.screenshot({ path: `test-results/looks/found-${theme}.png` });
    expect(await faults(page)).toEqual([]);
  });

  test(`axe finds nothing while paths stand out: ${theme}`, async ({ app, page }) => {
    await app.open(`${link}&theme=${theme}`);
    await app.node("w").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Show the paths to f" }).click();
    await page.screenshot({ path: `test-results/looks/paths-${theme}.png` });
    expect(await faults(page)).toEqual([]);
  });
}
