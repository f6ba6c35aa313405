import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { OtherSite } from "./otherSite.ts";

const moment = "#e=q=x%2By;f=q*z;x=-2;y=5;z=-4&at=b2&embed=1";
const bare = `${moment}&hide=editor,inputs,explain,values`;

const site = new OtherSite();
test.beforeAll(() => site.start());
test.afterAll(() => site.stop());

/** Keeps what frames say where a test finds it. */
const listening = `<script>
  window.said = [];
  addEventListener("message", ({ data, source }) => said.push({ ...data, isFrame: source === frames[0] }));
  window.tell = (message) => frames[0].postMessage(message, "*");
</script>`;

interface Said {
  readonly type: string;
  readonly at?: string;
  readonly side?: string;
  readonly height?: number;
  readonly message?: string;
  readonly sentence?: string;
}

const said = (page: Page, type: string): Promise<Said[]> =>
  page.evaluate((wanted) => (window as unknown as { said: Said[] }).said.filter((one) => one.type === wanted), type);
const tell = (page: Page, message: unknown): Promise<void> =>
  page.evaluate((told) => (window as unknown as { tell(message: unknown): void }).tell(told), message);
const lastSaid = async (page: Page, type: string): Promise<Said | undefined> => (await said(page, type)).at(-1);

const graphIn = (frame: FrameLocator) => frame.getByRole("group", { name: "Computational graph", exact: true });
const stepIn = (frame: FrameLocator) => frame.getByRole("slider", { name: "Step", exact: true });

/** A long page with the frame in its middle. */
function article(frame: string): string {
  return site.page(
    `<button>First</button><p style="height: 900px">Text</p>${frame}<p style="height: 2000px">Text</p>`,
    listening,
  );
}

const frameOf = (address: string, attributes = ""): string =>
  `<iframe src="${address}" title="Graph" width="700" height="420" style="border: 0" ${attributes}></iframe>`;

for (const [kind, attributes] of [
  ["plain", ""],
  ["sandboxed", 'sandbox="allow-scripts"'],
  ["lazy", 'loading="lazy"'],
] as const) {
  test(`a ${kind} frame shows its moment and leaves focus, scroll, wheel and addresses alone`, async ({
    page,
    baseURL,
  }) => {
    await page.goto(article(frameOf(`${baseURL}${bare}`, attributes)));
    const before = page.url();
    await page.getByRole("button", { name: "First" }).focus();
    if (kind === "lazy") await page.mouse.wheel(0, 700);
    const frame = page.frameLocator("iframe");
    await expect(graphIn(frame).getByRole("button", { name: /^q: add gate, value 3, gradient −4/ })).toBeAttached();
    await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "backward 2 of 3");
    await expect.poll(() => said(page, "ready")).toMatchObject([{ at: "b2", step: 4, steps: 5, isFrame: true }]);
    await expect(page.getByRole("button", { name: "First" })).toBeFocused();
    if (kind !== "lazy") expect(await page.evaluate(() => scrollY)).toBe(0);

    // The wheel over the frame moves the page around it.
    await page.evaluate(() => scrollTo(0, 600));
    const box = await page.locator("iframe").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 350, (box?.y ?? 0) + 150);
    await page.mouse.wheel(0, 240);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(840);

    await tell(page, { backstep: 1, type: "step", by: 1 });
    await expect.poll(() => lastSaid(page, "step")).toMatchObject({ at: "b3", step: 5, steps: 5 });
    expect((await lastSaid(page, "step"))?.sentence).toContain("gradient");
    expect(page.url()).toBe(before);
    expect(page.frames()[1]?.url()).toBe(`${baseURL}${bare}`);
  });
}

test("a frame whose storage is refused works", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
  });
  await page.goto(article(frameOf(`${baseURL}${bare}`)));
  await tellWhenReady(page, { backstep: 1, type: "goto", at: "end" });
  await expect(stepIn(page.frameLocator("iframe"))).toHaveAttribute("aria-valuetext", "backward 3 of 3");
});

async function tellWhenReady(page: Page, message: unknown): Promise<void> {
  await expect.poll(() => said(page, "ready")).toHaveLength(1);
  await tell(page, message);
}

