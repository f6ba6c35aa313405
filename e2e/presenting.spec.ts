import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { l7, type Backstep } from "./backstep.ts";

test.use({ viewport: { width: 1280, height: 720 } });

const asking = `${l7}&at=b1&present=1&reveal=1`;

test.describe("revealing one by one", () => {
  test("a step is a question for each gradient, which the next presses answer; stepping back asks again", async ({
    app,
    page,
  }) => {
    await app.open(asking);
    await page.keyboard.press("PageDown");
    await app.expectMoment("backward 2 of 3");
    await expect(app.node("z")).toHaveAccessibleName("z: input, value −4, gradient hidden");
    await expect(app.node("x \\+ y|u₁")).toHaveAccessibleName(/gradient hidden$/);
    await expect(app.node("z").locator("text.gradient")).toHaveText("?");
    await page.keyboard.press("PageDown");
    await expect(app.node("z")).toHaveAccessibleName("z: input, value −4, gradient 3");
    await expect(app.node("u₁")).toHaveAccessibleName(/gradient hidden$/);
    await app.expectMoment("backward 2 of 3");
    await page.keyboard.press("PageDown");
    await expect(app.node("u₁")).toHaveAccessibleName(/gradient −4$/);
    await page.keyboard.press("PageUp");
    await expect(app.node("u₁")).toHaveAccessibleName(/gradient hidden$/);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    await app.expectMoment("backward 1 of 3");
    await expect(app.node("z")).toHaveAccessibleName(/gradient not yet$/);
  });

  test("nothing on the page tells the hidden numbers", async ({ app, page }) => {
    // Gradients that are no value of the graph, nor one that the class has seen: ∂f/∂x = −11.183 and ∂f/∂y = 7.261.
    await app.open("#e=f=x*y*z;x=1.37;y=-2.11;z=5.3&at=b2&present=1&reveal=1");
    const answers = [/11\.18/, /7\.26/];
    await page.keyboard.press("ArrowRight");
    await app.expectMoment("backward 3 of 3");
    await expect(page.locator("p[aria-live=polite]")).toHaveText("What are the gradients of these values: y, x?");
    for (const name of ["x", "y"]) {
      expect((await app.rows()).find((row) => row.name === name)?.gradient).toBeNull();
      await expect(
        app.table
          .getByRole("row", { name: new RegExp(`^${name} `) })
          .getByRole("cell")
          .last(),
      ).toHaveText("?");
    }
    const asked = await everything(page);
    for (const answer of answers) expect(asked).not.toMatch(answer);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(app.node("x")).toHaveAccessibleName(/gradient −11\.18/);
    const told = await everything(page);
    for (const answer of answers) expect(told).toMatch(answer);
  });

  test("a click or Enter reveals the one that it is on, in the graph and in the strip", async ({ app, page }) => {
    await app.open(`${l7}&at=b2&present=1&reveal=ask`);
    await expect(app.node("z")).toHaveAccessibleName(/gradient hidden$/);
    await app.node("u₁").click();
    await expect(app.node("u₁")).toHaveAccessibleName(/gradient −4$/);
    await expect(app.node("z")).toHaveAccessibleName(/gradient hidden$/);
    await app.button("Reveal the gradient of z").click();
    await expect(app.node("z")).toHaveAccessibleName(/gradient 3$/);
    await page.keyboard.press("ArrowRight");
    await app.node("y").focus();
    await page.keyboard.press("Enter");
    await expect(app.node("y")).toHaveAccessibleName(/gradient −4$/);
    await expect(app.node("x")).toHaveAccessibleName(/gradient hidden$/);
  });

  test("R and the toolbar switch it; without it a step shows its gradients", async ({ app, page }) => {
    await app.open(`${l7}&at=b1&present=1`);
    const toggle = app.button("Reveal gradients one by one");
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("r");
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowRight");
    await expect(app.node("z")).toHaveAccessibleName(/gradient hidden$/);
    await toggle.click();
    await expect(app.node("z")).toHaveAccessibleName(/gradient 3$/);
  });
});

