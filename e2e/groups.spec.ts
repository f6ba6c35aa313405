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

test("a composite gate opens to its expansion, and gates within it open too", async ({ app, page }) => {
  await app.open("#e=L=cross_entropy(s,0);s=[3.2,5.1,-1.7]&at=end");
  await expect(app.graph.getByRole("button")).toHaveCount(2);
  const before = await app.exactRows();
  await app.node("L").dblclick();
  await expect(app.graph.getByRole("button")).not.toHaveCount(2);
  // Its one-hot row is its own: there is nothing in the text to edit.
  await expect(page.locator(".inputs-rows > li")).toHaveCount(1);
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

const l9 = "#e=f=1/(1%2Bexp(-(w0*x0%2Bw1*x1%2Bw2)));w0=2;x0=-1;w1=-3;x1=-2;w2=-3&at=b2";

test("the sigmoid moment: four gates collapse to one, with the same gradients and both ways to them", async ({
  app,
  page,
}) => {
  await app.open(l9);
  await expect(page.getByText("The four gates that end in f: this is a sigmoid gate.")).toBeVisible();
  await app.button("Collapse to one gate").click();
  await expect(app.graph.getByRole("button")).toHaveCount(10);
  await expect(app.node("f")).toHaveAccessibleName(/^f: sigmoid gate, value 0\.731/);
  await app.node("f").click();
  await expect(page.getByText("As the product of the local gradients of the four gates inside:")).toBeVisible();
  await app.toEnd();
  const s = 1 / (1 + Math.exp(-1));
  await app.expectValues({ f: [s, 1], w0: [2, -s * (1 - s)], x0: [-1, 2 * s * (1 - s)], w2: [-3, s * (1 - s)] });
  await expect(page).toHaveURL(/open=%7Ef|open=~f/);
  await app.node("f").dblclick();
  await expect(app.graph.getByRole("button")).toHaveCount(13);
});

test("marked gates become a gate of one's own, in the text", async ({ app, page }) => {
  await app.open("#e=f=exp(x*y)*y;x=1;y=2&at=end");
  const exp = app.graph.getByRole("button", { name: /exp gate/ });
  const inner = app.graph.getByRole("button", { name: /^u₁: multiply gate/ });
  await inner.click({ modifiers: ["Shift"] });
  await exp.focus();
  await page.keyboard.press("m");
  await expect(page.getByText("Two gates are marked.")).toBeVisible();
  const form = page.getByRole("form", { name: "Marked gates" });
  await form.getByRole("textbox", { name: "Name" }).fill("x");
  await form.getByRole("button", { name: "Make this a gate" }).click();
  await expect(form.getByRole("alert")).toContainText("x has a meaning already");
  await form.getByRole("textbox", { name: "Name" }).fill("grow");
  await form.getByRole("button", { name: "Make this a gate" }).click();
  await expect(async () => expect(await app.text()).toContain("grow(x, y) = exp(x * y)")).toPass();
  await expect(app.graph.getByRole("button", { name: /grow gate.*closed group$/ })).toBeVisible();
  await app.expectValues({ f: [2 * Math.exp(2), 1], x: [1, 4 * Math.exp(2)], y: [2, 3 * Math.exp(2)] });
});

test("each turn of a loop is a gate, its names bound again; too many turns are refused by name", async ({
  app,
  page,
}) => {
  await app.open("#e=h=x;for t in range(3):;  h=h*w;f=h;x=2;w=3&at=end");
  await expect(app.node("h")).toHaveAccessibleName(/^h: turn t = 2 gate, value 54/);
  await app.expectValues({ h: [54, 1], x: [2, 27], w: [3, 54] });
  await app.write("h = x\nfor t in range(10000):\n  h = h*w\nf = h\nx = 2\nw = 3");
  await expect(app.alert).toContainText(/10.000 times/);
  await expect(app.alert).toContainText("5000");
  await expect(page.getByText("this is the last graph that worked")).toBeVisible();
  await expect(app.node("h")).toBeVisible();
});