test("messages do what they say, at either end it is told, and a height is asked for that stays", async ({
  page,
  baseURL,
}) => {
  await page.goto(article(frameOf(`${baseURL}${bare}`)));
  const frame = page.frameLocator("iframe");
  await tellWhenReady(page, { backstep: 1, type: "goto", at: "f1" });
  await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "forward 1 of 2");
  await tell(page, { backstep: 1, type: "step", by: -1 });
  await tell(page, { backstep: 1, type: "step", by: -1 });
  await expect.poll(() => said(page, "edge")).toMatchObject([{ side: "start" }]);
  await tell(page, { backstep: 1, type: "goto", at: "end" });
  await tell(page, { backstep: 1, type: "step", by: 1 });
  await expect.poll(() => lastSaid(page, "edge")).toMatchObject({ side: "end" });
  await tell(page, { backstep: 1, type: "set", theme: "dark" });
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await tell(page, { backstep: 1, type: "goto", at: "0" });
  await tell(page, { backstep: 1, type: "play" });
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  await tell(page, { backstep: 1, type: "pause" });
  await expect(frame.getByRole("button", { name: "Play" })).toBeVisible();
  await tell(page, { backstep: 1, type: "open", link: "#e=f=a*b;a=2;b=3&at=b1" });
  await expect(graphIn(frame).getByRole("button", { name: /^f: multiply gate, value 6/ })).toBeVisible();
  const [ready] = await said(page, "ready");
  expect(ready?.height).toBeGreaterThan(200);
  // The height of the graph just opened comes once the frame has stood still.
  await page.waitForTimeout(600);
  const wanted = (await lastSaid(page, "height")) ?? ready;
  const told = (await said(page, "height")).length;
  await page.evaluate((height) => {
    const element = document.querySelector("iframe");
    if (element !== null) element.style.height = `${height}px`;
  }, wanted?.height ?? 0);
  await page.waitForTimeout(600);
  expect((await said(page, "height")).length, "a frame of that height asks for no other").toBe(told);
  await tell(page, { backstep: 1, type: "open", link: "#exercise=1~42&at=b1" });
  await expect(
    graphIn(frame)
      .getByRole("button", { name: /gradient hidden$/ })
      .first(),
  ).toBeVisible();
});

test("hostile and mistaken messages are ignored or answered, and nothing is lost", async ({ page, baseURL }) => {
  await page.goto(article(frameOf(`${baseURL}${bare}`)));
  const frame = page.frameLocator("iframe");
  await expect.poll(() => said(page, "ready")).toHaveLength(1);
  for (const message of [null, 7, "step", [], {}, { type: "step", by: 1 }, { source: "react-devtools" }])
    await tell(page, message);
  await page.waitForTimeout(100);
  expect(await said(page, "problem")).toEqual([]);
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ backstep: 2, type: "step", by: 1 }, /version 1/],
    [{ backstep: 1, type: "format c:" }, /“format c:” is not known here; there are step, goto/],
    [{ backstep: 1, type: "__proto__" }, /not known/],
    [{ backstep: 1, type: { toString: "x" } }, /not known/],
    [{ backstep: 1, type: "step", by: "1" }, /field “by”/],
    [{ backstep: 1, type: "step", by: 1e300 }, /field “by”/],
    [{ backstep: 1, type: "goto", at: "b0" }, /field “at”/],
    [{ backstep: 1, type: "set", theme: "url(javascript:1)" }, /field “theme”/],
    [{ backstep: 1, type: "open", link: "<img src=x onerror=alert(1)>" }, /no program/],
    [{ backstep: 1, type: "open", link: `#e=${"x".repeat(100_000)}` }, /too long/],
  ];
  for (const [message, answer] of wrong) {
    const count = (await said(page, "problem")).length;
    await tell(page, message);
    await expect.poll(async () => (await said(page, "problem")).length).toBe(count + 1);
    expect((await lastSaid(page, "problem"))?.message).toMatch(answer);
  }
  await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "backward 2 of 3");
  await expect(graphIn(frame).getByRole("button", { name: /^q: add gate, value 3/ })).toBeVisible();
});

