import { expect, test } from "./fixtures.ts";
import { l7 } from "./backstep.ts";

test.use({ viewport: { width: 1280, height: 720 } });

test("presenting shows the graph alone, a clicker steps it, Escape leaves", async ({ app, page }) => {
  await app.open(l7);
  await app.button("Present").click();
  await expect(app.editor).toBeHidden();
  await expect(app.graph).toBeVisible();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await app.expectMoment("backward 1 of 3");
  await page.keyboard.press("PageUp");
  await app.expectMoment("forward 2 of 2");
  await page.keyboard.press("Escape");
  await expect(app.editor).toBeVisible();
  await app.expectMoment("forward 2 of 2");
});

test("a link can open presenting", async ({ app, page }) => {
  await app.open(`${l7}&at=b2&present=1`);
  await expect(app.editor).toBeHidden();
  await app.expectMoment("backward 2 of 3");
  const sizes = await app.graph
    .locator("text")
    .evaluateAll((texts) =>
      texts
        .filter((text) => /\d/.test(text.textContent))
        .map((text) =>
          text instanceof SVGGraphicsElement
            ? Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0)
            : 0,
        ),
    );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  await page.keyboard.press("Escape");
  await expect(app.editor).toBeVisible();
});
