import AxeBuilder from "@axe-core/playwright";
import { decodeLink } from "../src/core/share/link.ts";
import { l16 } from "../src/examples/l16.ts";
import { wide } from "../src/examples/wide.ts";
import type { Backstep } from "./backstep.ts";
import { expect, test } from "./fixtures.ts";

const linkTo = (source: string): string => `#e=${encodeURIComponent(source)}`;

/** Numbers of a Values cell, however deep they lie. */
function numbers(text: string | null | undefined): readonly number[] {
  const flat = (value: unknown): readonly number[] =>
    Array.isArray(value) ? value.flatMap(flat) : [typeof value === "number" ? value : Number.NaN];
  return text === null || text === undefined ? [] : flat(JSON.parse(text));
}

async function expectTensors(
  app: Backstep,
  wanted: Readonly<Record<string, readonly [value: readonly number[], gradient: readonly number[]]>>,
): Promise<void> {
  await expect(async () => {
    const rows = await app.exactRows();
    for (const [name, pair] of Object.entries(wanted)) {
      const row = rows.find((candidate) => candidate.name === name);
      for (const [found, expected] of [
        [numbers(row?.value), pair[0]],
        [numbers(row?.gradient), pair[1]],
      ] as const) {
        expect(found, name).toHaveLength(expected.length);
        for (const [i, number] of expected.entries()) expect(found[i], `${name}, number ${i}`).toBeCloseTo(number, 10);
      }
    }
  }).toPass({ timeout: 5000 });
}

test("‖W·x‖² opens from the gallery; every number of the slide is in the table", async ({ app, page }) => {
  await app.open();
  await app
    .button(/examples/i)
    .first()
    .click();
  await page.getByRole("dialog").getByRole("searchbox", { name: "Search examples" }).fill("L16");
  await page.getByRole("dialog").getByRole("button").filter({ hasText: l16.title }).click();
  await app.expectMoment("start");
  await expectTensors(app, { W: [[0.1, 0.5, -0.3, 0.8], []], x: [[0.2, 0.4], []], q: [[], []] });
  await app.button("Step forward").click();
  await expectTensors(app, { q: [[0.22, 0.26], []] });
  await app.toEnd();
  await expectTensors(app, {
    W: [
      [0.1, 0.5, -0.3, 0.8],
      [0.088, 0.176, 0.104, 0.208],
    ],
    x: [
      [0.2, 0.4],
      [-0.112, 0.636],
    ],
    q: [
      [0.22, 0.26],
      [0.44, 0.52],
    ],
    f: [[0.116], [1]],
  });
  const rows = await app.exactRows();
  expect(rows.find(({ name }) => name === "W")?.value).toBe("[[0.1,0.5],[-0.3,0.8]]");
  await expect(page.getByText("same shape").first()).toBeVisible();
});

test("a gate on tensors is a button that tells its shapes", async ({ app }) => {
  await app.open(`${linkTo(l16.source)}&at=end`);
  await expect(app.node("q")).toHaveAccessibleName(
    /^q: matrix multiply gate, .*value \[0\.22, 0\.26\], gradient \[0\.44, 0\.52\]$/,
  );
  await expect(app.node("W")).toHaveAccessibleName(/2×2/);
});

