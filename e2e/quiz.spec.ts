import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Backstep } from "./backstep.ts";

/** ∂f/∂x = −77 and ∂f/∂y = 33: numbers that stand nowhere else. */
const product = "#e=f=q*z;q=x*y;x=3;y=-7;z=11";
const asked = `${product}&quiz=predict`;

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const answer = async (page: Page, name: string, text: string): Promise<void> => {
  await field(page, name).fill(text);
  await field(page, name).press("Enter");
};

/** All that the page shows, says or holds in an attribute, in shadow trees too. */
const everything = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const texts: string[] = [document.title, location.href];
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        for (const { value } of element.attributes) texts.push(value);
        for (const child of element.childNodes) if (child.nodeType === 3) texts.push(child.textContent ?? "");
        if (element instanceof HTMLInputElement) texts.push(element.value);
        if (element.shadowRoot !== null) walk(element.shadowRoot);
      }
    };
    walk(document.body);
    // Lengths and places of the drawing and the formulas are no numbers of the graph.
    return texts.filter((text) => !/[a-z]+\(|[\d.]+(px|em|rem|%)|^M/i.test(text)).join("\n");
  });

const hasNumber = (text: string, number: string): boolean => new RegExp(`(?<![\\d.])${number}(?![\\d.])`).test(text);

async function expectUntold(page: Page, ...numbers: string[]): Promise<void> {
  const text = await everything(page);
  for (const number of numbers) expect(hasNumber(text, number), `${number} stands in the page`).toBe(false);
}

async function toTheInputs(app: Backstep): Promise<void> {
  await app.page.keyboard.press("End");
  await answer(app.page, "Gradient of f", "1");
  await app.page.keyboard.press("Enter");
  await answer(app.page, "Gradient of q", "11");
  await answer(app.page, "Gradient of z", "-21");
  await app.page.keyboard.press("Enter");
  await expect(field(app.page, "Gradient of x")).toBeFocused();
}

