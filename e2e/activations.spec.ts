import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { l7 } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const l9 = "#e=f=1/(1%2Bexp(-(w0*x0%2Bw1*x1%2Bw2)));w0=2;x0=-1;w1=-3;x1=-2;w2=-3";
const net = "#e=h=relu(W%40x);s=max(0,sum(h)-4);f=s*s%2Bsum(h);W=[[1,2],[-1,1]];x=[3,-1]";
const leaky = "#e=f=leaky_relu(x,0.3)*2;x=-2";
const neurons = "#e=neuron(u)=tanh(2u)%2B1;f=neuron(x)*neuron(y);x=0.5;y=-1";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Gates", exact: true });
const card = (page: Page, title: string): Locator => dialog(page).getByRole("article", { name: title, exact: true });
/** What is read off the curves: the value text of the slider that lies over them. */
const reading = (page: Page, title: string): Locator =>
  card(page, title).getByRole("slider", { name: `x on the curves of ${title}` });

/** Opens the gallery over a program. */
async function openOver(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Gates", exact: true }).click();
  await dialog(page).getByRole("tab", { name: "Activations" }).click();
  await expect(dialog(page).getByRole("article")).toHaveCount(6);
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
  );
}

test("opens from the library, stands in the address, and gives the focus back", async ({ app, page }) => {
  await app.open(l7);
  await openOver(page);
  const titles = await dialog(page).getByRole("heading", { level: 3 }).allTextContents();
  expect(titles).toEqual(["Sigmoid", "Tanh", "ReLU", "Leaky ReLU", "Maxout", "ELU"]);
  await expect(dialog(page).locator(".katex-error, .math-plain")).toHaveCount(0);
  await expect(dialog(page).getByText(/^This graph uses it/)).toHaveCount(0);
  await expect(page).toHaveURL(/#gates=activations$/);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.button("Gates")).toBeFocused();
  await expect(page).toHaveURL(/#[ez]=.*&at=0/);
});

test("opens by its link, and leads to a gate and back by keys", async ({ app, page }) => {
  await app.open("#gates=activations");
  await expect(dialog(page).getByRole("article")).toHaveCount(6);
  await expect(dialog(page).getByRole("tab", { name: "Activations" })).toBeFocused();
  await dialog(page).getByRole("button", { name: "The ELU gate in the library" }).click();
  await expect(card(page, "ELU gate")).toBeVisible();
  await dialog(page).getByRole("tab", { name: "Gates" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(dialog(page).getByRole("tab", { name: "Activations" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(dialog(page).getByRole("tab", { name: "Gates" })).toBeFocused();
  await expect(card(page, "ELU gate")).toBeVisible();
});

test("a parameter moves the curve and what is said of it", async ({ app, page }) => {
  await app.open("#gates=activations");
  await expect(reading(page, "Leaky ReLU")).toHaveAttribute("aria-valuetext", "x = −1, f = −0.1, f′ = 0.1");
  const slope = card(page, "Leaky ReLU").getByRole("slider", { name: "a of Leaky ReLU" });
  await slope.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slope).toHaveAttribute("aria-valuetext", "0.15");
  await expect(reading(page, "Leaky ReLU")).toHaveAttribute("aria-valuetext", "x = −1, f = −0.15, f′ = 0.15");
  await slope.fill("0");
  await expect(reading(page, "Leaky ReLU")).toHaveAttribute("aria-valuetext", "x = −1, f = 0, f′ = 0");
  await expect(card(page, "Leaky ReLU").getByText(/and is dead\./)).toBeVisible();
  await card(page, "Maxout").getByRole("slider", { name: "w2 of Maxout" }).fill("-2");
  await expect(reading(page, "Maxout")).toHaveAttribute("aria-valuetext", "x = −1, f = 2.5, f′ = −2");
});

test("is read off by the pointer and by keys", async ({ app, page }) => {
  await app.open("#gates=activations");
  const x = reading(page, "Tanh");
  await x.focus();
  await page.keyboard.press("PageUp");
  await expect(x).toHaveAttribute("aria-valuetext", "x = 0, f = 0, f′ = 1");
  const box = await card(page, "Tanh").getByRole("img").boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.85, (box?.y ?? 0) + 40);
  await expect(x).toHaveAttribute("aria-valuetext", /^x = (?:4\.\d|5), f = (?:0\.99\d|1\.00\d?), f′ = 0\.000/);
});

test("marks the sigmoid of L9, which is written out, and leads to it", async ({ app, page }) => {
  await app.open(l9);
  await openOver(page);
  await expect(dialog(page).getByText(/^This graph uses it/)).toHaveCount(1);
  const sigmoid = card(page, "Sigmoid");
  await expect(sigmoid.getByText("This graph uses it once.")).toBeVisible();
  await expect(sigmoid.locator(".library-dot")).toHaveCount(2);
  await expect(reading(page, "Sigmoid")).toHaveAttribute("aria-valuetext", "x = 1, f = 0.731, f′ = 0.197, at f");
  await sigmoid.getByRole("button", { name: "Go to f x = 1, f = 0.731, f′ = 0.197" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.node("f")).toBeFocused();
});

test("lists the ReLUs of a net, called by name and written max(0, x)", async ({ app, page }) => {
  await app.open(net);
  await openOver(page);
  const relu = card(page, "ReLU");
  await expect(relu.getByText("This graph uses it twice.")).toBeVisible();
  await expect(relu.getByRole("button", { name: /^Go to h/ })).toContainText("2 entries");
  await expect(relu.locator(".library-dot")).toHaveCount(6);
  await relu.getByRole("button", { name: /^Go to s/ }).focus();
  await expect(reading(page, "ReLU")).toHaveAttribute("aria-valuetext", /^x = −3, f = 0, f′ = 0, at s/);
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.node("s")).toBeFocused();
});

test("draws the curve that the graph is on, and finds the way back to it", async ({ app, page }) => {
  await app.open(leaky);
  await openOver(page);
  const own = card(page, "Leaky ReLU");
  const slope = own.getByRole("slider", { name: "a of Leaky ReLU" });
  await expect(slope).toHaveAttribute("aria-valuetext", "0.3");
  await expect(own.locator(".library-dot")).toHaveCount(2);
  await slope.fill("0.5");
  await expect(own.locator(".library-dot")).toHaveCount(0);
  await expect(reading(page, "Leaky ReLU")).toHaveAttribute("aria-valuetext", "x = −2, f = −1, f′ = 0.5");
  await expect(own.getByRole("button", { name: /^Go to/ })).toContainText("f = −0.6, f′ = 0.3 with a = 0.3");
  await own.getByRole("button", { name: "Back to a = 0.3" }).click();
  await expect(own.locator(".library-dot")).toHaveCount(2);
});

test("looks into closed gates of one's own, and opens them on the way", async ({ app, page }) => {
  await app.open(neurons);
  await openOver(page);
  const tanh = card(page, "Tanh");
  await expect(tanh.getByText("This graph uses it twice.")).toBeVisible();
  await tanh
    .getByRole("button", { name: /in neuron.*x = −2,/ })
    .first()
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(app.graph.locator(":focus")).toHaveAccessibleName(/tanh gate/);
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in the ${theme}`, async ({ app, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await app.open(l9);
    await openOver(page);
    await page.screenshot({ path: `test-results/looks/activations-${theme}.png` });
    expect(await faults(page)).toEqual([]);
  });
}

test("takes one column on a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open("#gates=activations");
  await expect(dialog(page).getByRole("article")).toHaveCount(6);
  const places = await dialog(page)
    .getByRole("article")
    .evaluateAll((cards) => cards.map((one) => Math.round(one.getBoundingClientRect().left)));
  expect(new Set(places).size).toBe(1);
  const wide = await page.evaluate(() => {
    const list = document.querySelector(".activations");
    return list === null ? null : list.scrollWidth - list.clientWidth;
  });
  expect(wide).toBe(0);
  expect(await faults(page)).toEqual([]);
});
