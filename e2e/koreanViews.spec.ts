import type { Page } from "@playwright/test";
import { englishOn } from "./english.ts";
import { expect, test } from "./fixtures.ts";
import { ailing, sourceOf, told } from "./koreanPrograms.ts";

// A first visit has no link that could name the language.
test.use({ locale: "ko-KR" });

const linkTo = (source: string, settings = ""): string => `#e=${encodeURIComponent(source)}&lang=ko${settings}`;
const l7 = linkTo("f = (x + y) * z\nx = -2\ny = 5\nz = -4", "&at=b2");

/** Opens the page in Korean, and waits for its graph. */
async function open(page: Page, fragment: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`./${fragment}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.locator(".canvas svg [role=button]").first()).toBeVisible();
}

/** Nothing on the page as it stands is English. Parts of it may still be loading. */
async function expectKorean(page: Page, view: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  expect(await englishOn(page), view).toEqual([]);
}

const goTo = async (page: Page, step: number): Promise<void> =>
  page.getByRole("slider", { name: "단계", exact: true }).fill(String(step));

test("what is English is found", async ({ page }) => {
  await page.goto(`./#e=f=x*y&lang=en`);
  await expect(page.locator(".canvas svg [role=button]").first()).toBeVisible();
  await expect(async () => expect((await englishOn(page)).length).toBeGreaterThan(2)).toPass();
});

test("the start, and every step of the first example", async ({ page }) => {
  await open(page, "");
  await expectKorean(page, "start");
  for (let step = 1; step <= 6; step++) {
    await page.keyboard.press("ArrowRight");
    await expectKorean(page, `step ${String(step)}`);
  }
});

// Routers, ties and kinks; tensors and their Jacobians; functions, loops, closed gates.
for (const id of ["l9", "l16", "l19", "tie", "rnn", "conv", "svm"])
  test(`the explanations of the example ${id}`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, linkTo(sourceOf(id)));
    const last = Number(await page.getByRole("slider", { name: "단계", exact: true }).getAttribute("max"));
    for (const part of [0, 0.4, 0.8, 1]) {
      const step = Math.round(last * part);
      await goTo(page, step);
      await expectKorean(page, `step ${String(step)} of ${String(last)}`);
    }
    await open(page, linkTo(sourceOf(id), "&num=slide&at=end"));
    await expectKorean(page, "slide arithmetic");
  });

test("what is selected, and what is marked", async ({ page }) => {
  await open(page, linkTo(sourceOf("l9"), "&at=end"));
  const nodes = page.locator(".canvas svg [role=button]");
  for (const index of [0, 4, 8]) {
    await nodes.nth(index).press("Enter");
    await expectKorean(page, `node ${String(index)}`);
  }
  await nodes.nth(6).click({ modifiers: ["Shift"] });
  await expectKorean(page, "two nodes");
});

test("the code, whatever it is written in", async ({ page }) => {
  await open(page, linkTo(sourceOf("l23"), "&tab=code"));
  for (const dialect of ["PyTorch", "JavaScript", "Caffe", "NumPy"]) {
    await page.getByRole("radiogroup", { name: "코드 종류" }).getByText(dialect, { exact: false }).click();
    await expectKorean(page, dialect);
  }
});

for (const [name, source] of ailing)
  test(`the checks: ${name}`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, linkTo(source, "&tab=check"));
    await expect(page.locator(".gradient-costs").or(page.locator(".gradient-state p"))).not.toHaveCount(0);
    await expectKorean(page, name);
    const more = page.getByRole("tabpanel").getByRole("button", { name: /더 보기|모두 보기/ });
    for (let left = await more.count(); left > 0; left--) await more.first().click();
    const h = page.getByRole("slider", { name: "h", exact: true });
    for (const step of (await h.count()) === 0 ? [] : [0, 28]) {
      await h.fill(String(step));
      await expectKorean(page, `${name}, h number ${String(step)}`);
    }
  });

