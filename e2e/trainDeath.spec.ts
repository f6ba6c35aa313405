import type { Locator, Page } from "@playwright/test";
import { examples } from "../src/examples/index.ts";
import { expect, test } from "./fixtures.ts";

/** It goes on for a minute or so. */
const long = `#e=${encodeURIComponent(examples.find(({ id }) => id === "l24")?.source ?? "")}&tab=train&train=~~100000`;

const panel = (page: Page): Locator => page.getByRole("region", { name: "Train" });
const status = (page: Page): Locator => panel(page).getByRole("status").filter({ hasText: /./ });
const moment = (page: Page): Locator => panel(page).getByRole("slider", { name: "After update" });
const made = async (page: Page): Promise<number> =>
  Number(await panel(page).getByRole("progressbar", { name: "Updates made" }).getAttribute("value"));

declare global {
  interface Window {
    /** The workers that the page has started. */
    started: Worker[];
  }
}

test.beforeEach(async ({ app, page }) => {
  await page.addInitScript(() => {
    window.started = [];
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        window.started.push(this);
      }
    };
  });
  await app.open(long);
});

/** Trains until some updates are made. */
async function train(page: Page, button: string): Promise<void> {
  await panel(page).getByRole("button", { name: button, exact: true }).click();
  await expect.poll(() => made(page), { timeout: 20_000 }).toBeGreaterThan(20);
}

/** What stands in the panel does not change any more. */
async function expectStill(page: Page): Promise<number> {
  const before = await made(page);
  await page.waitForTimeout(400);
  expect(await made(page)).toBe(before);
  return before;
}

test("a training thread that is ended without a word is missed, and can begin again", async ({ app, page }) => {
  await train(page, "Train");
  await page.evaluate(() => window.started.at(-1)?.terminate());
  await expect(status(page)).toContainText(/^Nothing was heard of the training for 5 seconds, after update \d/, {
    timeout: 8000,
  });
  const last = await expectStill(page);
  await expect(moment(page)).toHaveAttribute("max", String(last));
  await expect(app.button("Pause")).toHaveCount(0);
  // The page itself goes on.
  await app.button("Step forward").click();
  await app.expectMoment(/forward 1 of/);
  // No values of one moment stand under another.
  await moment(page).fill("3");
  await expect(panel(page)).toContainText(`only the parameters after update ${String(last)} are still known`);
  await expect(panel(page).locator(".train-map")).toHaveCount(0);
  await train(page, "Begin again");
  await expect(status(page)).toHaveText("Training.");
  await app.button("Pause").click();
  await moment(page).fill("3");
  await expect(panel(page).getByRole("heading", { name: "Parameters after 3 updates" })).toBeVisible();
});

test("a thread that is ended while it rests is missed when it is asked", async ({ app, page }) => {
  await train(page, "Train");
  await app.button("Pause").click();
  await expect(status(page)).toHaveText("Paused.");
  await page.evaluate(() => window.started.at(-1)?.terminate());
  await app.button("Continue").click();
  await expect(status(page)).toContainText("Nothing was heard", { timeout: 8000 });
  await app.button("Stop").click();
  await expect(status(page)).toHaveText("Stopped before its end.");
  await train(page, "Train again");
});

test("a training thread that breaks down is told at once, and nothing more of it is shown", async ({ app, page }) => {
  await train(page, "Train");
  // What it cannot make sense of breaks it.
  await page.evaluate(() => window.started.at(-1)?.postMessage(null));
  await expect(status(page)).toContainText(/^The thread that trained has ended, after update \d+\. Begin again/);
  await expectStill(page);
  await expect.poll(() => page.workers().length).toBe(0);
  await train(page, "Begin again");
  await expect(status(page)).toHaveText("Training.");
  await app.button("Stop").click();
});

test("an edit after the thread has died leaves nothing of it behind", async ({ app, page }) => {
  await train(page, "Train");
  await page.evaluate(() => window.started.at(-1)?.terminate());
  await app.write("f = (a - 3)^2\na = 1");
  await expect(panel(page).getByText("earlier program")).toBeVisible();
  await page.waitForTimeout(5500);
  await expect(panel(page)).not.toContainText("Nothing was heard");
  await expect(panel(page).getByRole("button", { name: "Train", exact: true })).toBeVisible();
});
