import { expect, test } from "./fixtures.ts";
import { Backstep, l7, l7End } from "./backstep.ts";

test("a link written by hand opens at its moment", async ({ app }) => {
  await app.open(`${l7}&at=b3`);
  await app.expectMoment("backward 3 of 3");
  await app.expectValues(l7End);
});

test("a moment past the end is the end", async ({ app }) => {
  await app.open(`${l7}&at=b99`);
  await app.expectMoment("backward 3 of 3");
});

test("a damaged link shows what arrived and says so", async ({ app, page }) => {
  await app.open(`${l7}&at=b3&c=0000`);
  await expect(page.getByText(/damaged/i).first()).toBeVisible();
  expect(await app.text()).toContain("(x+y)*z");
  await app.expectValues({ x: [-2, -4] });
});

test("a copied link opens on the same moment", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open();
  await app.write("f = a * b ; a = 2 ; b = 3");
  await app.toEnd();
  await app.button("Step back").click();
  const moment = await app.moment();
  await app.button(/copy link/i).click();
  await expect(async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^http:\/\/localhost:4173\/#[ez]=\S+&at=\S+$/);
    expect(copied).not.toMatch(/[()*'!~; ]/);
  }).toPass({ timeout: 3000 });
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  const there = new Backstep(other);
  await expect(there.graph).toBeVisible();
  await there.expectMoment(moment);
  await there.expectValues({ f: [6, 1], a: [2, null] });
});

test("where the clipboard is refused the link is shown as text", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("refused", "NotAllowedError")) },
    });
  });
  await app.open();
  await app.button(/copy link/i).click();
  await expect(page.getByRole("textbox", { name: /link/i })).toHaveValue(/^http:\/\/localhost:4173\/#[ez]=/);
});

test("a reload keeps the text and the moment", async ({ app, page }) => {
  await app.open();
  await app.write("f = a * b + c ; a = 2 ; b = 3 ; c = 4");
  await app.toEnd();
  const text = await app.text();
  const moment = await app.moment();
  await page.reload();
  await expect(app.graph).toBeVisible();
  await expect(async () => expect(await app.text()).toBe(text)).toPass();
  await app.expectMoment(moment);
  await app.expectValues({ a: [2, 3], b: [3, 2], c: [4, 1] });
});

test("back and forward go through the links that were followed", async ({ app, page }) => {
  await app.open(`${l7}&at=b3`);
  await app.expectMoment("backward 3 of 3");
  await page.goto("./#e=f=a*b;a=2;b=3&at=end");
  await app.expectValues({ a: [2, 3], b: [3, 2] });
  await page.goBack();
  await app.expectValues(l7End);
  await app.expectMoment("backward 3 of 3");
  await page.goForward();
  await app.expectValues({ a: [2, 3], b: [3, 2] });
});

test("the address bar follows when the reader pauses", async ({ app, page }) => {
  await app.open();
  await app.toEnd();
  await expect(page).toHaveURL(/#[ez]=.*&at=(end|b3)/);
});

test("an embed leaves its address alone", async ({ app, page }) => {
  await app.open(`${l7}&at=f1&embed=1`);
  await app.button("Step forward").click();
  await app.expectMoment("forward 2 of 2");
  await page.waitForTimeout(1500);
  expect(page.url()).toContain("at=f1");
});

for (const broken of ["#e=", "#e=%", "#e=%00", "#z=AAAA", "#z=%", "#at=b3"]) {
  test(`${broken} is told as a broken link, and the page works`, async ({ app, page }) => {
    await page.goto(`./${broken}`);
    await expect(app.alert.first()).toContainText(/link/i);
    await expect(app.graph.getByRole("button")).toHaveCount(0);
    await app.write("f = a * b; a = 2; b = 3");
    await app.toEnd();
    await app.expectValues({ a: [2, 3], b: [3, 2] });
  });
}

for (const odd of ["#x", "#e=f=x&at=-1&dec=1e9&theme=<x>"]) {
  test(`${odd} opens without a fault`, async ({ app }) => {
    await app.open(odd);
    await expect(app.scrubber).toBeVisible();
  });
}