test("only the page around is listened to", async ({ page, baseURL }) => {
  const stranger = site.page(
    `<script>setInterval(() => parent.frames[0]?.postMessage({ backstep: 1, type: "goto", at: "0" }, "*"), 20)</script>`,
  );
  await page.goto(article(`${frameOf(`${baseURL}${bare}`)}<iframe src="${stranger}" title="Advertisement"></iframe>`));
  const frame = page.locator("iframe").first().contentFrame();
  await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "backward 2 of 3");
  await page.waitForTimeout(300);
  await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "backward 2 of 3");
});

test("a frame opens the whole page at its exact moment", async ({ page, baseURL, context }) => {
  await page.goto(article(frameOf(`${baseURL}${moment}&hide=editor&theme=dark`)));
  await tellWhenReady(page, { backstep: 1, type: "step", by: -1 });
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("link", { name: "Open in Backstep" })).toHaveAttribute("href", /at=b1/);
  const opened = context.waitForEvent("page");
  await frame.getByRole("link", { name: "Open in Backstep" }).click();
  const whole = await opened;
  await expect(whole.getByRole("slider", { name: "Step", exact: true })).toHaveAttribute(
    "aria-valuetext",
    "backward 1 of 3",
  );
  await expect(whole.getByRole("textbox", { name: "Expression" })).toBeVisible();
  await expect(whole.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("slides of reveal.js go along: their keys step the graph, and past its end the next slide comes", async ({
  page,
  baseURL,
}) => {
  const deck = site.page(
    `<div class="reveal"><div class="slides">
      <section><h2>Backpropagation</h2></section>
      <section><iframe data-src="${baseURL}#e=f=a*b;a=2;b=3&embed=1&hide=editor,inputs,explain,values" title="Graph" width="900" height="500"></iframe></section>
      <section><h2>Questions</h2></section>
    </div></div>
    <script src="/reveal/reveal.js"></script>
    <script>
      Reveal.initialize({ transition: "none", preloadIframes: true });
      const inner = () => Reveal.getCurrentSlide().querySelector("iframe")?.contentWindow;
      for (const [key, by] of [[39, 1], [37, -1]])
        Reveal.addKeyBinding(key, () => {
          if (inner()) inner().postMessage({ backstep: 1, type: "step", by }, "*");
          else if (by > 0) Reveal.next();
          else Reveal.prev();
        });
      addEventListener("message", ({ source, data }) => {
        if (source !== inner() || data?.backstep !== 1 || data.type !== "edge") return;
        if (data.side === "end") Reveal.next();
        else Reveal.prev();
      });
    </script>`,
    `<link rel="stylesheet" href="/reveal/reveal.css">`,
  );
  await page.goto(deck);
  await page.keyboard.press("ArrowRight");
  const frame = page.frameLocator("iframe");
  await expect(graphIn(frame).getByRole("button", { name: /^f: multiply gate/ })).toBeVisible();
  for (const now of ["forward 1 of 1", "backward 1 of 2", "backward 2 of 2"]) {
    await page.keyboard.press("ArrowRight");
    await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", now);
  }
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Questions" })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowLeft");
  await expect(stepIn(frame)).toHaveAttribute("aria-valuetext", "start");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("heading", { name: "Backpropagation" })).toBeVisible();
});

test("the HTML of a frame is made for this moment, and works", async ({ app, page }) => {
  await app.open("#e=f=a*b;a=2;b=3&at=b1");
  await app.button("Show link").click();
  const code = page.getByRole("textbox", { name: "HTML of the frame" });
  await expect(code).toHaveValue(/^<iframe src="[^"]*embed=1&amp;hide=editor%2Cinputs%2Cexplain%2Cvalues&amp;/);
  await page.getByRole("combobox", { name: "Show", exact: true }).selectOption("all");
  await expect(code).not.toHaveValue(/hide=/);
  await page.getByRole("region", { name: "In a page of yours" }).getByLabel("Language").selectOption("ko");
  await expect(code).toHaveValue(/lang=ko/);
  const html = await code.inputValue();
  await page.goto(site.page(html));
  const step = page.frameLocator("iframe").getByRole("slider", { name: "단계", exact: true });
  await expect(step).toHaveAttribute("aria-valuetext", "역방향 2단계 중 1단계");
  await expect(page.locator("iframe")).toHaveAttribute("title", "Computational graph of f");
});
