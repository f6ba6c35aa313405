import { chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { browserArguments, findBrowser } from "../scripts/browser.mjs";
import { median } from "./timing.ts";

const acts = ["first", "step", "pan", "fit", "stepWhole", "panWhole", "zoom"] as const;
type Act = (typeof acts)[number];

/** Milliseconds of processor time on the main thread for one frame: scripts, styles, layout, painting; and scripts alone. */
export interface FrameCost {
  readonly total: number;
  readonly script: number;
}

/** What a graph of so many gates costs. */
export type DrawRow = { readonly gates: number } & Readonly<Record<Act, FrameCost>>;

const graphs = [100, 1000, 3000, 10_000];
const rounds = 3;

async function measure(page: Page, gates: number): Promise<DrawRow> {
  const session = await page.context().newCDPSession(page);
  // Processor time of the thread rather than time on the clock: what else the machine does is left out.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async (): Promise<FrameCost> => {
    const { metrics } = await session.send("Performance.getMetrics");
    const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return { total: read("TaskDuration"), script: read("ScriptDuration") };
  };
  const costs = new Map<Act, FrameCost[]>(acts.map((act) => [act, []]));
  let made = 0;
  for (let round = 0; round <= rounds; round++) {
    made = await page.evaluate((count) => window.bench?.prepare(count) ?? 0, gates);
    for (const act of acts) {
      const before = await spent();
      const frames = await page.evaluate((name) => window.bench?.[name]() ?? 1, act);
      const after = await spent();
      const cost = { total: (after.total - before.total) / frames, script: (after.script - before.script) / frames };
      // The first round is for the compiler.
      if (round > 0) costs.get(act)?.push(cost);
    }
    await page.evaluate(() => window.bench?.end());
  }
  const middle = (act: Act, part: keyof FrameCost): number => median((costs.get(act) ?? []).map((cost) => cost[part]));
  const row = (act: Act): FrameCost => ({ total: middle(act, "total"), script: middle(act, "script") });
  return {
    gates: made,
    first: row("first"),
    step: row("step"),
    pan: row("pan"),
    fit: row("fit"),
    stepWhole: row("stepWhole"),
    panWhole: row("panWhole"),
    zoom: row("zoom"),
  };
}

/** Draws graphs of 100 to 10 000 gates in headless Chromium, steps through them, pans and zooms. */
export async function measureDrawing(): Promise<readonly DrawRow[]> {
  const build = { outDir: "node_modules/.cache/bench-page" };
  const server = await preview({ configFile: false, logLevel: "error", build, preview: { port: 5316 } });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
  try {
    const rows: DrawRow[] = [];
    for (const gates of graphs) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      await page.goto(`${server.resolvedUrls?.local[0] ?? ""}draw.html`);
      await page.waitForFunction(() => window.bench !== undefined);
      rows.push(await measure(page, gates));
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

const titles: Readonly<Record<Act, string>> = {
  first: "first picture, from trace and layout",
  step: "a step, legible",
  pan: "a frame of a drag, legible",
  fit: "the whole graph comes into sight",
  stepWhole: "a step, the whole graph in sight",
  panWhole: "a frame of a drag, the whole graph in sight",
  zoom: "a frame of zooming, from the whole graph on",
};

const frame = 1000 / 60;
const ms = (value: number): string => `${value.toPrecision(2)} ms`;
const kept = (yes: boolean): string => (yes ? "yes" : "**no**");

/** The findings as a section of the report. */
export function drawingReport(rows: readonly DrawRow[]): string {
  const of = (gates: number): DrawRow | undefined => rows.find((_row, i) => graphs[i] === gates);
  const head = `| what | ${rows.map(({ gates }) => `${gates} gates`).join(" | ")} |\n|---|${rows.map(() => "---|").join("")}`;
  const lines = acts.map((act) => `| ${titles[act]} | ${rows.map((row) => ms(row[act].total)).join(" | ")} |`);
  const [small, thousand, large] = [of(100), of(1000), of(10_000)];
  const ratio = (large?.step.script ?? NaN) / (small?.step.script ?? NaN);
  const growth = (large?.first.total ?? NaN) / (thousand?.first.total ?? NaN);
  const slowest = Math.max(large?.panWhole.total ?? NaN, large?.zoom.total ?? NaN);
  return `## Large graphs, in Chromium

An unrolled recurrent net of scalars on a synthetic layout, 1440 × 900, without a graphics card; processor time of the main thread for one frame, medians of ${rounds} rounds of 20 or 40 frames each.

${head}
${lines.join("\n")}

| what | found | goal | kept |
|---|---|---|---|
| scripts of a step, 10 000 gates against 100 | ${ratio.toPrecision(2)} | ≤ 1.5 | ${kept(ratio <= 1.5)} |
| first picture, 10 000 gates against 1 000 | ${growth.toPrecision(3)} | ≤ 12 | ${kept(growth <= 12)} |
| the slowest frame of panning or zooming 10 000 gates | ${ms(slowest)} | ≤ ${ms(2 * frame)} | ${kept(slowest <= 2 * frame)} |
`;
}
