import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";
import type { Backstep } from "./backstep.ts";

const lesson = (app: Backstep) => app.page.getByRole("region", { name: /^Lesson: / });
const field = (app: Backstep) => app.page.getByRole("textbox", { name: "Text of the lesson" });

async function openEditor(app: Backstep): Promise<void> {
  await app.open();
  await app.button(/^Examples/).click();
  await app.button("Write a lesson").click();
  await expect(field(app)).toBeVisible();
}

const own = [
  "# Our own",
  "## First, the values",
  "> speak slowly",
  "x=l7",
  "at: f1",
  "## Then a program",
  "```",
  "f = a * b",
  "a = 2",
  "b = 3",
  "```",
  "at: b2",
  "",
].join("\n");

test("a lesson from the gallery is walked through with a clicker", async ({ app, page }) => {
  await app.open();
  await app.button(/^Examples/).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Backprop by hand/ })
    .click();
  const bar = lesson(app);
  await expect(bar).toContainText("Three numbers go in, one comes out.");
  await expect(bar).toContainText("1 of 9");
  await app.expectMoment("start");
  for (let i = 0; i < 4; i++) await page.keyboard.press("PageDown");
  await expect(bar).toContainText("5 of 9");
  await expect(bar.getByRole("status")).toContainText("∂f/∂z = q = 3");
  await app.expectMoment("backward 2 of 5");
  await page.keyboard.press("PageUp");
  await expect(bar).toContainText("4 of 9");
  await expect(page).toHaveURL(/#x=backprop&m=4$/);
  await page.reload();
  await expect(lesson(app)).toContainText("4 of 9");
  await app.expectMoment("backward 1 of 5");
  for (let i = 0; i < 12; i++) await page.keyboard.press("PageDown");
  await expect(bar).toContainText("9 of 9");
  await expect(app.button("Next moment")).toHaveAttribute("data-idle", "true");
});

test("within a moment the graph is stepped, and what was done there is kept", async ({ app, page }) => {
  await app.open("#x=backprop&m=4");
  await app.expectMoment("backward 1 of 5");
  await app.leaveFields();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await app.expectMoment("backward 3 of 5");
  await page.keyboard.press("PageDown");
  await app.expectMoment("backward 2 of 5");
  await page.keyboard.press("PageUp");
  await app.expectMoment("backward 3 of 5");
  await app.button("Reset this moment").click();
  await app.expectMoment("backward 1 of 5");
  await app.button("Leave the lesson").click();
  await expect(lesson(app)).toBeHidden();
  await app.expectMoment("backward 1 of 5");
  await expect(page).toHaveURL(/#[ez]=.*at=b1/);
  await page.keyboard.press("PageDown");
  await app.expectMoment("backward 2 of 5");
});

test("presenting, the caption is large and the clicker walks on", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#x=neuron&m=2&present=1");
  const caption = lesson(app).getByText("Forward, the neuron gives 0.73.");
  await expect(caption).toBeVisible();
  expect(await caption.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(
    28,
  );
  await page.keyboard.press("PageDown");
  await expect(lesson(app)).toContainText("3 of 10");
  await page.keyboard.press("Escape");
  await expect(app.editor).toBeVisible();
  await expect(lesson(app)).toContainText("3 of 10");
});

test("a lesson of one's own is written with a live check, started, and linked to", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openEditor(app);
  await expect(app.button("Start the lesson")).toBeDisabled();
  await app.button("Begin with a sample").click();
  await expect(page.getByRole("button", { name: /Now a program of our own/ })).toBeVisible();
  await field(app).fill(own.replace("at: b2", "at: q2"));
  const mistake = page.getByRole("button", { name: /^Line 12 “q2” is no step\. Write at: 0/ });
  await mistake.click();
  expect(
    await field(app).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
  ).toBe("at: q2");
  await page.keyboard.type("at: b2");
  await expect(mistake).toBeHidden();
  const { violations } = await new AxeBuilder({ page }).include(".modal-lesson").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await app.button("Copy its link").click();
  await expect(app.button("Copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^http:\/\/localhost:\d+\/#lesson=[\w-]+&c=[0-9a-f]{4}$/);
  await page.getByRole("button", { name: /Then a program/ }).click();
  await expect(lesson(app)).toContainText("2 of 2");
  await app.expectValues({ f: [6, 1], a: [2, 3], b: [3, 2] });
  await expect(page).toHaveURL(/#lesson=[\w-]+&m=2&c=/);

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("region", { name: "Lesson: Our own" })).toContainText("First, the values");
});

test("a lesson is saved to a file, and opened from one", async ({ app, page }) => {
  await openEditor(app);
  await field(app).fill(own);
  const saving = page.waitForEvent("download");
  await app.button("Save file").click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("our-own.txt");
  expect(await readFile(await file.path(), "utf8")).toBe(own);

  const open = async (name: string, buffer: Buffer): Promise<void> =>
    page.getByLabel("File of a lesson").setInputFiles({ name, mimeType: "text/plain", buffer });
  await open("other.txt", Buffer.from("# Other\n## One\nx=l8\n"));
  await expect(field(app)).toHaveValue("# Other\n## One\nx=l8\n");
  await app.button("Bring it back").click();
  await expect(field(app)).toHaveValue(own);
  await open("picture.txt", Buffer.from([0x89, 0x50, 0x00, 0x01]));
  await expect(app.alert.filter({ hasText: "picture.txt is not a text" })).toBeVisible();
  await expect(field(app)).toHaveValue(own);

  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["# Dropped\n## One\nx=l7\n"], "dropped.txt", { type: "text/plain" }));
    return data;
  });
  await field(app).dispatchEvent("drop", { dataTransfer: transfer });
  await expect(field(app)).toHaveValue("# Dropped\n## One\nx=l7\n");
  await page.reload();
  await app.button(/^Examples/).click();
  await app.button("Write a lesson").click();
  await expect(field(app)).toHaveValue("# Dropped\n## One\nx=l7\n");
});

test("a lesson that comes with the page can be taken further", async ({ app }) => {
  await app.open("#x=patterns&m=2");
  await app.button("Edit the lesson").click();
  await expect(field(app)).toHaveValue(/^# Patterns in the backward flow\n[\s\S]*x=l13\nat: f4/);
});

test("a damaged lesson says what is wrong, and shows what can be shown", async ({ app, page }) => {
  await page.goto("./#lesson=%23%20T%0A%23%23%20a%0Ax%3Dl7%0Aat%3A%20b9x%0A%23%23%20b%0Aat%3A%20b1&m=2");
  await expect(app.alert.first()).toContainText("mistake in line 4: “b9x” is no step. Write at: 0");
  await expect(lesson(app)).toContainText("2 of 2");
  await app.expectMoment("backward 1 of 3");
  await page.goto("./#lesson=AAAA&c=0000");
  await expect(app.alert.first()).toContainText("This link is damaged");
  await expect(field(app)).toBeVisible();
});

test("on a phone the caption stands above the graph, and nothing overflows", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open("#x=jacobians&m=6");
  const bar = await lesson(app).boundingBox();
  const graph = await app.graph.boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual((graph?.y ?? 0) + 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await app.button("Next moment").click();
  await expect(lesson(app)).toContainText("7 of 8");
});
