import type { CDPSession, Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const l16 = "#e=q=W%40x;f=sum(q^2);W=[[0.1,0.5],[-0.3,0.8]];x=[0.2,0.4]";
const fork = "#e=f=(x%2By)*max(y,z);x=1;y=2;z=0";
const long = `#e=f=${"tanh(".repeat(40)}x${")".repeat(40)};x=0.5`;

/** What is said of steps and of the graph's keys. */
const said = (page: Page) => page.locator("p[role=status][aria-live=polite]");

test.describe("by keyboard", () => {
  test("the graph is walked along its wires, and each wire is said", async ({ app, page }) => {
    await app.open(`${fork}&at=end`);
    await app.node("y").focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(app.node("u₁")).toBeFocused();
    await expect(said(page)).toHaveText("Along wire 1 of 2 out of y, to u₁: operand 2 of 2.");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(app.node("u₂")).toBeFocused();
    await expect(said(page)).toHaveText("Along wire 2 of 2 out of y, to u₂: operand 1 of 2.");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(app.node("f")).toBeFocused();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(said(page)).toHaveText("No wire leads on from f.");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(app.node("x")).toBeFocused();
    await expect(said(page)).toHaveText("Back along operand 1 of 2 of u₁, to x.");
    await app.expectMoment(/^backward (\d+) of \1$/);
  });

  test("the cells of a matrix are read one by one, with what they are made of", async ({ app, page }) => {
    await app.open(`${l16}&at=end`);
    // The step is said once what reads out has loaded; the cells come with their numbers.
    await expect(said(page)).toContainText("Backward");
    await expect(page.locator("svg .matrix .number").first()).toBeVisible();
    await app.node("q").focus();
    await page.keyboard.press("Shift+Enter");
    await expect(said(page)).toContainText("q[0] = 0.1·0.2 + 0.5·0.4 = 0.22");
    await page.keyboard.press("ArrowDown");
    await expect(said(page)).toContainText("q[1] = −0.3·0.2 + 0.8·0.4 = 0.26");
    await expect(page.locator(".tip")).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(said(page)).toContainText("∇q[0]");
    await page.keyboard.press("Escape");
    await expect(page.locator(".tip")).toBeHidden();
    await page.keyboard.press("ArrowLeft");
    await app.expectMoment("backward 3 of 4");
    await app.button("First step").click();
    await app.node("q").focus();
    await page.keyboard.press("Shift+Enter");
    await expect(said(page)).toHaveText("The numbers of q are not yet known.");
  });

  test("Tab goes through all of the page and out of it again", async ({ app, page }) => {
    await app.open(`${l7}&at=b2`);
    await page.locator("#beside-panel .katex").first().waitFor();
    const seen = new Set<string>();
    let left = false;
    for (let press = 0; press < 80 && !left; press++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return "";
        const inner = focused.shadowRoot?.activeElement ?? focused;
        return inner.getAttribute("aria-label") ?? inner.textContent.trim();
      });
      left = name === "" && seen.size > 0;
      seen.add(name);
    }
    expect(left, "the focus leaves the page").toBe(true);
    const wanted = [
      "Gates",
      "Copy link",
      "Settings",
      "Help",
      "Present",
      "Expression",
      "x slider",
      "Fit graph",
      "Zoom in",
    ];
    for (const name of [...wanted, "Find a node", "Play", "Step", "wire", "Speed", "Explain"])
      expect([...seen], name).toContain(name);
    expect([...seen].some((name) => name.startsWith("f: multiply gate"))).toBe(true);
  });
});

