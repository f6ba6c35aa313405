import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const net =
  "#e=h=sigmoid(W1%40x%2Bb1);f=sum(W2%40h%2Bb2);x=[1,-2,3];W1=randn(4,3);b1=zeros(4);W2=randn(2,4);b2=zeros(2)";

type Act = (page: Page) => Promise<void>;
/** What is opened and done to see a view, and what of it is there once it can be judged. */
interface View {
  readonly link: string;
  readonly act?: Act;
  readonly ready: (page: Page) => Locator;
}

const press =
  (key: string): Act =>
  (page) =>
    page.keyboard.press(key);
const click =
  (selector: string): Act =>
  (page) =>
    page.locator(selector).first().click();
/** Selectors rather than names: the same table serves every language. */
const inside =
  (selector: string) =>
  (page: Page): Locator =>
    page.locator(selector).first();
const graph = inside("svg .node");

const views: Readonly<Record<string, View>> = {
  start: { link: `${l7}&at=0`, ready: graph },
  "mid-step": { link: `${l7}&at=b2`, ready: inside("#beside-panel .katex") },
  end: { link: `${l7}&at=end`, ready: inside("#beside-panel .katex") },
  selected: {
    link: `${l7}&at=end`,
    act: async (page) => {
      await page.locator("svg .node").nth(3).focus();
      await page.keyboard.press("Enter");
    },
    ready: inside("svg .node.selected"),
  },
  tensors: { link: `${net}&at=end`, ready: inside("svg .matrix .number") },
  code: { link: `${l7}&at=b2&tab=code`, ready: inside("#beside-panel code") },
  check: { link: `${l7}&at=end&tab=check`, ready: inside("#beside-panel table") },
  train: { link: `${net}&at=end&tab=train`, ready: inside("#beside-panel button") },
  network: { link: `${net}&at=end&tab=network`, ready: inside(".neuron") },
  broken: {
    link: l7,
    act: async (page) => {
      await page.locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText("f = x(y); x = 2; y = 3");
    },
    ready: inside("[role=alert] li"),
  },
  gallery: { link: l7, act: click(".picker"), ready: inside(".modal-gallery[open] li") },
  library: { link: l7, act: click(".topbar-gates"), ready: inside(".modal-library[open] h3") },
  activations: {
    link: l7,
    act: async (page) => {
      await click(".topbar-gates")(page);
      await page.locator(".modal-library [role=tab]").nth(1).click();
    },
    ready: inside(".modal-library[open] article"),
  },
  settings: { link: l7, act: click("[popovertarget=settings]"), ready: inside("#settings select") },
  help: { link: l7, act: press("?"), ready: inside(".modal-help[open] td") },
  share: { link: l7, act: click(".topbar-wide"), ready: inside(".modal-share[open] textarea") },
  outline: { link: l7, act: press("ControlOrMeta+k"), ready: inside(".modal-outline[open] input") },
  present: { link: `${l7}&at=b2&present=1`, ready: graph },
  embed: { link: `${l7}&at=b2&embed=1`, ready: graph },
};

/** Brings a view up on the page that the view before it stood on. */
async function show(page: Page, { link, act, ready }: View, settings: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`./${link}${settings}`);
  await expect(graph(page)).toBeAttached();
  await act?.(page);
  await expect(ready(page)).toBeVisible();
}

/** What axe finds, one line per fault. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

for (const settings of [
  "&theme=light&lang=en",
  "&theme=dark&lang=en",
  "&theme=light&lang=ko",
  "&theme=dark&lang=ko",
  "&theme=light&palette=slide&lang=en",
  "&theme=dark&palette=slide&lang=en",
]) {
  test(`axe finds nothing in any view: ${settings}`, async ({ page }) => {
    test.setTimeout(240_000);
    for (const [name, view] of Object.entries(views)) {
      await test.step(name, async () => {
        await show(page, view, settings);
        const found = await faults(page);
        expect.soft(found, name).toEqual([]);
      });
    }
  });
}
