import { expect, test } from "./fixtures.ts";

const neurons = [
  "#e=neuron(w,x,b)=1/(1%2Bexp(-(w*x%2Bb)))",
  "h=neuron(w1,x,b1)",
  "f=neuron(w2,h,b2)",
  "w1=2;x=-1;b1=0.5;w2=1;b2=-0.2&at=end",
].join(";");

/** Worked out by hand: h = σ(−1.5), f = σ(h − 0.2). */
const sigma = (u: number): number => 1 / (1 + Math.exp(-u));
const h = sigma(-1.5);
const f = sigma(h - 0.2);
const toH = f * (1 - f);
const toX = toH * h * (1 - h) * 2;

test("a call is one gate with its own value, gradients and steps", async ({ app }) => {
  await app.open(neurons);
  await expect(app.node("h")).toHaveAccessibleName(/^h: neuron gate, value .*, closed group$/);
  await app.expectValues({ h: [h, toH], f: [f, 1], x: [-1, toX] });
  await app.expectMoment("backward 3 of 3");
  await expect(app.graph.getByRole("button")).toHaveCount(7);
});

test("a double click opens it with the same numbers and the moment kept; its name closes it", async ({ app, page }) => {
  await app.open(neurons);
  await app.node("h").dblclick();
  await expect(app.graph.getByRole("button")).toHaveCount(12);
  await app.expectValues({ h: [h, toH], f: [f, 1], x: [-1, toX] });
  await app.expectMoment("backward 8 of 8");
  await page.locator(".frame-title").click();
  await expect(app.graph.getByRole("button")).toHaveCount(7);
  await app.expectMoment("backward 3 of 3");
});

test("o opens and c closes, on the node that has the focus", async ({ app, page }) => {
  await app.open(neurons);
  await app.node("f").focus();
  await page.keyboard.press("o");
  await expect(app.graph.getByRole("button")).toHaveCount(12);
  await expect(app.node("f")).toBeFocused();
  await page.keyboard.press("c");
  await expect(app.graph.getByRole("button")).toHaveCount(7);
  await expect(app.node("f")).toBeFocused();
});

test("the explanation opens the gate that it is about, and a link opens it at once", async ({ app, page }) => {
  await app.open(neurons);
  await app.node("h").click();
  await app.button("Open: show the gates inside").click();
  await expect(app.graph.getByRole("button")).toHaveCount(12);
  await expect(page).toHaveURL(/open=h\.neuron/);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(app.graph.getByRole("button")).toHaveCount(12);
  await app.button("Close neuron").click();
  await expect(app.graph.getByRole("button")).toHaveCount(7);
});

test("a composite gate opens to its expansion, and gates within it open too", async ({ app }) => {
  await app.open("#e=L=cross_entropy(s,0);s=[3.2,5.1,-1.7]&at=end");
  await expect(app.graph.getByRole("button")).toHaveCount(2);
  const before = await app.exactRows();
  await app.node("L").dblclick();
  await expect(app.graph.getByRole("button")).not.toHaveCount(2);
  const count = await app.graph.getByRole("button").count();
  await app.graph
    .getByRole("button", { name: /log-softmax gate/ })
    .first()
    .dblclick();
  await expect(async () => expect(await app.graph.getByRole("button").count()).toBeGreaterThan(count)).toPass();
  const gradient = (rows: typeof before): number[] =>
    JSON.parse(rows.find(({ name }) => name === "s")?.gradient ?? "[]") as number[];
  const after = gradient(await app.exactRows());
  gradient(before).forEach((entry, i) => expect(after[i]).toBeCloseTo(entry, 12));
});
