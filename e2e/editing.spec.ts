import { expect, test } from "./fixtures.ts";
import { l7 } from "./backstep.ts";

test("typing an expression draws it; steps reach every number", async ({ app, page }) => {
  await app.open();
  await app.editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("g = a * b + a; a = 3; b = 4", { delay: 5 });
  await page.keyboard.press("Escape");
  await expect(app.node("g")).toBeVisible();
  await app.toEnd();
  await app.expectValues({ a: [3, 5], b: [4, 3], g: [15, 1] });
  await app.button("First step").click();
  await app.expectValues({ a: [3, null], g: [null, null] });
});

test("unbound names get the stated defaults, in order of appearance", async ({ app }) => {
  await app.open();
  await app.write("f = u v + w");
  await app.toEnd();
  await app.expectValues({ u: [-2, 5], v: [5, -2], w: [-4, 1], f: [-14, 1] });
});

test("an edit keeps the moment and undo brings the text back", async ({ app, page }) => {
  await app.open(`${l7}&at=b3`);
  const before = await app.text();
  await app.editor.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("0");
  await app.expectValues({ z: [-40, 3], x: [-2, -40] });
  await app.expectMoment("backward 3 of 3");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(async () => expect(await app.text()).toBe(before)).toPass();
  await app.expectValues({ z: [-4, 3], x: [-2, -4] });
});

test("gradients of a value used more than once add up", async ({ app }) => {
  await app.open();
  for (const [program, value, gradient] of [
    ["f = x - x; x = 3", 0, 0],
    ["f = x / x; x = 3", 1, 0],
    ["f = x * x; x = 3", 9, 6],
    ["f = x ^ x; x = 2", 4, 4 * (Math.log(2) + 1)],
    ["f = max(x, x); x = 3", 3, 1],
  ] as const) {
    await app.write(program);
    await app.toEnd();
    const x = program.startsWith("f = x ^") ? 2 : 3;
    await app.expectValues({ f: [value, 1], x: [x, gradient] });
  }
});

test("a slider's keys change the text and every number", async ({ app, page }) => {
  await app.open(`${l7}&at=end`);
  await app.slider("x").focus();
  const before = (await app.rows()).find((row) => row.name === "x")?.value;
  await page.keyboard.press("ArrowRight");
  await expect(async () => {
    const rows = await app.rows();
    const x = rows.find((row) => row.name === "x")?.value;
    expect(x).toBeGreaterThan(Number(before));
    expect(rows.find((row) => row.name === "f")?.value).toBeCloseTo((Number(x) + 5) * -4, 9);
    expect(await app.text()).toMatch(new RegExp(`x ?= ?${String(x).replace("-", "[-−]")}`));
  }).toPass({ timeout: 5000 });
  await app.expectMoment("backward 3 of 3");
});

test("a slider dragged with the pointer changes the text and every number", async ({ app, page }) => {
  await app.open(`${l7}&at=end`);
  const box = await app.slider("y").boundingBox();
  if (box === null) throw new Error("The slider has no box.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 8 });
  await page.mouse.move(box.x + box.width / 8, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(async () => {
    const rows = await app.rows();
    const y = rows.find((row) => row.name === "y")?.value ?? Number.NaN;
    expect(y).not.toBe(5);
    expect(rows.find((row) => row.name === "f")?.value).toBeCloseTo((-2 + y) * -4, 9);
    expect(rows.find((row) => row.name === "z")?.gradient).toBeCloseTo(-2 + y, 9);
    expect(await app.text()).toContain(String(y));
  }).toPass({ timeout: 5000 });
});

test("touching an unbound name's slider writes its assignment", async ({ app, page }) => {
  await app.open();
  await app.write("f = u * v");
  await app.slider("u").focus();
  await page.keyboard.press("ArrowRight");
  await expect(async () => expect(await app.text()).toMatch(/^u ?= ?-?[\d.]+$/m)).toPass();
});
