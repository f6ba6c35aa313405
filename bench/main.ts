import { writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { firstPaintBudget, firstPaintScripts } from "../scripts/first-paint.mjs";
import { measureBrowser } from "./browser.ts";
import { measureCore } from "./core.ts";
import { drawingReport, measureDrawing } from "./draw.ts";

const frame = 1000 / 60;
const ms = (value: number): string => `${value.toPrecision(3)} ms`;
const ratio = (value: number): string => value.toPrecision(2);
const kept = (yes: boolean): string => (yes ? "yes" : "**no**");
const share = (value: number, of: number): string => `${((100 * value) / of).toFixed(0)} %`;

console.log("Measuring the core in Node …");
const core = await measureCore();
console.log("Measuring the built page in Chromium …");
const page = await measureBrowser();
console.log("Measuring large graphs in Chromium …");
const drawn = await measureDrawing();
const firstPaint = firstPaintScripts("dist").reduce((sum, { bytes }) => sum + bytes, 0);

const cpu = cpus()[0]?.model.trim() ?? "unknown processor";
const calls = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
const rebuilt = (core.dragCalls.get("parse") ?? 0) + (core.dragCalls.get("build") ?? 0);

const report = `# Bench results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu}, ${platform()} ${arch()}, Node ${process.versions.node}, ${page.browser} headless.
Times are medians of several runs and drift from machine to machine; what counts are the ratios and the counts. Run it again with \`npm run bench\`; it builds the page first and needs about five minutes on an idle machine. Layouts beside those of other libraries are in [LAYOUTS.md](LAYOUTS.md).

## Text to trace, in Node

mathjs 15, as it comes (with its simplification), parses L9's formula and differentiates it five times; Backstep parses, builds, compiles and runs the whole program, every value, gradient and step included. Time on the clock, garbage collection included, both in the same run: use an idle machine.

| what | time | against mathjs on L9 | goal | kept |
|---|---|---|---|---|
| mathjs: L9, parse and five derivatives | ${ms(core.mathjs)} | 1 | | |
| Backstep: L9, text to trace | ${ms(core.l9)} | ${ratio(core.l9 / core.mathjs)} | | |
| Backstep: ${core.gates} scalar gates, text to trace | ${ms(core.thousand)} | ${ratio(core.thousand / core.mathjs)} | ≤ 0.1 | ${kept(core.thousand <= core.mathjs / 10)} |

## A slider on L9, in Node

| what | result | goal | kept |
|---|---|---|---|
| calls in ${core.drags} drags through the store, counted by V8 | ${calls(core.dragCalls)} | parse 0, build 0 | ${kept(rebuilt === 0)} |
| the same for ${core.drags} edits of the text | ${calls(core.typeCalls)} | | |
| replay | ${ms(core.replay)} | | |
| full rebuild from text | ${ms(core.rebuild)} | | |
| replay against rebuild | ${ratio(core.replay / core.rebuild)} | | |

## L9 from text to picture, in Chromium

The work alone, on a page with nothing else, until the browser has worked out every style and position; time on the clock, medians of ${page.pipeline.rounds}. A frame at 60 Hz is ${frame.toFixed(1)} ms.

| what | time | of a frame | goal | kept |
|---|---|---|---|---|
| a keystroke: parse, build, run, layout, draw | ${ms(page.pipeline.keystroke)} | ${share(page.pipeline.keystroke, frame)} | ≤ 100 % | ${kept(page.pipeline.keystroke <= frame)} |
| of which parse, build, run | ${ms(page.pipeline.trace)} | ${share(page.pipeline.trace, frame)} | | |
| of which layout, scene, draw | ${ms(page.pipeline.picture)} | ${share(page.pipeline.picture, frame)} | | |
| a step: scene, draw | ${ms(page.pipeline.step)} | ${share(page.pipeline.step, frame)} | ≤ 50 % | ${kept(page.pipeline.step <= frame / 2)} |

## The whole built page on L9, in Chromium

Everything that the main thread does from a key press until the page is settled: editor, panels, formulas, styles, layout, painting; processor time, less that of an idle page in the same time; medians of ${page.rounds}. All numbers shown, reduced motion, 1440 × 900.

| what | all work | scripts alone | of a frame |
|---|---|---|---|
| a keystroke in the editor | ${ms(page.keystroke.total)} | ${ms(page.keystroke.script)} | ${share(page.keystroke.total, frame)} |
| a step | ${ms(page.step.total)} | ${ms(page.step.script)} | ${share(page.step.total, frame)} |
| a notch of a slider | ${ms(page.slider.total)} | ${ms(page.slider.script)} | ${share(page.slider.total, frame)} |

${drawingReport(drawn)}
## First paint

Script that a first visit fetches before anything shows: ${(firstPaint / 1000).toFixed(1)} kB gzipped; the budget of ${firstPaintBudget / 1000} kB is enforced by \`npm test\`.
`;
writeFileSync("bench/RESULTS.md", report);
console.log(report);
