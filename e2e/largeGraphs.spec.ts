import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** A sum of products, two gates a term, whose first input has that name: what stands at the left is in sight. */
const sum = (first: string): string =>
  `f=${Array.from({ length: 205 }, (_unused, i) => `${first}*y${i % 9}`).join("+")}`;
const link = (program: string): string => `#e=${encodeURIComponent(program)}`;

/** Laying out and drawing hundreds of nodes takes a busy machine a while. */
const patience = { timeout: 40_000 };
test.setTimeout(90_000);

/** Holds the worker's code back, so that its work lasts as long as a test wants. */
async function holdWorker(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/layoutWorker/, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  return () => release();
}

const note = (page: Page) => page.getByRole("progressbar", { name: /^Laying out \d+ nodes$/ });

test("a large graph is laid out in a worker, within the page's policy", async ({ app, page }) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await page.goto(`./${link(sum("many"))}`);
  await expect(app.node("many")).toBeAttached(patience);
  await expect(note(page)).toBeHidden();
  expect(workers.map((url) => new URL(url).pathname)).toEqual([
    expect.stringMatching(/\/assets\/layoutWorker-.*\.js$/),
  ]);
});

test("a small graph needs none", async ({ app, page }) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await app.open(link("f=x*y+z"));
  expect(workers).toEqual([]);
});

test("while a layout runs the last picture stays and the page answers; Cancel stops it, and it can be asked for again", async ({
  app,
  page,
}) => {
  await app.open("#e=f=(x%2By)*z");
  const release = await holdWorker(page);
  await app.write(sum("many"));
  await expect(note(page)).toBeVisible();
  await expect(app.node("z")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await app.leaveFields();
  await page.keyboard.press("ArrowRight");
  await app.expectMoment(/^forward 1 of/);
  await app.button("Cancel").click();
  await expect(note(page)).toBeHidden();
  await expect(page.getByText("The layout was stopped.")).toBeVisible();
  await expect(app.node("z")).toBeVisible();
  release();
  await app.button("Lay out").click();
  await expect(app.node("many")).toBeAttached(patience);
  await expect(app.node("z")).toHaveCount(0);
  await expect(page.getByText("The layout was stopped.")).toBeHidden();
});

test("an edit while a layout runs: only the newest graph is ever drawn", async ({ app, page }) => {
  await app.open("#e=f=(x%2By)*z");
  const release = await holdWorker(page);
  // What is drawn at any time.
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const node of document.querySelectorAll("g.node")) {
        const [name = ""] = (node.getAttribute("aria-label") ?? "").split(":");
        seen.add(name);
      }
    }).observe(document.body, { subtree: true, childList: true });
  });
  await app.write(sum("old"));
  await expect(note(page)).toBeVisible();
  await app.write(sum("new_"));
  await page.waitForTimeout(300);
  release();
  await expect(app.node("new_")).toBeAttached(patience);
  await expect(note(page)).toBeHidden();
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  expect(seen.filter((name) => name.startsWith("old"))).toEqual([]);
});

test("a worker that cannot be loaded leaves the work to the page", async ({ app, page, complaints }) => {
  await page.route(/layoutWorker/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`./${link(sum("many"))}`);
  await expect(app.node("many")).toBeAttached(patience);
  await expect(note(page)).toBeHidden();
  // The browser itself reports the missing file.
  expect(complaints.filter((said) => !/layoutWorker|404/.test(said))).toEqual([]);
  complaints.length = 0;
});