test("a cell edited changes the text, the graph and the link", async ({ app, page }) => {
  await app.open(`${linkTo(l16.source)}&at=end`);
  await page.getByRole("button", { name: /^W, 2×2 matrix/ }).click();
  const grid = page.getByRole("grid", { name: /^W, / });
  await expect(grid.getByRole("gridcell")).toHaveCount(4);
  await grid.getByRole("textbox", { name: "W[0, 0]" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("textbox", { name: "W[0, 1]" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(grid.getByRole("textbox", { name: "W[1, 1]" })).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(async () => expect(await app.text()).toMatch(/\[-0\.3, 2\]/)).toPass({ timeout: 5000 });
  // q = (0.22, 0.74), so f = 0.0484 + 0.5476.
  await expectTensors(app, {
    q: [
      [0.22, 0.74],
      [0.44, 1.48],
    ],
    f: [[0.596], [1]],
    W: [
      [0.1, 0.5, -0.3, 2],
      [0.088, 0.176, 0.296, 0.592],
    ],
  });
  await expect(app.node("f")).toHaveAccessibleName(/value 0\.596/);
  await app.expectMoment(/^backward (\d+) of \1$/);
  await expect(async () => {
    const link = await decodeLink(new URL(page.url()).hash);
    expect(link.kind === "link" && link.state.source).toMatch(/\[-0\.3, 2\]/);
  }).toPass({ timeout: 5000 });
  await page.reload();
  await expect(app.graph).toBeVisible();
  await expectTensors(app, { f: [[0.596], [1]] });
});

test("Tab passes a matrix in one stop", async ({ app, page }) => {
  await app.open(`${linkTo(l16.source)}&at=end`);
  await page.getByRole("button", { name: /^W, 2×2 matrix/ }).click();
  const grid = page.getByRole("grid", { name: /^W, / });
  await grid.waitFor();
  const stops = await grid
    .getByRole("textbox")
    .evaluateAll((cells) => cells.filter((cell) => cell.getAttribute("tabindex") === "0").length);
  expect(stops).toBe(1);
});

test("a block pasted from a spreadsheet replaces the cells", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(`${linkTo(l16.source)}&at=end`);
  await page.getByRole("button", { name: /^W, 2×2 matrix/ }).click();
  await page.getByRole("textbox", { name: "W[0, 0]" }).focus();
  await page.evaluate(() => navigator.clipboard.writeText("1\t0\n0\t1"));
  await page.keyboard.press("ControlOrMeta+v");
  await expectTensors(app, {
    W: [
      [1, 0, 0, 1],
      [0.08, 0.16, 0.16, 0.32],
    ],
    f: [[0.2], [1]],
  });
  expect(await app.text()).toMatch(/W = \[\[1, 0\],\s*\[0, 1\]\]/);
});

test("the Jacobian of a gate on request: its size, its structure, and that nobody built it", async ({ app, page }) => {
  await app.open(`${linkTo("h = max(0, x)\nf = sum(h)\nx = [1.5, -2, 0.5, -1]")}&at=end`);
  await app.node("h").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Jacobian", { exact: true }).first().click();
  const lens = page.getByRole("region", { name: /Jacobian ∂h\/∂x/ });
  await expect(lens).toBeVisible();
  await expect(lens).toContainText("4×4");
  await expect(lens).toContainText("diagonal");
  await expect(lens).toContainText("without building J");
  await expect(lens).toContainText(/16\s777\s216/);
  await expect(lens).toContainText("64 MiB");
  await expect(lens).toContainText("671 GB");
});

test("4096 numbers step, and their Jacobian takes no time", async ({ app, page }) => {
  await app.open(linkTo(wide.source));
  await app.leaveFields();
  for (let step = 0; step < 5; step++) {
    const before = Date.now();
    await page.keyboard.press("ArrowRight");
    await app.expectMoment(step < 2 ? `forward ${step + 1} of 2` : `backward ${step - 1} of 3`);
    expect(Date.now() - before).toBeLessThan(1500);
  }
  await expect(async () => {
    const rows = await app.exactRows();
    const x = rows.find(({ name }) => name === "x");
    expect(numbers(x?.value)).toHaveLength(4096);
    expect(numbers(x?.gradient)).toEqual(numbers(x?.value).map((entry) => (entry > 0 ? 1 : 0)));
  }).toPass({ timeout: 5000 });
  await app.node("h").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Jacobian", { exact: true }).first().click();
  const lens = page.getByRole("region", { name: /Jacobian ∂h\/∂x/ });
  await expect(lens).toContainText(/16\s777\s216/);
  await expect(lens).toContainText("diagonal");
  await expect(lens).toContainText("Too large to draw");
});

test("zeros(5000, 5000) is refused with the limit", async ({ app }) => {
  await app.open(linkTo(l16.source));
  await app.write("x = zeros(5000, 5000); f = sum(x)");
  await expect(app.alert.getByRole("listitem").first()).toContainText(/1\s000\s000/);
});

test("a matrix as the output is told where it stands, and the fix mends it", async ({ app }) => {
  await app.open(`${linkTo(l16.source)}&at=end`);
  await app.write("f = W @ x; W = [[1, 2], [3, 4]]; x = [1, 1]");
  const problem = app.alert.getByRole("listitem").first();
  await expect(problem).toContainText("The output must be one number");
  await expect(problem).toContainText("line 1");
  await expect(app.node("q")).toBeVisible();
  await app
    .button(/^Fix: /)
    .first()
    .click();
  await expect(app.alert.getByRole("listitem")).toHaveCount(0);
  await app.toEnd();
  await expectTensors(app, {
    f: [[10], [1]],
    W: [
      [1, 2, 3, 4],
      [1, 1, 1, 1],
    ],
    x: [
      [1, 1],
      [4, 6],
    ],
  });
});

for (const [what, program, says] of [
  ["rows of two lengths", "f = sum(W); W = [[1, 2], [3]]", /rows.*2, 1/],
  ["inner sizes that differ", "f = sum(W @ x); W = [[1, 2], [3, 4], [5, 6]]; x = [1, 2, 3]", /3×2 @ 3.*2 and 3 differ/],
  ["an index out of range", "f = x[5]; x = [1, 2]", /no position 5.*0 to 1/],
  ["a label outside the classes", "f = svm_loss(s, 3); s = [1, 2, 3]", /label 3.*3 classes/],
] as const) {
  test(`${what}: a message with both sides, and the last good graph stays`, async ({ app }) => {
    await app.open(`${linkTo(l16.source)}&at=end`);
    await app.write(program);
    await expect(app.alert.getByRole("listitem").first()).toContainText(says);
    await expect(app.node("q")).toBeVisible();
    expect(await app.text()).toBe(program);
  });
}

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing: matrices, their editor and a Jacobian, ${theme}`, async ({ app, page }) => {
    await app.open(`${linkTo(l16.source)}&at=b4&theme=${theme}`);
    await page.getByRole("button", { name: /^W, 2×2 matrix/ }).click();
    await app.node("q").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Jacobian", { exact: true }).first().click();
    await expect(page.getByRole("region", { name: /Jacobian ∂q/ }).first()).toBeVisible();
    await page.screenshot({ path: `test-results/looks/tensors-${theme}.png` });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const faults = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} at ${target.join(" ")}`),
    );
    expect(faults).toEqual([]);
  });
}
