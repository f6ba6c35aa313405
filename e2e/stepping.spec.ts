import { expect, test } from "./fixtures.ts";

test("a first visit opens on (x + y) z at step 0 and says what to press", async ({ app, page }) => {
  await app.open();
  expect((await app.text()).replaceAll(" ", "")).toMatch(/x\+y[\s\S]*\*z/);
  await app.expectMoment("start");
  await app.expectValues({ x: [-2, null], y: [5, null], z: [-4, null] });
  await expect(page.getByText(/press/i).first()).toBeVisible();
});

test("steps to the end and back; a value or gradient is there from its step on and not before", async ({ app }) => {
  await app.open("#e=q=x+y;f=q*z;x=-2;y=5;z=-4");
  await app.expectValues({ q: [null, null], f: [null, null], z: [-4, null] });
  await app.button("Step forward").click();
  await app.expectMoment("forward 1 of 2");
  await app.expectValues({ q: [3, null], f: [null, null] });
  await app.button("Step forward").click();
  await app.expectMoment("forward 2 of 2");
  await app.expectValues({ q: [3, null], f: [-12, null] });
  await app.button("Step forward").click();
  await app.expectMoment("backward 1 of 3");
  await app.expectValues({ f: [-12, 1], q: [3, null], z: [-4, null] });
  await app.button("Step forward").click();
  await app.expectMoment("backward 2 of 3");
  await app.expectValues({ q: [3, -4], z: [-4, 3], x: [-2, null] });
  await app.button("Step forward").click();
  await app.expectMoment("backward 3 of 3");
  await app.expectValues({ x: [-2, -4], y: [5, -4] });
  await app.button("Step forward").click();
  await app.expectMoment("backward 3 of 3");
  await app.button("Step back").click();
  await app.expectValues({ q: [3, -4], x: [-2, null], y: [5, null] });
  await app.button("First step").click();
  await app.expectValues({ q: [null, null], f: [null, null], x: [-2, null] });
});

test("the keys step, jump and help", async ({ app, page }) => {
  await app.open();
  await app.leaveFields();
  await page.keyboard.press("ArrowRight");
  await app.expectMoment("forward 1 of 2");
  await page.keyboard.press("PageDown");
  await app.expectMoment("forward 2 of 2");
  await page.keyboard.press("ArrowLeft");
  await app.expectMoment("forward 1 of 2");
  await page.keyboard.press("End");
  await app.expectMoment("backward 3 of 3");
  await page.keyboard.press("PageUp");
  await app.expectMoment("backward 2 of 3");
  await page.keyboard.press("Home");
  await app.expectMoment("start");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("Space plays to the end and pauses; brackets change the speed", async ({ app, page }) => {
  await app.open();
  await app.leaveFields();
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await page.keyboard.press("[");
  await page.keyboard.press("]");
  await page.keyboard.press("Space");
  await expect(app.button("Pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(app.button("Play")).toBeVisible();
  await page.keyboard.press("Space");
  await app.expectMoment("backward 3 of 3");
  await expect(app.button("Play")).toBeVisible();
});

test("the scrubber goes to any moment", async ({ app, page }) => {
  await app.open();
  await app.scrubber.focus();
  await page.keyboard.press("ArrowRight");
  await app.expectMoment("forward 1 of 2");
  await page.keyboard.press("End");
  await app.expectMoment("backward 3 of 3");
  await page.keyboard.press("ArrowLeft");
  await app.expectMoment("backward 2 of 3");
  await app.expectValues({ z: [-4, 3], x: [-2, null] });
});

test("the scrubber follows the pointer", async ({ app, page }) => {
  await app.open();
  const box = await app.scrubber.boundingBox();
  if (box === null) throw new Error("The scrubber has no box.");
  await page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
  await app.expectMoment("backward 3 of 3");
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
  await app.expectMoment("forward 1 of 2");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await app.expectMoment("backward 1 of 3");
});

test("at wire grain each slot is its own step", async ({ app }) => {
  await app.open("#e=q=x+y;f=q*z;x=-2;y=5;z=-4&grain=wire&at=b2");
  await app.expectMoment("backward 2 of 5");
  await app.expectValues({ z: [-4, 3], q: [3, null] });
  await app.toEnd();
  await app.expectMoment("backward 5 of 5");
  await app.expectValues({ x: [-2, -4], y: [5, -4], q: [3, -4] });
});

test("the live region says one sentence per step", async ({ app }) => {
  await app.open();
  const said = new Set<string>();
  for (let step = 1; step <= 5; step++) {
    await app.button("Step forward").click();
    await expect(async () => {
      const text = (await app.live.allTextContents()).join(" ").trim();
      expect(text).toMatch(/\w.*\.$/);
      expect(said.has(text)).toBe(false);
      said.add(text);
    }).toPass({ timeout: 3000 });
  }
  expect(said.size).toBe(5);
});

test("with reduced motion a step is drawn at once", async ({ app, page }) => {
  await app.open();
  await app.button("Step forward").click();
  await app.button("Step forward").click();
  await app.button("Step forward").click();
  const drawn = (): Promise<string> =>
    app.graph.evaluate(
      (graph) =>
        new Promise<string>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(graph.outerHTML)));
        }),
    );
  const soon = await drawn();
  await page.waitForTimeout(700);
  expect(await drawn()).toBe(soon);
});

test.describe("with motion", () => {
  test.use({ reducedMotion: "no-preference" });

  test("stepping faster than the animation leaves nothing behind", async ({ app, page }) => {
    await app.open();
    await app.leaveFields();
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("End");
    await app.expectMoment("backward 3 of 3");
    await expect(app.node("f")).toHaveAccessibleName(/value −12, gradient 1$/);
    await expect(app.node("x")).toHaveAccessibleName(/value −2, gradient −4$/);
  });
});
