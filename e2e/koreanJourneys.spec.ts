import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { OtherSite } from "./otherSite.ts";

/** A journey through each thing that the lecture room does, in Korean: texts by their English, from the language's file. */
const texts = JSON.parse(readFileSync("src/languages/ko.json", "utf8")) as Readonly<Record<string, string>>;

function ko(english: string, ...values: readonly string[]): string {
  const text = texts[english];
  if (text === undefined || text === "") throw new Error(`ko.json lacks ${english}`);
  return text.replaceAll(/\{(\d+)\}/g, (_place, index: string) => values[Number(index)] ?? "");
}

const l7 = "#e=q=x%2By;f=q*z;x=-2;y=5;z=-4&lang=ko";
const hangul = /[가-힣]/;
const button = (page: Page, english: string) => page.getByRole("button", { name: ko(english), exact: true });
const said = (page: Page) => page.locator("p[role=status][aria-live=polite]");

async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.locator(".canvas-drawing [role=button]").first()).toBeVisible();
}

test("the lecture and a lesson", async ({ page }) => {
  await open(page, "#x=l9&lang=ko");
  await page.locator(".picker").click();
  const gallery = page.getByRole("dialog", { name: ko("Examples and lessons") });
  await gallery.getByRole("searchbox").fill("L28");
  await gallery.locator(".card").first().click();
  await expect(page.locator(".picker")).toContainText("L28");
  await open(page, "#x=backprop&lang=ko");
  await expect(page.locator(".lesson-progress")).toHaveText(ko("moment {0} of {1}", "1", "9"));
  await page.keyboard.press("PageDown");
  await expect(page.locator(".lesson-progress")).toHaveText(ko("moment {0} of {1}", "2", "9"));
});

test("presenting, one gradient after the other", async ({ page }) => {
  await open(page, `${l7}&at=b1&present=1&reveal=1`);
  await page.keyboard.press("PageDown");
  await expect(page.locator("text.gradient", { hasText: "?" }).first()).toBeVisible();
  await expect(said(page)).toContainText(hangul);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(page.locator("text.gradient", { hasText: "?" })).toHaveCount(0);
});

test("a frame", async ({ page, baseURL }) => {
  const site = new OtherSite();
  await site.start();
  try {
    const listening = `<script>
      window.said = [];
      addEventListener("message", ({ data }) => said.push(data));
    </script>`;
    const frame = `<iframe src="${baseURL}${l7}&embed=1&hide=editor,inputs,explain,values" title="Graph" width="700" height="420"></iframe>`;
    await page.goto(site.page(frame, listening));
    const inner = page.frameLocator("iframe");
    await expect(inner.locator("html")).toHaveAttribute("lang", "ko");
    await inner.getByRole("button", { name: ko("Step forward"), exact: true }).click();
    const sentence = () =>
      page.evaluate(
        () => (window as unknown as { said: { type: string; sentence?: string }[] }).said.at(-1)?.sentence ?? "",
      );
    await expect.poll(sentence).toMatch(hangul);
  } finally {
    site.stop();
  }
});

test("a file", async ({ page }) => {
  await open(page, `${l7}&at=b2`);
  await button(page, "Show link").click();
  await button(page, "Export…").click();
  const dialog = page.getByRole("dialog", { name: ko("Export"), exact: true });
  await dialog.getByRole("radio", { name: ko("Data"), exact: true }).check();
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: ko("Download"), exact: true }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.json$/);
});

test("predicting: a wrong answer, what is wrong with it, and the right one", async ({ page }) => {
  await open(page, "#e=f=q*z;q=x*y;x=3;y=-7;z=11&quiz=predict&lang=ko");
  await page.keyboard.press("End");
  const fields = page.locator(".beside").getByRole("textbox");
  await fields.first().fill("1");
  await fields.first().press("Enter");
  await page.keyboard.press("Enter");
  await fields.first().fill("-11");
  await fields.first().press("Enter");
  await expect(page.locator(".beside")).toContainText(ko("The size is right, the sign is not."));
  await fields.first().fill("11");
  await fields.first().press("Enter");
  await expect(page.locator(".beside")).not.toContainText(ko("The size is right, the sign is not."));
});

test("the keyboard along the wires", async ({ page }) => {
  await open(page, `${l7}&at=end`);
  await page.locator('.canvas-drawing [role=button][aria-label^="x:"]').focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.locator('.canvas-drawing [role=button][aria-label^="q:"]')).toBeFocused();
  await expect(said(page)).toContainText(hangul);
});

test("the neurons of a network", async ({ page }) => {
  await open(page, "#x=l28&lang=ko");
  const panel = page.getByRole("region", { name: ko("Network"), exact: true });
  await expect(panel).toContainText(ko("{0}: a 2-layer net, with 1 hidden layer", "3-4-2"));
  await expect(panel).toContainText("26");
});
