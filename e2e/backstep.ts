import { expect, type Locator, type Page } from "@playwright/test";

/** One row of the Values table: null where the cell says "not yet". */
export interface Row {
  readonly name: string;
  readonly gate: string;
  readonly value: number | null;
  readonly gradient: number | null;
}

/** The same, each number as its text: a tensor is JSON. */
export interface ExactRow {
  readonly name: string;
  readonly gate: string;
  readonly value: string | null;
  readonly gradient: string | null;
}

/** The page through its accessible surface: roles and names, as a screen reader meets it. */
export class Backstep {
  readonly page: Page;
  readonly graph: Locator;
  readonly editor: Locator;
  /** The editor's lines, there once it has loaded. */
  readonly lines: Locator;
  readonly scrubber: Locator;
  readonly table: Locator;
  readonly alert: Locator;
  readonly live: Locator;

  constructor(page: Page) {
    this.page = page;
    this.graph = page.getByRole("group", { name: "Computational graph", exact: true });
    this.editor = page.getByRole("textbox", { name: "Expression" });
    this.lines = this.editor.locator(".cm-line");
    this.scrubber = page.getByRole("slider", { name: "Step", exact: true });
    this.table = page.getByRole("table", { name: "Values", exact: true });
    this.alert = page.getByRole("alert");
    this.live = page.locator('[aria-live="polite"]');
  }

  /** Opens the page, on a link's fragment if one is given, and waits for its graph. */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await expect(this.graph).toBeVisible();
    await expect(this.graph.getByRole("button").first()).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
  }

  /** The graph's button for a gate or input. */
  node(name: string): Locator {
    return this.graph.getByRole("button", { name: new RegExp(`^${name}: `) });
  }

  /** The slider of an input in the inputs panel. */
  slider(name: string): Locator {
    return this.page.getByRole("slider", { name: new RegExp(`(^|\\s)${name}($|\\W)`) });
  }

  /** Replaces the whole program. */
  async write(program: string): Promise<void> {
    await this.lines.first().waitFor();
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(program);
    await this.page.keyboard.press("Escape");
  }

  /** The editor's text, line by line. */
  async text(): Promise<string> {
    await this.lines.first().waitFor();
    const lines = await this.lines.allTextContents();
    return lines.join("\n");
  }

  /** The scrubber's value text, such as "backward 2 of 3". */
  async moment(): Promise<string> {
    return (await this.scrubber.getAttribute("aria-valuetext")) ?? "";
  }

  async expectMoment(text: string | RegExp): Promise<void> {
    await expect(this.scrubber).toHaveAttribute("aria-valuetext", text);
  }

  /** Leaves the editor or slider, so that keys step. */
  async leaveFields(): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }

  async toEnd(): Promise<void> {
    await this.button("Last step").click();
  }

  async rows(): Promise<Row[]> {
    const number = (data: string | null): number | null => (data === null ? null : Number(data));
    const texts = await this.exactRows();
    return texts.map((row) => ({ ...row, value: number(row.value), gradient: number(row.gradient) }));
  }

  /** The rows with their numbers as the page gives them to machines: in full, a tensor as its JSON. */
  async exactRows(): Promise<ExactRow[]> {
    const cells = await this.table.getByRole("row").evaluateAll((rows) =>
      rows
        .filter((row): row is HTMLTableRowElement => row instanceof HTMLTableRowElement)
        .filter((row) => row.querySelector("td") !== null)
        .map((row) =>
          Array.from(row.cells, (cell) => ({
            text: cell.textContent.trim(),
            data: cell.querySelector("data")?.getAttribute("value") ?? null,
          })),
        ),
    );
    return cells.map((row) => ({
      name: row[0]?.text ?? "",
      gate: row[1]?.text ?? "",
      value: row[2]?.data ?? null,
      gradient: row[3]?.data ?? null,
    }));
  }

  /** Expects the Values table to hold these numbers, by name: [value, gradient]. */
  async expectValues(wanted: Record<string, readonly [number | null, number | null]>): Promise<void> {
    await expect(async () => {
      const rows = await this.rows();
      for (const [name, [value, gradient]] of Object.entries(wanted)) {
        const row = rows.find((candidate) => candidate.name === name);
        expect(row, `a row for ${name}`).toBeDefined();
        expectNumber(row?.value, value, `value of ${name}`);
        expectNumber(row?.gradient, gradient, `gradient of ${name}`);
      }
    }).toPass({ timeout: 5000 });
  }
}

function expectNumber(found: number | null | undefined, wanted: number | null, what: string): void {
  if (wanted === null) expect(found, what).toBeNull();
  else expect(found, what).toBeCloseTo(wanted, 10);
}

/** The lecture's first example as a link. */
export const l7 = "#e=f=(x+y)*z;x=-2;y=5;z=-4";
/** L7 when everything is known. */
export const l7End = { x: [-2, -4], y: [5, -4], z: [-4, 3], f: [-12, 1] } as const;
