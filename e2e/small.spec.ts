import { expect, test } from "./fixtures.ts";
import { l7 } from "./backstep.ts";

const l9 = "#e=f=1/(1%2Bexp(-(w0*x0%2Bw1*x1%2Bw2)));w0=2;x0=-1;w1=-3;x1=-2;w2=-3";

const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const [name, link] of [
    ["L7", l7],
    ["L9", l9],
  ] as const) {
    test(`${name} fits across, and touch steps it`, async ({ app, page }) => {
      await app.open(link);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
      await app.button("Step forward").tap();
      await app.expectMoment(/^forward 1 of/);
      await app.button("Last step").tap();
      await app.expectMoment(/^backward (\d+) of \1$/);
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    });
  }

  test("every control of the transport is a finger wide", async ({ app }) => {
    await app.open(l7);
    for (const name of ["First step", "Step back", "Play", "Step forward", "Last step"]) {
      const box = await app.button(name).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(40);
    }
  });
});

test.describe("320 pixels wide", () => {
  test.use({ viewport: { width: 320, height: 568 } });

  test("nothing is cut off sideways", async ({ app, page }) => {
    await app.open(`${l9}&at=b3`);
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    for (const name of ["First step", "Step back", "Play", "Step forward", "Last step"]) {
      const box = await app.button(name).boundingBox();
      expect(box?.x ?? -1, name).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(320);
    }
  });
});
