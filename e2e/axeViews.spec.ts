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
  present: { link: `${l7}&at=b2&present=1`, ready: inside(".present-formula .katex") },
  embed: { link: `${l7}&at=b2&embed=1`, ready: graph },
};

/** Brings a view up on the page that the view before it stood on. */
async function show(page: Page, { link, act, ready }: View, settings: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`./${link}${settings}`);
  await expect(graph(page)).toBeAttached();
  await act?.(page);
  await expect(ready(page)).toBeVisible();
  // Formulas are fitted to their boxes in the frame after their fonts have come.
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

/** What axe finds, one line per fault. @param rules - These alone; otherwise all, and the size of targets with them. */
async function faults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules.length > 0) axe.withRules([...rules]);
  else axe.options({ rules: { "target-size": { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

/** Walks one page through views, and tells what axe finds in each. */
async function expectNoFaults(
  page: Page,
  settings: string,
  names: readonly string[] = Object.keys(views),
  rules: readonly string[] = [],
): Promise<void> {
  for (const name of names) {
    const view = views[name];
    if (view === undefined) throw new Error(`There is no view ${name}.`);
    await test.step(name, async () => {
      await show(page, view, settings);
      expect.soft(await faults(page, rules), name).toEqual([]);
    });
  }
}

for (const language of ["en", "ko"])
  for (const theme of ["light", "dark"])
    test(`axe finds nothing in any view: ${theme}, ${language}`, async ({ page }) => {
      test.setTimeout(600_000);
      await expectNoFaults(page, `&theme=${theme}&lang=${language}`);
    });

for (const theme of ["light", "dark"])
  test(`the colours of the slides can be read: ${theme}`, async ({ page }) => {
    test.setTimeout(300_000);
    const coloured = [
      "mid-step",
      "end",
      "tensors",
      "code",
      "check",
      "train",
      "network",
      "broken",
      "library",
      "present",
    ];
    await expectNoFaults(page, `&theme=${theme}&palette=slide`, coloured, ["color-contrast"]);
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("axe finds nothing", async ({ page }) => {
    test.setTimeout(300_000);
    await expectNoFaults(page, "&theme=light", ["mid-step", "tensors", "settings", "present", "embed"]);
  });
});

test.describe("at four times the size", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("axe finds nothing", async ({ page }) => {
    test.setTimeout(300_000);
    await expectNoFaults(page, "&theme=dark", ["start", "mid-step", "library", "help", "present"]);
  });
});