test.describe("predicting", () => {
  test("asks each gradient by keyboard alone, judges it and leads on", async ({ app, page }) => {
    await app.open(`${product}&at=f2`);
    await app.button("Predict").click();
    await expect(page).toHaveURL(/quiz=predict/);
    await app.button("Step forward").click();
    expect(await app.moment()).toBe("backward 1 of 3");
    await expect(field(page, "Gradient of f")).toBeFocused();
    await expect(page.locator("p[aria-live]")).toHaveText("What is the gradient of f?");
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "moving the output by h" })).toBeVisible();
    await field(page, "Gradient of f").fill("1");
    await page.keyboard.press("Enter");
    await expect(app.button("Go on")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(field(page, "Gradient of q")).toBeFocused();
    await expect(app.node("q")).toHaveAccessibleName(/gradient hidden/);
    await answer(page, "Gradient of q", "-11");
    await expect(page.getByText("The size is right, the sign is not.")).toBeVisible();
    await answer(page, "Gradient of q", "1");
    await expect(page.getByText(/upstream gradient as it arrives/)).toBeVisible();
    await answer(page, "Gradient of q", "eleven");
    await expect(page.getByText(/is no number/)).toBeVisible();
    await answer(page, "Gradient of q", "11");
    await expect(page.getByText("Right: 11 × 1 = 11.")).toBeVisible();
    await expect(field(page, "Gradient of z")).toBeFocused();
    await page.getByRole("button", { name: "Show it" }).click();
    await expect(page.getByText("It is local times upstream: −21 × 1 = −21.")).toBeVisible();
    await expect(page.getByText("0 of 3 at the first try (2 later, 1 shown)")).toBeVisible();
    await page.keyboard.press("Enter");
    await answer(page, "Gradient of x", "-77");
    await answer(page, "Gradient of y", "33");
    await expect(page.getByText("All done: 2 of 5 at the first try (2 later, 1 shown)")).toBeVisible();
    expect((await app.rows()).find(({ name }) => name === "x")?.gradient).toBe(-77);
  });

  test("tells nothing before it is asked for, wherever one looks", async ({ app, page }) => {
    await app.open(`${asked}&at=end`);
    expect(await app.moment()).toBe("backward 1 of 3");
    await expectUntold(page, "77", "33");
    await toTheInputs(app);
    await expectUntold(page, "77", "33");
    expect((await app.rows()).find(({ name }) => name === "x")?.gradient).toBeNull();
    await expect(app.table).toContainText("?");
    await app.node("x").hover();
    await app.node("x").click();
    await app.node("q").click();
    await expectUntold(page, "77", "33");
    for (const tab of ["Code", "Check", "Train", "Network"]) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      if (tab === "Code")
        for (const dialect of await page.getByRole("radiogroup", { name: "Dialect" }).getByRole("radio").all()) {
          await dialect.press("Space");
          await expectUntold(page, "77", "33");
        }
      if (tab === "Check" || tab === "Train")
        await expect(page.getByText(/it opens once you have predicted/)).toBeVisible();
      await expectUntold(page, "77", "33");
    }
    await page.getByRole("tab", { name: "Explain", exact: true }).click();
    // Half an answer tells half of it.
    await answer(page, "Gradient of x", "-77");
    await expectUntold(page, "33");
    for (const way of ["End", "ArrowRight", "ArrowLeft", "End"]) {
      await app.graph.press(way);
      await expectUntold(page, "33");
    }
    await page.emulateMedia({ media: "print" });
    await expectUntold(page, "33");
  });

  test("tells nothing of the numbers of a matrix, and asks for one of them", async ({ app, page }) => {
    await app.open("#e=q=W@x;f=sum(q^2);W=[[1,2],[3,4]];x=[5,6]&quiz=predict&at=end");
    for (const shown of ["Gradient of f", /gradient of u₁/, /gradient of q/]) {
      await expect(page.getByRole("textbox", { name: shown })).toBeVisible();
      await page.getByRole("button", { name: "Show it" }).click();
      await app.button("Go on").click();
    }
    await expect(field(page, "Entry [1, 1] of the gradient of W")).toBeVisible();
    await expectUntold(page, "468", "390", "268", "380");
    await answer(page, "Entry [1, 1] of the gradient of W", "78*6");
    await expect(page.getByText("Right: 468.")).toBeVisible();
    await expectUntold(page, "268", "380");
  });

  test("asks twice for a value that is used twice, and for the sum", async ({ app, page }) => {
    await app.open("#e=f=x*x;x=3&quiz=predict&at=end");
    await answer(page, "Gradient of f", "1");
    await page.keyboard.press("Enter");
    await expect(field(page, "Gradient of x, first input")).toBeFocused();
    await answer(page, "Gradient of x, first input", "3");
    await expect(app.node("x")).toHaveAccessibleName(/gradient hidden/);
    await answer(page, "Gradient of x, second input", "3");
    await page.keyboard.press("Enter");
    await answer(page, "Gradient of x", "9");
    await expect(page.getByText(/Where a value branches, gradients add/)).toBeVisible();
    await answer(page, "Gradient of x", "6");
    await expect(page.getByText(/^All done/)).toBeVisible();
  });

  test("remembers the answers over a reload of the tab, and forgets them when asked", async ({ app, page }) => {
    await app.open(asked);
    await toTheInputs(app);
    await expect(page).toHaveURL(/at=b3/);
    await page.reload();
    await expect(field(page, "Gradient of x")).toBeVisible();
    await expect(page.getByText("3 of 3 at the first try")).toBeVisible();
    await expectUntold(page, "77", "33");
    await app.button("Start again").click();
    expect(await app.moment()).toBe("forward 2 of 2");
    await expect(page.getByText("at the first try")).toHaveCount(0);
    await app.button("Predict").click();
    await app.button("Last step").click();
    expect(await app.moment()).toBe("backward 3 of 3");
  });

  for (const scheme of ["light", "dark"] as const) {
    test(`has no violations of accessibility, ${scheme}`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await app.open(asked);
      await toTheInputs(app);
      await answer(page, "Gradient of x", "7");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  }
});

