import { chromium, type Browser, type CDPSession, type Page } from "@playwright/test";
import { preview } from "vite";
import type { PageResults } from "./page/page.ts";
import { browserArguments, findBrowser } from "../scripts/browser.mjs";
import { l9 } from "./programs.ts";
import { median } from "./timing.ts";

/** Milliseconds of main-thread work: scripts, styles, layout, painting; and of scripts alone. */
interface Work {
  readonly total: number;
  readonly script: number;
}

export interface BrowserResults {
  readonly browser: string;
  readonly pipeline: PageResults;
  readonly keystroke: Work;
  readonly step: Work;
  readonly slider: Work;
  readonly rounds: number;
}

const rounds = 25;
const settle = 400;

async function spent(session: CDPSession): Promise<Work> {
  const { metrics } = await session.send("Performance.getMetrics");
  const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { total: read("TaskDuration"), script: read("ScriptDuration") };
}

/** Work between `act` and a settled page, with what an idle page does in the same time taken off. */
async function workOf(page: Page, session: CDPSession, act: (round: number) => Promise<void>): Promise<Work> {
  const during = async (run: () => Promise<void>): Promise<Work> => {
    await page.waitForTimeout(settle);
    const before = await spent(session);
    await run();
    await page.waitForTimeout(settle);
    const after = await spent(session);
    return { total: after.total - before.total, script: after.script - before.script };
  };
  const totals: number[] = [];
  const scripts: number[] = [];
  for (let round = 0; round < rounds + 5; round++) {
    const idle = await during(() => Promise.resolve());
    const busy = await during(() => act(round));
    if (round < 5) continue;
    totals.push(busy.total - idle.total);
    scripts.push(busy.script - idle.script);
  }
  return { total: median(totals), script: median(scripts) };
}

/** The work alone that leads from text to picture, on a page with nothing else. */
async function measurePipeline(browser: Browser): Promise<PageResults> {
  const build = { outDir: "node_modules/.cache/bench-page" };
  const server = await preview({ configFile: false, logLevel: "error", build, preview: { port: 5315 } });
  const page = await browser.newPage({ reducedMotion: "reduce" });
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  const result = page.locator("#result");
  await result.filter({ hasText: "{" }).waitFor({ timeout: 120_000 });
  const results: PageResults = JSON.parse(await result.innerText());
  await page.close();
  await server.close();
  return results;
}

/** Drives the built page in headless Chromium on L9, every number known, without tweens. */
export async function measureBrowser(): Promise<BrowserResults> {
  const server = await preview({ logLevel: "error", preview: { port: 5314 } });
  const address = server.resolvedUrls?.local[0] ?? "";
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
  try {
    const pipeline = await measurePipeline(browser);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    await page.goto(`${address}#e=${encodeURIComponent(l9)}&at=end`);
    await page.getByRole("group", { name: "Computational graph" }).waitFor();
    const session = await page.context().newCDPSession(page);
    // Processor time of the thread rather than time on the clock: what else the machine does is left out.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });

    const editor = page.getByRole("textbox", { name: "Expression" });
    await editor.click();
    await page.keyboard.press("ControlOrMeta+End");
    const keystroke = await workOf(page, session, (round) => page.keyboard.press(round % 2 === 0 ? "1" : "Backspace"));

    const slider = page.getByRole("slider", { name: /(^|\s)w0($|\W)/ });
    await slider.focus();
    const sliding = await workOf(page, session, (round) =>
      page.keyboard.press(round % 2 === 0 ? "ArrowRight" : "ArrowLeft"),
    );

    await page.getByRole("button", { name: "Step back", exact: true }).click();
    const step = await workOf(page, session, (round) =>
      page.keyboard.press(round % 2 === 0 ? "ArrowRight" : "ArrowLeft"),
    );
    return { browser: `Chromium ${browser.version()}`, pipeline, keystroke, step, slider: sliding, rounds };
  } finally {
    await browser.close();
    await server.close();
  }
}
