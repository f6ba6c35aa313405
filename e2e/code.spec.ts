import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const named = "#e=q=x%2By;f=q*z;x=-2;y=5;z=-4";

const lines = (page: Page) => page.getByRole("listbox", { name: "Lines of code" }).getByRole("option");
const lit = (page: Page) =>
  page.getByRole("listbox", { name: "Lines of code" }).getByRole("option", { selected: true });
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

test("the line of the step is lit, forward and backward", async ({ app, page }) => {
  await app.open(named);
  await tab(page, "Code").click();
  await expect(lines(page).first()).toContainText("import numpy as np");
  await expect(lit(page)).toHaveCount(0);
  await app.button("Step forward").click();
  await expect(lit(page)).toContainText(["q = x + y"]);
  await app.button("Step forward").click();
  await expect(lit(page)).toContainText(["f = q * z"]);
  await app.button("Step forward").click();
  await expect(lit(page)).toContainText(["df = 1.0"]);
  await app.button("Step forward").click();
  await expect(lit(page)).toContainText(["dz = q * df", "dq = z * df"]);
});

test("at wire grain one gradient is lit at a time", async ({ app, page }) => {
  await app.open(`${named}&at=b2&grain=wire&tab=code`);
  await expect(lit(page)).toContainText(["dz = q * df"]);
  await app.button("Step forward").click();
  await expect(lit(page)).toContainText(["dq = z * df"]);
});

test("a click on a line goes to its step, and so does Enter", async ({ app, page }) => {
  await app.open(`${named}&tab=code`);
  await lines(page).filter({ hasText: "dx = dq" }).click();
  await app.expectMoment("backward 3 of 3");
  await lines(page).filter({ hasText: "f = q * z" }).click();
  await app.expectMoment("forward 2 of 2");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await app.expectMoment("forward 1 of 2");
});

test("a branch is a sum of terms, and the step that adds them lights both lines", async ({ app, page }) => {
  await app.open("#e=f=x*y%2Bsin(x);x=2;y=3&tab=code");
  await expect(lines(page).filter({ hasText: /dx \+= / })).toHaveCount(1);
  await app.button("Last step").click();
  await expect(lit(page)).toHaveCount(2);
  await expect(lit(page).last()).toContainText("dx += ");
});

test("hovering goes both ways", async ({ app, page }) => {
  await app.open(`${named}&tab=code`);
  await lines(page).filter({ hasText: "q = x + y" }).hover();
  await expect(app.node("q")).toHaveClass(/hovered/);
  await app.node("f").hover();
  await expect(page.locator(".code-line[data-about=true]").first()).toContainText("f = q * z");
});

for (const [title, text] of [
  ["NumPy", "import numpy as np"],
  ["PyTorch", "import torch"],
  ["JavaScript", "const q = x + y;"],
  ["Gates", "class MultiplyGate"],
  ["Caffe", "top_diff"],
] as const) {
  test(`the listing in ${title}`, async ({ app, page }) => {
    await app.open(`${named}&tab=code`);
    await page.getByRole("radio", { name: title, exact: true }).check({ force: true });
    await expect(lines(page).filter({ hasText: text }).first()).toBeAttached();
    await app.button("Step forward").click();
    await expect(lit(page).first()).toBeVisible();
  });
}

test("copied, downloaded, and as a notebook", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(`${named}&tab=code`);
  await app.button("Copy").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("dq = z * df");
  const [file] = await Promise.all([page.waitForEvent("download"), app.button("Download").click()]);
  expect(file.suggestedFilename()).toMatch(/\.py$/);
  expect(await readFile(await file.path(), "utf8")).toBe(copied);
  const [notebook] = await Promise.all([page.waitForEvent("download"), app.button("Notebook").click()]);
  expect(notebook.suggestedFilename()).toMatch(/\.ipynb$/);
  const read = JSON.parse(await readFile(await notebook.path(), "utf8")) as { cells: { source: string[] }[] };
  expect(read.cells.flatMap(({ source }) => source).join("")).toContain("dq = z * df");
});

test("what stands beside the graph is in the link, and the tabs take the arrows", async ({ app, page }) => {
  await app.open(`${l7}&tab=code&code=javascript`);
  await expect(page.getByRole("radio", { name: "JavaScript" })).toBeChecked();
  await tab(page, "Code").press("ArrowRight");
  await expect(tab(page, "Check")).toBeFocused();
  await expect(tab(page, "Check")).toHaveAttribute("aria-selected", "true");
  await tab(page, "Check").press("ArrowRight");
  await expect(tab(page, "Train")).toBeFocused();
  await tab(page, "Train").press("ArrowRight");
  await expect(tab(page, "Network")).toBeFocused();
  await tab(page, "Network").press("ArrowRight");
  await expect(tab(page, "Explain")).toHaveAttribute("aria-selected", "true");
  await app.expectMoment("start");
});

test("a graph within a closed gate: its lines are lit together", async ({ app, page }) => {
  await app.open("#e=n(u,v)=1/(1%2Bexp(-u*v));f=n(x,y)*z;x=2;y=-1;z=3&tab=code");
  await app.button("Step forward").click();
  expect(await lit(page).count()).toBeGreaterThan(3);
});
