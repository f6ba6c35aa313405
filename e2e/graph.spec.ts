import { expect, test } from "./fixtures.ts";
import { l7 } from "./backstep.ts";

test("each gate and input is a button that says what it is, its value and its gradient", async ({ app }) => {
  await app.open("#e=q=x+y;f=q*z;x=-2;y=5;z=-4&at=f2");
  await expect(app.node("q")).toHaveAccessibleName("q: add gate, value 3, gradient not yet");
  await expect(app.node("x")).toHaveAccessibleName(/^x: .*value −2, gradient not yet$/);
  await app.toEnd();
  await expect(app.node("q")).toHaveAccessibleName("q: add gate, value 3, gradient −4");
  await expect(app.node("f")).toHaveAccessibleName(/value −12, gradient 1$/);
  expect(await app.graph.getByRole("button").count()).toBe(5);
});

test("the graph is one stop for the tab key", async ({ app }) => {
  await app.open(l7);
  const stops = await app.graph
    .getByRole("button")
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("tabindex")));
  expect(stops.filter((stop) => stop === "0")).toHaveLength(1);
  expect(stops.filter((stop) => stop === "-1")).toHaveLength(stops.length - 1);
});

test("a gate opened with Enter is explained", async ({ app, page }) => {
  await app.open("#e=q=x+y;f=q*z;x=-2;y=5;z=-4&at=end");
  await app.node("q").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/distributor/i).first()).toBeVisible();
});

test("no number on the canvas is under 12 px, and none lies on another", async ({ app }) => {
  await app.open("#e=f=1/(1%2Bexp(-(w0*x0%2Bw1*x1%2Bw2)));w0=2;x0=-1;w1=-3;x1=-2;w2=-3&at=end");
  await expect(app.node("w2")).toBeVisible();
  const boxes = await app.graph.locator("text").evaluateAll((texts) =>
    texts
      .filter((text) => /\d/.test(text.textContent) && getComputedStyle(text).visibility !== "hidden")
      .map((text) => {
        const { x, y, width, height } = text.getBoundingClientRect();
        const matrix = text instanceof SVGGraphicsElement ? text.getScreenCTM() : null;
        const size = Number.parseFloat(getComputedStyle(text).fontSize) * (matrix?.a ?? 1);
        return { text: text.textContent, x, y, width, height, size };
      })
      .filter(({ width }) => width > 0),
  );
  expect(boxes.length).toBeGreaterThan(20);
  expect(boxes.filter(({ size }) => size < 11.99)).toEqual([]);
  const overlapping = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height,
      )
      .map((b) => `${a.text} and ${b.text}`),
  );
  expect(overlapping).toEqual([]);
});
