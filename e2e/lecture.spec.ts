import AxeBuilder from "@axe-core/playwright";
import { entries, lessons } from "../src/lecture/index.ts";
import { expect, test } from "./fixtures.ts";

test.describe("the gallery", () => {
  test("has every row of the lecture, with a picture of each graph, in its order", async ({ app, page }) => {
    test.setTimeout(300_000);
    await app.open();
    await app.button(/^Examples/).click();
    const dialog = page.getByRole("dialog", { name: "Examples and lessons" });
    const cards = dialog.locator(".gallery-cards .card");
    await expect(cards).toHaveCount(entries.length);
    const rows = await dialog.locator(".gallery-cards .card-row").allTextContents();
    expect([...new Set(rows.map((row) => Number(/^L(\d+)/.exec(row)?.[1])))]).toEqual(
      Array.from({ length: 31 }, (_, i) => i + 1),
    );
    // A picture is drawn as it comes into sight.
    const graphs = dialog.locator(".card-graph");
    for (let i = 0; i < (await graphs.count()); i++) {
      await graphs.nth(i).scrollIntoViewIfNeeded();
      await expect(graphs.nth(i).locator(".node").first()).toBeAttached({ timeout: 15_000 });
    }
    await expect(graphs.locator("[role], [tabindex]")).toHaveCount(0);
  });

  test("is searched by words of the row, the title, the sentence and the short name", async ({ app, page }) => {
    await app.open();
    await app.button(/^Examples/).click();
    const dialog = page.getByRole("dialog");
    const search = dialog.getByRole("searchbox", { name: "Search examples" });
    for (const [query, title] of [
      ["L30 synapse", "Be careful with the brain"],
      ["x=l28deep", "Two hidden layers: a 3-4-4-1 net"],
      ["dendrites", "Be careful with the brain"],
      ["spiral arms", "A two-layer net on a spiral"],
    ] as const) {
      await search.fill(query);
      await expect(dialog.locator(".card-title")).toHaveText([title]);
    }
    await search.fill("no such thing at all");
    await expect(dialog.getByText("No example has all of these words.")).toBeVisible();
    await search.fill("finite differences slope");
    await search.press("Enter");
    await expect(app.node("f")).toHaveAccessibleName(/exp gate/);
  });

  for (const scheme of ["light", "dark"] as const) {
    test(`has no violations of accessibility, ${scheme}`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await app.open();
      await app.button(/^Examples/).click();
      await expect(page.locator(".card-graph .node").first()).toBeAttached();
      const { violations } = await new AxeBuilder({ page }).include(".modal-gallery").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  }
});

test.describe("short links", () => {
  // An example has a journey of its own, which begins with its link.
  test("open all else that the lecture shows, one after the other", async ({ app, page }) => {
    await app.open("#x=l1");
    for (const entry of [...entries.filter(({ kind }) => kind !== "example"), ...lessons]) {
      await page.evaluate((id) => (window.location.hash = `#x=${id}`), entry.id);
      const dialog = page.getByRole("dialog");
      if ("example" in entry) {
        await expect(async () => expect(await app.text()).toBe(entry.example.source.trim())).toPass();
        await expect(dialog).toBeHidden();
      } else if ("moments" in entry) {
        await expect(page.getByRole("region", { name: `Lesson: ${entry.title}` })).toBeVisible();
      } else if (entry.kind === "note") {
        await expect(dialog.getByRole("heading", { name: entry.title })).toBeVisible();
      } else await expect(dialog).toBeVisible();
      await expect(page.locator(".banner"), entry.id).toHaveCount(0);
    }
  });

  test("carry a moment and a view as any link", async ({ app }) => {
    await app.open("#x=l9&at=b3&tab=code");
    await app.expectMoment("backward 3 of 9");
    await expect(app.page.getByRole("tab", { name: "Code" })).toHaveAttribute("aria-selected", "true");
  });

  test("that name nothing are told with the nearest", async ({ app }) => {
    await app.open("#x=l9x");
    await expect(app.alert.first()).toContainText("nothing called x=l9x here. The nearest is x=l9");
    await expect(app.button(/^Examples: L9/)).toBeVisible();
  });

  test("stand on every card, to be followed and to be copied", async ({ app, page }) => {
    await app.open();
    await app.button(/^Examples/).click();
    await page.getByRole("dialog").getByRole("link", { name: "Short link to One gate on its own" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(app.button(/^Examples: L8/)).toBeVisible();
    await expect(page).toHaveURL(/#x=l8$/);
    await page.goBack();
    await expect(app.button(/^Examples: L7/)).toBeVisible();
  });
});

test("a note card is read, and its links lead into the app and back", async ({ app, page }) => {
  await app.open("#x=l30");
  const dialog = page.getByRole("dialog", { name: "From the lecture" });
  await expect(dialog.getByRole("heading", { name: "What backpropagation is" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include(".modal-note").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await dialog.getByRole("link", { name: "are added" }).click();
  await expect(dialog).toBeHidden();
  await expect(app.button(/^Examples: L14/)).toBeVisible();
  await page.goBack();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "All examples" }).click();
  await expect(page.getByRole("dialog", { name: "Examples and lessons" })).toBeVisible();
});

test("the pages of the gate library open from their cards", async ({ app, page }) => {
  await app.open();
  await app.button(/^Examples/).click();
  await page.getByRole("button", { name: /Activation functions side by side/ }).click();
  await expect(page.getByRole("dialog", { name: "Gates" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /leaky/i }).first()).toBeVisible();
});
