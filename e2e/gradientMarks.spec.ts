import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { l7, type Backstep } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const mark = (app: Backstep, name: string): Locator =>
  app.table
    .getByRole("row")
    .filter({ has: app.page.getByRole("rowheader", { name, exact: true }) })
    .getByRole("img");
const proofs = (page: Page): Locator => page.getByRole("list", { name: "Checked by differences" });

test("each gradient of an input has its proof as soon as it is known, and no sooner", async ({ app, page }) => {
  await app.open(`${l7}&at=b2`);
  await expect(mark(app, "z")).toHaveAccessibleName(/^checked: Numerically 3(\.0+\d)?, relative error (0|\de-\d+)\.$/);
  await expect(mark(app, "x")).toHaveCount(0);
  await expect(proofs(page).getByRole("listitem")).toHaveCount(1);
  await expect(proofs(page)).toContainText(/∂f\/∂z: Numerically (3|2\.9)/);
  await app.toEnd();
  for (const name of ["x", "y", "z"]) await expect(mark(app, name)).toHaveText("✓");
  await expect(app.table.getByRole("img")).toHaveCount(3);
  await app.expectValues({ f: [-12, 1], x: [-2, -4], y: [5, -4], z: [-4, 3] });
  await app.table.getByRole("rowheader", { name: "y", exact: true }).click();
  await expect(proofs(page)).toContainText(/∂f\/∂y: Numerically −(4|3\.9)/);
  const { violations } = await new AxeBuilder({ page }).include(".side-right").analyze();
  expect(violations).toEqual([]);
});

test("marks follow an edit, name kinks, and claim nothing of rounded numbers", async ({ app }) => {
  await app.open("#e=f=max(x,y)*z;x=3;y=2;z=3&at=end");
  await expect(mark(app, "x")).toHaveText("✓");
  await app.write("f = max(x, y) * z\nx = 2\ny = 2\nz = 3");
  await app.toEnd();
  await expect(mark(app, "x")).toHaveAccessibleName(/^at a kink: .*straddles a kink/);
  await expect(mark(app, "z")).toHaveText("✓");
  await app.open("#e=f=x*y;x=3;y=2&num=slide&at=end");
  await app.expectValues({ x: [3, 2] });
  await expect(app.table.getByRole("img")).toHaveCount(0);
});

test("a gradient that is broken on purpose is caught by the table, by what explains it, and by the panel", async ({
  app,
  page,
}) => {
  // The mistake that everybody makes once: tanh's local gradient without its square.
  await page.route("**/assets/*.js", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replaceAll("`1 - out^2`", "`1 - out`") });
  });
  await app.open("#e=f=tanh(x)*y;x=0.5;y=2&at=end");
  await expect(mark(app, "x")).toHaveAccessibleName(
    /^differs from its check: Numerically 1\.57\d+, relative error \de-1\.$/,
  );
  await expect(mark(app, "y")).toHaveText("✓");
  await app.table.getByRole("rowheader", { name: "x", exact: true }).click();
  await expect(proofs(page).getByRole("img")).toHaveText("✗");
  await page.getByRole("tab", { name: "Check" }).click();
  const check = page.getByRole("region", { name: "Gradient check" });
  await expect(check).toContainText(/Of 2 gradients 1 agrees and 1 does not \(relative error up to \d\.\d×10/);
  await expect(check).toContainText("1 of 2 agree");
  await expect(check.getByRole("row").filter({ hasText: "probably wrong" })).toContainText("x");
});