for (const [name, fragment, ends] of [
  ["a recipe of the text", linkTo(sourceOf("l24"), "&tab=train&train=~~20"), /완료/],
  ["a plane", linkTo("f = (a - 3)^2 + 2 (b + 1)^2\na = 0\nb = 1", "&tab=train&train=adam~0.1~30~a,b"), /완료/],
  ["classes", linkTo(sourceOf("spiral"), "&tab=train&train=~~5"), /완료/],
  ["a rate that is too large", linkTo("f = (a - 3)^2\na = 0", "&tab=train&train=~1000~50~a"), /발산/],
  ["nothing to train", linkTo("f = x * y\nx = 2\ny = 3", "&tab=train"), null],
] as const)
  test(`the training: ${name}`, async ({ page }) => {
    test.setTimeout(60_000);
    await open(page, fragment);
    await expectKorean(page, "the recipe");
    if (ends === null) return;
    const panel = page.getByRole("region", { name: "학습", exact: true });
    for (const method of ["momentum", "rmsprop", "plain"]) {
      await panel.getByRole("combobox").selectOption(method);
      await expectKorean(page, method);
    }
    await panel.getByRole("button", { name: "학습", exact: true }).click();
    await expect(panel.getByRole("status").filter({ hasText: ends })).toBeVisible({ timeout: 30_000 });
    await expectKorean(page, "its end");
    const once = panel.getByRole("button", { name: "한 번 갱신", exact: true });
    if ((await once.count()) === 0) return;
    await once.click();
    await expectKorean(page, "after one update");
  });

test("the network", async ({ page }) => {
  await open(page, linkTo(sourceOf("layers"), "&tab=network&at=end"));
  await expect(page.getByRole("tabpanel").locator("svg").first()).toBeVisible();
  await expectKorean(page, "layers");
  await open(page, linkTo("f = x * y\nx = 2\ny = 3", "&tab=network"));
  await expectKorean(page, "no network");
});

for (const [name, key] of [
  ["예제", "예제: 직접 쓴 식"],
  ["설정", "설정"],
  ["도움말", "도움말"],
  ["링크", "링크 보기"],
  ["노드 찾기", "노드 찾기, 개요 (Ctrl+K)"],
] as const)
  test(`the dialog ${name}`, async ({ page }) => {
    await open(page, l7);
    await page
      .getByTitle(key)
      .or(page.getByRole("button", { name: key }))
      .first()
      .click();
    await expect(page.getByRole("dialog").first()).toBeVisible();
    await expectKorean(page, name);
  });

test("the library and the activations", async ({ page }) => {
  await open(page, "#gates");
  await expectKorean(page, "the library");
  const gates = page.getByRole("navigation", { name: "게이트" }).getByRole("button");
  expect(await gates.count()).toBeGreaterThan(30);
  for (const gate of (await gates.all()).filter((_gate, index) => index % 8 === 0)) {
    await gate.click();
    await expectKorean(page, (await gate.textContent()) ?? "");
  }
  await page.getByRole("tab", { name: "활성화 함수" }).click();
  await expect(page.getByRole("dialog").locator("svg").first()).toBeVisible();
  await expectKorean(page, "the activations");
});

test("what is wrong with a text, and what helps", async ({ page }) => {
  test.setTimeout(60_000);
  await open(page, `${l7}&tab=train`);
  for (const program of told) {
    await page.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(program);
    await page.keyboard.press("Escape");
    await expect(page.locator(".editor-problems")).toBeVisible();
    await expectKorean(page, program);
  }
});

test("a whole page and a part of one", async ({ page }) => {
  for (const setting of ["&present=1", "&embed=1"]) {
    await open(page, `${l7}${setting}`);
    await expectKorean(page, setting);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const tab of ["explain", "code", "check", "train"])
    test(tab, async ({ page }) => {
      await open(page, `${l7}&tab=${tab}`);
      await expectKorean(page, tab);
    });
});
