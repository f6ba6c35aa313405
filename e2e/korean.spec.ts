import type { Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const korean = `${l7}&lang=ko`;
const html = (page: Page) => page.locator("html");
const canvas = (page: Page) => page.getByRole("region", { name: "그래프", exact: true });

/** Waits for the page and its graph, which has other names than in English. */
async function open(page: Page, fragment: string): Promise<void> {
  await page.goto(`./${fragment}`);
  await expect(canvas(page).locator("svg [role=button]").first()).toBeVisible();
}

test("a link brings its language along", async ({ page }) => {
  await open(page, korean);
  await expect(html(page)).toHaveAttribute("lang", "ko");
  await expect(page.getByRole("banner").getByRole("button", { name: "게이트", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "링크 복사" })).toBeVisible();
  await expect(page.getByRole("button", { name: "발표", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "식", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "입력", exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "식", exact: true })).toBeVisible();
  await expect(page.getByRole("slider", { name: "x 슬라이더" })).toBeVisible();
  for (const name of ["설명", "코드", "검사", "학습"])
    await expect(page.getByRole("tab", { name, exact: true })).toBeVisible();
});

test("examples are found by Korean words and by English ones", async ({ page }) => {
  await open(page, korean);
  await page.getByRole("button", { name: "예제: 직접 쓴 식" }).click();
  const gallery = page.getByRole("dialog", { name: "예제와 수업", exact: true });
  const cards = gallery.getByRole("listitem");
  const search = gallery.getByRole("searchbox", { name: "예제 검색" });
  const saturated = cards.filter({ hasText: "포화된 뉴런" });
  for (const words of ["포화된", "saturated"]) {
    await search.fill(words);
    await expect(saturated).toHaveCount(1);
  }
  await search.fill("sigmoid matmul lstm relu");
  await expect(saturated).toHaveCount(0);
  await search.fill("포화된 뉴런");
  await saturated.getByRole("button").first().click();
  await expect(page.getByRole("button", { name: "예제: L27 · 포화된 뉴런" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "식", exact: true })).toContainText("f = sigmoid(w * x)");
});

test("nodes are found by Korean words and by English ones", async ({ page }) => {
  await open(page, korean);
  await page.keyboard.press("ControlOrMeta+k");
  const dialog = page.getByRole("dialog", { name: "노드 찾기", exact: true });
  const field = dialog.getByRole("combobox", { name: "노드 찾기" });
  for (const word of ["입력", "input"]) {
    await field.fill(word);
    await expect(dialog.getByRole("status")).toHaveText("3개 찾음");
    await expect(dialog.getByRole("option").first()).toContainText("입력");
  }
});

test("the dialogs and what stands beside the graph are in Korean", async ({ page }) => {
  await open(page, korean);
  await page.getByRole("button", { name: "도움말", exact: true }).click();
  const help = page.getByRole("dialog", { name: "도움말", exact: true });
  await expect(help.getByRole("heading", { name: "그래프 읽기" })).toBeVisible();
  await expect(help.getByText("선 위에는 왼쪽에서 오른쪽으로 계산한 값이 있습니다.")).toBeVisible();
  await help.getByRole("button", { name: "대화 상자 닫기" }).click();
  await page.getByRole("button", { name: "링크 보기" }).click();
  await expect(page.getByRole("textbox", { name: "링크", exact: true })).toHaveValue(/&lang=ko/);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "코드", exact: true }).click();
  await expect(page.getByRole("button", { name: "다운로드" })).toBeVisible();
  await page.getByRole("tab", { name: "검사", exact: true }).click();
  await expect(page.getByRole("button", { name: "이 그래프를 연습 문제로 풀기" })).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "게이트", exact: true }).click();
  const library = page.getByRole("dialog", { name: "게이트", exact: true });
  await expect(library.getByRole("tab", { name: "활성화 함수" })).toBeVisible();
  await library.getByRole("searchbox", { name: "게이트 검색" }).fill("sigmoid");
  await expect(library.getByRole("navigation", { name: "게이트" }).getByRole("button").first()).toBeVisible();
});

test("switching the language keeps the program, the moment, the view and what can be undone", async ({ app, page }) => {
  await app.open(`${l7}&at=b2&tab=code`);
  await app.write("f = (x + y) * z\nx = 3\ny = 5\nz = -4");
  await app.leaveFields();
  await app.expectMoment(/^backward 2 of/);
  await app.button("Settings").click();
  await page.getByLabel("Language").selectOption("ko");
  await expect(html(page)).toHaveAttribute("lang", "ko");

  const settings = page.getByRole("dialog", { name: "설정" });
  await expect(settings.getByLabel("언어")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(settings).toBeHidden();
  const editor = page.getByRole("textbox", { name: "식", exact: true });
  await expect(editor).toContainText("x = 3");
  await expect(page.getByRole("tab", { name: "코드", exact: true })).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/at=b2/);
  await expect(page).toHaveURL(/lang=ko/);
  await editor.click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor).toContainText("x=-2");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(editor).toContainText("x = 3");

  await page.getByRole("button", { name: "설정", exact: true }).click();
  await settings.getByLabel("언어").selectOption("en");
  await expect(html(page)).toHaveAttribute("lang", "en");
  await expect(page.getByLabel("Language")).toBeFocused();
  await page.keyboard.press("Escape");
  await app.expectMoment(/^backward 2 of/);
  expect(await app.text()).toBe("f = (x + y) * z\nx = 3\ny = 5\nz = -4");
});

test.describe("in a Korean browser", () => {
  test.use({ locale: "ko-KR" });

  test("a first visit is in Korean, and the settings turn it to English", async ({ app, page }) => {
    await open(page, "");
    await expect(html(page)).toHaveAttribute("lang", "ko");
    await expect(page.getByRole("button", { name: "예제: L7 · f = (x + y) z" })).toBeVisible();
    await expect(page.getByText("키를 누르면 순방향으로 값을, 이어서 역방향으로 기울기를")).toBeVisible();
    await page.getByRole("button", { name: "설정", exact: true }).click();
    await expect(page.getByLabel("언어").getByRole("option")).toHaveText(["브라우저 설정에 따름", "English", "한국어"]);
    await page.getByLabel("언어").selectOption("en");
    await expect(html(page)).toHaveAttribute("lang", "en");
    await expect(app.button("Copy link")).toBeVisible();
  });

  test("a link in English stays English", async ({ app, page }) => {
    await app.open(`${l7}&lang=en`);
    await expect(html(page)).toHaveAttribute("lang", "en");
    await expect(app.button("Help")).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("Korean fits across", async ({ page }) => {
    await open(page, korean);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