/** All that the page says, to whatever reads it; panels that are put away say nothing. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        if (node.hasAttribute("hidden")) return;
        for (const { name, value } of node.attributes) if (!/^(d|transform|style|points)$/.test(name)) said.push(value);
      } else if (node instanceof Text) said.push(node.data);
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return said.join(" ");
  });
}

test.describe("the lecturer's tools", () => {
  test("the laser pointer is a dot in place of the cursor, which Escape puts away", async ({ app, page }) => {
    await app.open(`${l7}&present=1`);
    await app.button("Laser pointer").waitFor();
    await page.keyboard.press("l");
    await page.mouse.move(400, 300);
    const dot = page.locator(".laser");
    await expect(dot).toBeVisible();
    const box = await dot.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeCloseTo(400, 0);
    expect((box?.y ?? 0) + (box?.height ?? 0) / 2).toBeCloseTo(300, 0);
    expect(await app.graph.evaluate((element) => getComputedStyle(element).cursor)).toBe("none");
    await page.keyboard.press("Escape");
    await expect(dot).toHaveCount(0);
    await expect(app.editor).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(app.editor).toBeVisible();
  });

  test("strokes stay with their step; Ctrl+Z takes one back, E erases", async ({ app, page }) => {
    await app.open(`${l7}&at=f1&present=1`);
    await app.button("Pen").click();
    const strokes = page.locator(".ink-stroke");
    const draw = async (y: number): Promise<void> => {
      await page.mouse.move(300, y);
      await page.mouse.down();
      await page.mouse.move(420, y + 30, { steps: 6 });
      await page.mouse.up();
    };
    await draw(250);
    await page.keyboard.press("2");
    await draw(330);
    await expect(strokes).toHaveCount(2);
    await expect(strokes.last()).toHaveAttribute("data-pen", "second");
    await page.keyboard.press("ArrowRight");
    await expect(strokes).toHaveCount(0);
    await page.keyboard.press("ArrowLeft");
    await expect(strokes).toHaveCount(2);
    await page.keyboard.press("Control+z");
    await expect(strokes).toHaveCount(1);
    await page.keyboard.press("e");
    await expect(strokes).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(strokes).toHaveCount(1);
    // Put away, the pen leaves the pointer to the graph.
    await page.keyboard.press("d");
    await app.node("x").click();
    await expect(app.node("x")).toHaveAttribute("aria-pressed", "true");
    // Ctrl+Z was the pen's alone.
    await page.keyboard.press("Escape");
    expect(await app.text()).toContain("x=-2");
  });

  test("strokes move with the graph", async ({ app, page }) => {
    await app.open(`${l7}&present=1`);
    await app.button("Pen").click();
    const around = await app.node("z").locator("text.name").boundingBox();
    const [x, y] = [(around?.x ?? 0) + 4, (around?.y ?? 0) + 4];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y + 10, { steps: 3 });
    await page.mouse.up();
    await page.setViewportSize({ width: 900, height: 600 });
    await expect(async () => {
      const moved = await app.node("z").locator("text.name").boundingBox();
      const stroke = await page.locator(".ink-stroke").boundingBox();
      expect(Math.abs((stroke?.x ?? 0) - (moved?.x ?? 0))).toBeLessThan(8);
      expect(Math.abs((stroke?.y ?? 0) - (moved?.y ?? 0))).toBeLessThan(8);
    }).toPass();
  });

  test("B and . make the screen black, W white", async ({ app, page }) => {
    await app.open(`${l7}&present=1`);
    await app.button("Pen").waitFor();
    const screen = page.locator(".present-blank");
    for (const [key, colour] of [
      ["b", "rgb(0, 0, 0)"],
      [".", "rgb(0, 0, 0)"],
      ["w", "rgb(255, 255, 255)"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(screen).toHaveCSS("background-color", colour);
      await page.keyboard.press(key);
      await expect(screen).toHaveCount(0);
    }
    await page.keyboard.press("b");
    await page.keyboard.press("Escape");
    await expect(screen).toHaveCount(0);
    await expect(app.editor).toBeHidden();
  });

  test("Present asks for the whole screen; F frees it and presents on", async ({ app, page }) => {
    await app.open(l7);
    const filled = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
    await app.button("Present").click();
    await expect.poll(filled).toBe(true);
    await app.button("Pen").waitFor();
    await page.keyboard.press("f");
    await expect.poll(filled).toBe(false);
    await expect(app.editor).toBeHidden();
    await page.keyboard.press("f");
    await expect.poll(filled).toBe(true);
    await app.button("Leave").click();
    await expect.poll(filled).toBe(false);
    await expect(app.editor).toBeVisible();
  });
});

/** Opens the speaker view, whose console is to be silent too. */
async function speakerOf(app: Backstep, context: BrowserContext, complaints: string[]): Promise<Page> {
  const opening = context.waitForEvent("page");
  await app.button("Speaker view").click();
  const speaker = await opening;
  speaker.on("console", (message) => complaints.push(`speaker ${message.type()}: ${message.text()}`));
  speaker.on("pageerror", (error) => complaints.push(`speaker error: ${error.message}`));
  await speaker.getByRole("heading", { name: "Notes" }).waitFor();
  return speaker;
}