test.describe("exercises", () => {
  const openDialog = async (app: Backstep) => {
    await app.open();
    await app.button(/^Examples/).click();
    await app.button("Exercises").click();
    const dialog = app.page.getByRole("dialog", { name: "Exercises" });
    await expect(dialog.getByRole("textbox", { name: "Seed" })).toBeVisible();
    return dialog;
  };

  test("open by difficulty and seed, and lead to the next", async ({ app, page }) => {
    const dialog = await openDialog(app);
    await dialog.getByRole("radio", { name: /^2/ }).check();
    await dialog.getByRole("textbox", { name: "Seed" }).fill("42");
    await expect(dialog.getByRole("textbox", { name: "Address of the exercise" })).toHaveValue(/#exercise=2~42$/);
    const { violations } = await new AxeBuilder({ page }).include(".modal-exercises").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await dialog.getByRole("button", { name: "Open the exercise" }).click();
    await expect(page).toHaveURL(/#exercise=2~42$/);
    await expect(app.button("Predict")).toHaveAttribute("aria-pressed", "true");
    const text = await app.text();
    await app.button("Next exercise").click();
    await expect(page).toHaveURL(/#exercise=2~42-1$/);
    expect(await app.text()).not.toBe(text);
  });

  test("are the same for a class by their link, and one's own where it says so", async ({ app, page, browser }) => {
    await app.open("#exercise=3~class");
    const text = await app.text();
    await app.open("#exercise=1~*");
    await expect(page).toHaveURL(/#exercise=1~[a-z2-9]{5}$/);
    const other = await browser.newPage();
    await other.goto(page.url().replace(/#.*/, "#exercise=3~class"));
    await expect(other.locator(".cm-content")).toContainText(text.split("\n")[0] ?? "");
    await other.close();
  });

  test("that are damaged are explained, and nothing is lost", async ({ app, page }) => {
    await app.open(product);
    const text = await app.text();
    await page.evaluate(() => (location.hash = "#exercise=hard"));
    await expect(page.getByText(/An exercise is written exercise=2~42/)).toBeVisible();
    expect(await app.text()).toBe(text);
    await page.evaluate(() => (location.hash = "#exercise=9~a"));
    await expect(page.getByText(/There is no difficulty 9/)).toBeVisible();
    await expect(app.button("Predict")).toHaveAttribute("aria-pressed", "true");
  });

  test("are made of the program that stands there, by the dialog that shares", async ({ app, page }) => {
    await app.open(`${product}&at=end&tab=code`);
    await app.button("Show link").click();
    const link = await page.getByRole("textbox", { name: "Address of the exercise" }).inputValue();
    expect(link).toMatch(/&at=0&quiz=predict/);
    await page.keyboard.press("Escape");
    await page.goto("about:blank");
    await page.goto(link);
    await expect(app.button("Predict")).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("End");
    expect(await app.moment()).toBe("backward 1 of 3");
  });

  test("print as a sheet, blank first and with solutions at the end", async ({ app, page }) => {
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute("data-printed", "");
    });
    const dialog = await openDialog(app);
    await dialog.getByRole("textbox", { name: "Seed" }).fill("7");
    await dialog.getByRole("spinbutton", { name: "Exercises" }).fill("3");
    await dialog.getByRole("button", { name: /Print the sheet/ }).click();
    await expect(page.locator("html")).toHaveAttribute("data-printed", "");
    const pages = page.locator(".sheet .handout-page");
    await expect(pages).toHaveCount(4);
    const blank = await pages.nth(0).locator("text.gradient").allTextContents();
    expect(blank.filter((text) => text.trim() !== "").every((text) => /^\s*_+\s*$/.test(text))).toBe(true);
    await expect(pages.nth(0).locator(".sheet-products")).toHaveCount(0);
    await expect(pages.nth(1).getByText("Exercise 3: difficulty 1, seed 7-3")).toBeAttached();
    await expect(pages.nth(3).locator(".sheet-products li").first()).toBeAttached();
    expect((await pages.nth(2).locator("text.gradient").allTextContents()).join("")).toMatch(/\d/);
  });
});