test.describe("heard", () => {
  test("while steps play, there is time to hear one; the last is always said", async ({ app, page }) => {
    await app.open(`${long}&at=0`);
    await page.evaluate(() => {
      const region = document.querySelector("p[role=status][aria-live=polite]");
      const counted = { changes: 0 };
      Object.assign(window, { counted });
      if (region !== null)
        new MutationObserver(() => counted.changes++).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await page.getByRole("combobox", { name: "Speed" }).selectOption("4");
    const start = Date.now();
    await app.button("Play").click();
    await app.expectMoment(/^forward (9|[1-9]\d) of/);
    await app.button("Pause").click();
    const changes = await page.evaluate(() => (window as unknown as { counted: { changes: number } }).counted.changes);
    // One of every four seconds, at most, with the first and the last.
    expect(changes).toBeLessThanOrEqual((Date.now() - start) / 4000 + 3);
    const heard = (await said(page).textContent()) ?? "";
    await app.button("Step back").click();
    await expect(said(page)).not.toHaveText(heard);
    await app.button("Step forward").click();
    await expect(said(page)).toHaveText(heard);
  });

  test("a mistake is told once, however long one types on", async ({ app, page }) => {
    await app.open(l7);
    await app.write("f = (x + y) * qq(z)\nx = -2\ny = 5\nz = -4");
    await expect(app.alert.getByRole("listitem").first()).toBeVisible();
    await page.evaluate(() => {
      const alert = document.querySelector("[role=alert]");
      const told = { again: 0 };
      Object.assign(window, { told });
      if (alert !== null)
        new MutationObserver(() => told.again++).observe(alert, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await app.lines.last().click();
    await page.keyboard.press("End");
    await page.keyboard.type("12", { delay: 300 });
    await expect(app.lines.last()).toHaveText("z = -412");
    await page.waitForTimeout(800);
    expect(await page.evaluate(() => (window as unknown as { told: { again: number } }).told.again)).toBe(0);
  });
});

test.describe("at four times the size", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("one column, nothing across, and nothing stays over what is read", async ({ app, page }) => {
    await app.open(`${l16}&at=b2`);
    const across = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await across()).toBeLessThanOrEqual(0);
    for (const tab of ["Code", "Check", "Train", "Explain"]) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      expect(await across(), tab).toBeLessThanOrEqual(0);
    }
    const stays = await page.evaluate(
      () =>
        [...document.querySelectorAll(".stage, .transport, .topbar")].filter((element) =>
          ["fixed", "sticky"].includes(getComputedStyle(element).position),
        ).length,
    );
    expect(stays).toBe(0);
    await app.button("Settings").click();
    await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name: "Help", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Help", exact: true })).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("what has the focus is hidden by nothing", async ({ app, page }) => {
    await app.open(`${l7}&at=b2`);
    await page.locator("#beside-panel .katex").first().waitFor();
    for (let press = 0; press < 45; press++) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement;
        if (
          focused === null ||
          focused === document.body ||
          focused.closest("svg, .side-scroll[tabindex]:focus") !== null
        )
          return null;
        const { left, top, width, height } = focused.getBoundingClientRect();
        const spots = [0.1, 0.5, 0.9].map((part) =>
          document.elementFromPoint(left + width / 2, top + Math.min(height * part, height - 2)),
        );
        const isSeen = spots.some((spot) => spot !== null && (focused.contains(spot) || spot.contains(focused)));
        return isSeen ? null : (focused.getAttribute("aria-label") ?? focused.textContent.trim());
      });
      expect(hidden).toBeNull();
    }
  });

  test("a swipe steps, and two fingers zoom", async ({ app, page }) => {
    await app.open(`${l7}&at=0`);
    const cdp = await page.context().newCDPSession(page);
    const bar = await page.getByRole("group", { name: "Steps" }).boundingBox();
    const y = (bar?.y ?? 0) + (bar?.height ?? 0) - 4;
    await drag(cdp, [[{ x: 300, y }], [{ x: 240, y }], [{ x: 160, y }]]);
    await app.expectMoment(/^forward 1 of/);
    await drag(cdp, [[{ x: 160, y }], [{ x: 240, y }], [{ x: 300, y }]]);
    await app.expectMoment("start");
    const scale = async (): Promise<number> => {
      const transform = (await page.locator("g.world").getAttribute("transform")) ?? "";
      return Number(/scale\(([\d.]+)/.exec(transform)?.[1] ?? "1");
    };
    const before = await scale();
    const fingers = (apart: number) => [
      { x: 195 - apart, y: 250 },
      { x: 195 + apart, y: 250 },
    ];
    await drag(cdp, [fingers(30), fingers(50), fingers(90)]);
    expect(await scale()).toBeGreaterThan(before * 1.5);
    // One finger does it too.
    await app.button("Fit graph").tap();
    await expect.poll(scale).toBeCloseTo(before, 1);
    await app.button("Zoom in").tap();
    await expect.poll(scale).toBeGreaterThan(before * 1.1);
  });
});

/** Touches, moves and lifts fingers. */
async function drag(cdp: CDPSession, [first = [], ...rest]: { x: number; y: number }[][]): Promise<void> {
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: first });
  for (const touchPoints of rest) await cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("text may be set wider without being cut or overlapped", async ({ app, page }) => {
  await app.open(`${l7}&at=b2`);
  await page.locator("#beside-panel .katex").first().waitFor();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, h2, h3, p, label, th")]
      .filter(
        (element) =>
          element.offsetParent !== null &&
          !element.matches(".visually-hidden") &&
          getComputedStyle(element).overflowX !== "visible",
      )
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.textContent),
  );
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("in forced colours the step, the focus and the chosen tab are still told apart", async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await app.open(`${l7}&at=b2`);
  const stroke = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).stroke);
  expect(await stroke(".gate.active .shape")).not.toBe(await stroke(".gate:not(.active) .shape"));
  await page.getByRole("slider", { name: "x slider" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("slider", { name: "x slider" })).toHaveCSS("outline-style", "solid");
  const edge = (name: string) =>
    page.getByRole("tab", { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor);
  expect(await edge("Explain")).not.toBe(await edge("Code"));
});