test.describe("the speaker view", () => {
  test("steps together with the presentation, both ways", async ({ app, page, context, complaints }) => {
    await app.open(`${l7}&at=f1&present=1&reveal=1`);
    const speaker = await speakerOf(app, context, complaints);
    expect(new URL(speaker.url()).hash).toMatch(/^#speaker=/);
    const next = speaker.getByRole("region", { name: /^Next/ });
    await expect(speaker.getByText("forward · 1 of 2")).toBeVisible();
    await expect(next).toContainText("the multiply gate f computes −12");
    await page.keyboard.press("ArrowRight");
    await expect(speaker.getByText("forward · 2 of 2")).toBeVisible();
    await speaker.getByRole("button", { name: "Next" }).click();
    await app.expectMoment("backward 1 of 3");
    await speaker.keyboard.press("PageDown");
    await speaker.keyboard.press("PageDown");
    await app.expectMoment("backward 2 of 3");
    await expect(app.node("z")).toHaveAccessibleName(/gradient hidden$/);
    // What the class is asked, the speaker knows.
    await expect(speaker.getByRole("heading", { name: "Next: the answer" })).toBeVisible();
    await expect(next).toContainText("hands z the gradient 3");
    await expect(speaker.getByRole("button", { name: /^z: / })).toHaveAccessibleName(/gradient hidden$/);
    await speaker.keyboard.press("ArrowLeft");
    await app.expectMoment("backward 1 of 3");
    await expect(speaker.getByText("backward · 1 of 3")).toBeVisible();
    await expect(speaker.getByRole("timer")).toHaveText(/^0:\d\d$/);
    // Its address and the tab's memory stay its own.
    await page.waitForTimeout(800);
    expect(new URL(speaker.url()).hash).toMatch(/^#speaker=/);
  });

  test("follows another program, and says when the presentation has gone", async ({
    app,
    page,
    context,
    complaints,
  }) => {
    await app.open(`${l7}&present=1`);
    const speaker = await speakerOf(app, context, complaints);
    await page.evaluate(() => {
      window.location.hash = "#e=g=sin(t);t=0.5&at=f1&present=1";
    });
    await expect(speaker.getByRole("button", { name: /^t: input/ })).toBeVisible();
    await expect(speaker.getByText("forward · 1 of 1")).toBeVisible();
    await page.goto("about:blank");
    await expect(speaker.getByRole("alert")).toContainText("closed or left");
  });

  test("a blocked window is told, and presenting goes on", async ({ app, page }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await app.open(`${l7}&present=1`);
    await app.button("Speaker view").click();
    await expect(app.alert).toContainText("Allow pop-ups");
    await page.keyboard.press("Escape");
    await expect(app.alert).toHaveCount(0);
    await expect(app.editor).toBeHidden();
  });

  test("without a presentation it says where it belongs", async ({ page }) => {
    await page.goto("./#speaker=nobody");
    await expect(page.getByText("This window belongs to a presentation")).toBeVisible();
  });
});

/** How many pages the page prints on. Chromium leaves the objects of pages uncompressed. */
async function pdfPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test.describe("on paper", () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { print: () => document.documentElement.setAttribute("data-printed", "") });
    });
  });

  test("printing the page gives the moment alone, on one page, with nothing of the screen", async ({ app, page }) => {
    await app.open(`${l7}&at=b2`);
    await page.getByRole("heading", { name: "Multiply gate" }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForLoadState("networkidle");
    expect(await pdfPages(page)).toBe(1);
    await page.emulateMedia({ media: "print" });
    const handout = page.locator(".handout");
    await expect(handout).toBeVisible();
    await expect(page.locator("#root")).toBeHidden();
    await expect(handout).toContainText("Backward, step 2 of 3");
    await expect(handout).toContainText("hands z the gradient 3");
    await expect(handout.getByRole("img")).toBeVisible();
    await expect(handout.locator("text.gradient", { hasText: "−4" })).toHaveCSS("fill", "rgb(0, 0, 0)");
    await expect(handout.locator("text.gradient", { hasText: "−4" })).toHaveCSS("font-weight", "700");
    await expect(handout.locator(".handout-link")).toContainText("at=b2");
    await page.emulateMedia({ media: "screen" });
    await expect(handout).toHaveCount(0);
    await expect(app.graph).toBeVisible();
  });

  test("a question before the class stays one on paper", async ({ app, page }) => {
    await app.open(`${l7}&at=b2&present=1&reveal=ask`);
    await expect(app.node("z")).toHaveAccessibleName(/gradient hidden$/);
    await page.emulateMedia({ media: "print" });
    const handout = page.locator(".handout");
    await expect(handout).toContainText("What are the gradients");
    await expect(handout).not.toContainText("gradient 3");
  });

  for (const [grid, pages] of [
    ["1", 6],
    ["2", 3],
    ["4", 2],
    ["6", 1],
  ] as const) {
    test(`all steps, ${grid} on a page`, async ({ app, page }) => {
      await app.open(`${l7}&at=b3`);
      await app.button("Show link").click();
      await app.button("Print the steps…").click();
      const dialog = page.getByRole("dialog", { name: "Print" });
      await dialog.getByLabel("Steps on a page").selectOption(grid);
      await expect(dialog.getByRole("status")).toHaveText(pages === 1 ? "1 page" : `${pages} pages`);
      await dialog.getByRole("button", { name: "Print…" }).click();
      await page.locator("html[data-printed]").waitFor();
      expect(await pdfPages(page)).toBe(pages);
    });
  }

  test("a graph of many steps says so, and lets a range be chosen", async ({ app, page }) => {
    const many = Array.from({ length: 40 }, (_, i) => `x${i + 1}=sin(x${i})`).join(";");
    await app.open(`#e=${encodeURIComponent(`x0=1;${many}`)}&present=1`);
    await app.button("Print").click();
    const dialog = page.getByRole("dialog", { name: "Print" });
    await expect(dialog).toContainText("This graph has 81 steps");
    await expect(dialog.getByLabel("to step")).toHaveValue("59");
    await dialog.getByLabel("From step").fill("50");
    await dialog.getByLabel("to step").fill("55");
    await dialog.getByLabel("Steps on a page").selectOption("6");
    await dialog.getByRole("button", { name: "Print…" }).click();
    await page.locator("html[data-printed]").waitFor();
    expect(await pdfPages(page)).toBe(1);
  });
});

test.describe("axe finds nothing", () => {
  const faults = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };

  for (const theme of ["light", "dark"] as const) {
    test(`with questions and pens, ${theme}`, async ({ app, page }) => {
      await app.open(`${l7}&at=b2&present=1&reveal=ask&theme=${theme}`);
      await app.button("Pen").click();
      expect(await faults(page)).toEqual([]);
    });

    test(`in the speaker view and the print dialog, ${theme}`, async ({ app, page, context, complaints }) => {
      await app.open(`${l7}&at=b2&present=1&reveal=ask&theme=${theme}`);
      const speaker = await speakerOf(app, context, complaints);
      expect(await faults(speaker)).toEqual([]);
      await app.button("Print").click();
      await page.getByRole("dialog", { name: "Print" }).waitFor();
      expect(await faults(page)).toEqual([]);
    });
  }
});
