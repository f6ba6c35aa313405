import { expect, test } from "./fixtures.ts";
import { l7 } from "./backstep.ts";

const broken: readonly (readonly [name: string, program: string])[] = [
  ["an open parenthesis", "(x+"],
  ["two equals signs", "x = = 2"],
  ["a function of itself", "f(x) = f(x)"],
  ["a cycle", "a = b; b = a"],
  ["a number with two points", "1.2.3"],
  ["300 parentheses", `${"(".repeat(300)}x${")".repeat(300)}`],
  ["30 000 characters", `f = x${" + x".repeat(7500)}`],
];

for (const [name, program] of broken) {
  test(`${name}: a message, and the last good graph stays`, async ({ app }) => {
    await app.open(`${l7}&at=end`);
    await app.write(program);
    const messages = app.alert.getByRole("listitem");
    await expect(messages.first()).toBeVisible();
    expect((await messages.first().textContent())?.length).toBeGreaterThan(15);
    await expect(app.node("z")).toBeVisible();
    await app.expectValues({ x: [-2, -4], z: [-4, 3], f: [-12, 1] });
    if (program.length < 1000) expect(await app.text()).toBe(program);
    await app.write("f = a * b; a = 2; b = 3");
    await expect(app.alert.getByRole("listitem")).toHaveCount(0);
    await app.expectValues({ a: [2, 3], b: [3, 2], f: [6, 1] });
  });
}

test("every kind of mistake has a message of its own", async ({ app }) => {
  await app.open(l7);
  const seen = new Map<string, string>();
  for (const [name, program] of broken) {
    await app.write(program);
    await expect(app.alert.getByRole("listitem").first()).toBeVisible();
    await expect(async () => {
      const message = (await app.alert.getByRole("listitem").first().textContent()) ?? "";
      expect(seen.get(message)).toBeUndefined();
      seen.set(message, name);
    }).toPass({ timeout: 3000 });
  }
});

test("w0x0 gets the hint, and its fix works", async ({ app }) => {
  await app.open();
  await app.write("f = w0x0; w0 = 2; x0 = -1");
  await expect(app.page.getByText(/w0 ?[*·×]? ?x0\?/).first()).toBeVisible();
  await app
    .button(/^Fix: /)
    .first()
    .click();
  await app.toEnd();
  await app.expectValues({ w0: [2, -1], x0: [-1, 2], f: [-2, 1] });
});

test("a value called like a function is told, and its fix works", async ({ app }) => {
  await app.open();
  await app.write("f = x(y); x = 2; y = 3");
  await expect(app.alert.getByRole("listitem").first()).toContainText("x is a value");
  await app.alert.getByRole("button").first().click();
  await app.toEnd();
  await app.expectValues({ x: [2, 3], y: [3, 2], f: [6, 1] });
});

test("names such as __proto__ and constructor are ordinary names", async ({ app }) => {
  await app.open();
  await app.write("__proto__ = 2; constructor * __proto__");
  await app.toEnd();
  // Not a literal: there, `__proto__` would set the prototype.
  const wanted: [string, readonly [number, number]][] = [
    ["__proto__", [2, -2]],
    ["constructor", [-2, 2]],
    ["f", [-4, 1]],
  ];
  await app.expectValues(Object.fromEntries(wanted));
  await expect(app.alert.getByRole("listitem")).toHaveCount(0);
});

test("text that looks like markup stays text", async ({ app, page }) => {
  await app.open();
  await app.write('<img src=x onerror=alert(1)> # <script>alert("1")</script>');
  await expect(app.alert.getByRole("listitem").first()).toBeVisible();
  await expect(page.locator("img")).toHaveCount(0);
});
