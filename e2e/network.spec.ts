import { expect, test } from "./fixtures.ts";

const link = (source: string, rest: string): string => `#e=${encodeURIComponent(source)}&${rest}&tab=network`;
const two =
  "h = sigmoid(W1 @ x + b1)\nf = sum(W2 @ h + b2)\nx = [1, -2, 3]\nW1 = randn(4, 3)\nb1 = zeros(4)\nW2 = randn(2, 4)\nb2 = zeros(2)";
const three = [
  "f = lambda x: 1.0/(1.0 + np.exp(-x))",
  "x = np.random.randn(3, 1)",
  "h1 = f(np.dot(W1, x) + b1)",
  "h2 = f(np.dot(W2, h1) + b2)",
  "out = np.dot(W3, h2) + b3",
  "W1, b1 = randn(4, 3), zeros(4, 1)",
  "W2, b2 = randn(4, 4), zeros(4, 1)",
  "W3, b3 = randn(1, 4), zeros(1, 1)",
].join("\n");

test("the nets of the lecture have 26 and 41 parameters", async ({ app, page }) => {
  const panel = page.getByRole("region", { name: "Network" });
  await app.open(link(two, "at=end"));
  await expect(panel).toContainText("3-4-2: a 2-layer net, with 1 hidden layer");
  await expect(panel).toContainText("4 + 2 = 6 neurons, 20 weights and 6 biases: 26 parameters to learn.");
  await expect(panel.locator("line")).toHaveCount(3 * 4 + 4 * 2);
  await app.open(link(three, "at=end"));
  await expect(panel).toContainText("3-4-4-1: a 3-layer net, with 2 hidden layers");
  await expect(panel).toContainText("41 parameters to learn.");
});

test("neurons come to hold numbers as the graph does, and gradients after them", async ({ app, page }) => {
  await app.open(link(two, "at=0"));
  const neurons = page.getByRole("group", { name: "Neurons" }).getByRole("button");
  await expect(neurons).toHaveCount(9);
  await expect(neurons.nth(1)).toHaveAccessibleName("x, neuron 2 of 3: value −2, gradient not yet");
  await expect(neurons.nth(3)).toHaveAccessibleName("h, neuron 1 of 4: value not yet, gradient not yet, bias 0");
  await app.button("Last step").click();
  await expect(neurons.nth(3)).not.toHaveAccessibleName(/not yet/);
  await expect(neurons.nth(3)).toHaveAccessibleName(/^h, neuron 1 of 4: value 0\.\d+, gradient −?\d/);
});

test("a neuron lights its gates, a gate its neurons, by pointer and by keyboard", async ({ app, page }) => {
  await app.open(link(two, "at=end"));
  const neurons = page.getByRole("group", { name: "Neurons" }).getByRole("button");
  await neurons.nth(4).hover();
  await expect(neurons.nth(4)).toHaveAttribute("data-lit", "true");
  await expect(app.graph.locator(".node.hovered, .node.lit").first()).toBeAttached();
  await page.mouse.move(2, 2);
  await app.button("Fit graph").click();
  await app.node("h").locator(".shape").hover();
  await expect(page.locator('.neuron[data-lit="true"]')).not.toHaveCount(0);

  await neurons.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(neurons.nth(1)).toBeFocused();
  for (let press = 0; press < 2; press++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tab", { name: "Network" })).toBeVisible();
  await app.expectMoment(/backward/);
});

test("one of many examples is looked at, and what is no net says so", async ({ app, page }) => {
  const rows = "h = tanh(X @ W1)\nf = sum(h @ W2)\nX = randn(5, 12)\nW1 = randn(12, 4)\nW2 = randn(4, 2)";
  await app.open(link(rows, "at=end"));
  const neurons = page.getByRole("group", { name: "Neurons" });
  await expect(neurons).toContainText("6 more");
  const first = await neurons.getByRole("button").first().getAttribute("aria-label");
  await page.getByRole("spinbutton", { name: "Example" }).fill("3");
  await expect(neurons.getByRole("button").first()).not.toHaveAccessibleName(first ?? "");
  await page.getByRole("spinbutton", { name: "Example" }).fill("900");
  await expect(page.getByRole("spinbutton", { name: "Example" })).toHaveValue("5");
  await app.open(link("f = (x + y) * z\nx = 1\ny = 2\nz = 3", "at=0"));
  await expect(page.getByRole("region", { name: "Network" })).toContainText("no fully connected layers");
});
