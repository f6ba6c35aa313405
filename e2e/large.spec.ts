import { expect, test } from "./fixtures.ts";

/** A recurrent net of scalars, eight wide: `layers` times 24 gates, and one sum. */
function net(layers: number): string {
  const units = Array.from({ length: 8 }, (_unused, j) => j);
  const lines = Array.from({ length: layers }, (_unused, layer) =>
    units.map((j) => `h${layer + 1}_${j} = tanh(w${j}*h${layer}_${j} + h${layer}_${(j + 1) % 8})`),
  );
  const inputs = units.flatMap((j) => [`h0_${j} = 0.${j + 1}`, `w${j} = ${j % 2 === 0 ? "" : "-"}0.${9 - j}`]);
  return [...lines.flat(), `f = ${units.map((j) => `h${layers}_${j}`).join(" + ")}`, ...inputs].join("\n");
}

const link = (layers: number, at: string): string => `#e=${encodeURIComponent(net(layers))}&at=${at}`;

test("of a large graph only what is in sight is in the page, and the arrow keys lead to the rest", async ({
  app,
  page,
}) => {
  await app.open(link(21, "f30"));
  await expect(app.graph).toHaveAccessibleDescription(/^527 nodes in all\./);
  const drawn = await app.graph.getByRole("button").count();
  expect(drawn).toBeLessThan(250);
  await expect(app.graph.locator('[aria-current="step"]')).toHaveCount(1);
  const stops = await app.graph.locator('[role="button"][tabindex="0"]').count();
  expect(stops).toBe(1);
  await app.graph.locator('[role="button"][tabindex="0"]').focus();
  const names = new Set<string>();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("ArrowDown");
    names.add((await page.locator(":focus").getAttribute("aria-label")) ?? "");
  }
  expect(names.size).toBe(60);
  await expect(page.locator("g.node:focus")).toBeInViewport();
});

test("a crowd is painted, and its nodes answer to the pointer", async ({ app, page }) => {
  await app.open(link(21, "end"));
  await app.button("Fit graph").click();
  await expect(page.locator("svg.canvas-drawing")).toHaveClass(/crowded/);
  await expect.poll(() => app.graph.getByRole("button").count()).toBeLessThan(30);
  const isPainted = (): Promise<boolean> =>
    page.locator("canvas.canvas-crowd").evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return false;
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.some((value) => value > 0);
    });
  await expect.poll(isPainted).toBe(true);
  // The active gate has a beacon, and so has a place where there is a node.
  const beacon = await page.locator("circle.beacon").first().boundingBox();
  if (beacon === null) throw new Error("no beacon");
  await page.mouse.click(beacon.x + beacon.width / 2, beacon.y + beacon.height / 2);
  await expect(app.graph.locator('[aria-pressed="true"]')).toHaveCount(1);
  await expect(page.getByRole("group", { name: /^Selected: / })).toBeVisible();
  await expect(page.getByRole("img", { name: "Map of the whole graph" })).toBeVisible();
});

test("the table of a large graph holds the rows in sight, and that of the step", async ({ app, page }) => {
  await app.open(link(21, "f300"));
  await expect(app.table).toHaveAttribute("aria-rowcount", "528");
  expect(await app.table.locator("tr[aria-rowindex]").count()).toBeLessThan(120);
  await expect(app.table.locator('tr[data-active="forward"]')).toHaveCount(1);
  await app.table.locator('tr[data-active="forward"]').scrollIntoViewIfNeeded();
  await expect.poll(() => app.table.locator("tr[aria-rowindex]").count()).toBeGreaterThan(20);
  await page.keyboard.press("ArrowRight");
  await expect(app.table.locator('tr[data-active="forward"]')).toHaveCount(1);
});
