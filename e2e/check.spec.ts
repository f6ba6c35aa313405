import type { Page } from "@playwright/test";
import { examples } from "../src/examples/index.ts";
import { expect, test } from "./fixtures.ts";

const own = "#e=q=x%2By;f=q*z;x=-2;y=5;z=-4;dz=q;dq=q;dx=2*dq;dy=dq&tab=check";
const judged = (page: Page) => page.getByRole("region", { name: "Your backward pass" }).getByRole("listitem");
const exampleText = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";

test("each line of a backward pass is judged, with what is wrong with it", async ({ app, page }) => {
  await app.open(own);
  await expect(judged(page)).toHaveCount(4);
  await expect(judged(page).nth(0)).toContainText("Right");
  await expect(judged(page).nth(1)).toContainText("Swapped");
  await expect(judged(page).nth(2)).toContainText("2 times what it should be");
  await expect(judged(page).nth(3)).toContainText("Right");
  await expect(page.getByText("2 of 4 right")).toBeVisible();
  // The graph is that of the forward pass.
  await expect(app.node("f")).toBeVisible();
  await expect(app.node("dq")).toHaveCount(0);
});

test("a line that is mended is right at once", async ({ app, page }) => {
  await app.open(own);
  await expect(page.getByText("2 of 4 right")).toBeVisible();
  await app.write("q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4\ndz = q\ndq = z\ndx = dq\ndy = dq");
  await expect(page.getByText("4 of 4 right")).toBeVisible();
});

test("hints come one by one, the line last", async ({ app, page }) => {
  await app.open(own);
  const wrong = judged(page).filter({ hasText: "Swapped" }).first();
  await wrong.getByRole("button", { name: "Hint" }).click();
  const hints = wrong.getByRole("list", { name: "Hints" });
  await expect(hints).not.toContainText("dq = z");
  await wrong
    .getByRole("button", { name: "Show the line" })
    .or(wrong.getByRole("button", { name: "Another hint" }))
    .click();
  const last = wrong.getByRole("button", { name: "Show the line" });
  if (await last.isVisible()) await last.click();
  await expect(hints).toContainText("z");
});

test("any graph is an exercise", async ({ app, page }) => {
  await app.open("#e=q=x%2By;f=q*z;x=-2;y=5;z=-4&tab=check");
  await app.button("Set me this graph as an exercise").click();
  await expect(app.lines.filter({ hasText: "dq = #..." })).toHaveCount(1);
  await expect(page.getByText("0 of 4 right")).toBeVisible();
  await expect(app.alert.getByRole("listitem")).toHaveCount(0);
  await expect(app.node("f")).toBeVisible();
});

test("the 20 lines of the lecture: all four gradients are right, the loop is the recipe", async ({ app, page }) => {
  await app.open("#e=f=x*y&tab=check");
  await app.write(exampleText("l24"));
  await expect(page.getByText("4 of 4 right")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/2000 times/)).toBeAttached();
  await app.toEnd();
  await expect(app.table).toContainText("loss");
  const loss = (await app.rows()).find(({ name }) => name === "loss");
  expect(loss?.value).toBeCloseTo(24635.893, 3);
});

test("the exercise of the multiply gate", async ({ app, page }) => {
  await app.open("#e=f=x*y&tab=check");
  await app.write(exampleText("l20").replace("dx = ...", "dx = self.y * dz").replace("dy = ...", "dy = self.y * dz"));
  await expect(judged(page).filter({ hasText: "dx = self.y * dz" })).toContainText("Right");
  await expect(judged(page).filter({ hasText: "dy = self.y * dz" })).toContainText("Swapped");
});

test("what is out of scope is named line by line, and nothing is lost", async ({ app, page }) => {
  await app.open("#e=f=x*y&tab=check");
  const text = 'import os\nx = np.load("data.npy")\nw = 2\nf = w * x\nprint(f)';
  await app.write(text);
  await expect(app.alert.getByRole("listitem").first()).toContainText(/line 2/);
  expect(await app.text()).toBe(text);
  await expect(app.node("f")).toBeVisible();
  await expect(page.getByRole("tab", { name: "Check" })).toBeVisible();
});

test("a link to Python opens at its moment", async ({ app }) => {
  const source = encodeURIComponent("class G:\n    def forward(self, x, y):\n        z = x * y\n        return z");
  await app.open(`#e=${source}&at=b2&tab=check`);
  await app.expectMoment("backward 2 of 2");
});
