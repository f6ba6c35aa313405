import { build } from "../../src/core/graph/build.ts";
import { parse } from "../../src/core/language/parse.ts";
import { compile } from "../../src/core/trace/plan.ts";
import { run } from "../../src/core/trace/run.ts";
import type { Trace } from "../../src/core/trace/trace.ts";
import { createDrawing, createPicture } from "../../src/panels/picture.ts";
import { l9 } from "../programs.ts";
import { deaf } from "./deaf.ts";
import { median } from "../timing.ts";

/** Milliseconds: medians over all rounds. */
export interface PageResults {
  readonly keystroke: number;
  readonly trace: number;
  readonly picture: number;
  readonly step: number;
  readonly rounds: number;
}

const warmUp = 40;
const rounds = 200;

const svg = document.querySelector<SVGSVGElement>("#drawing");
if (svg === null) throw new Error("The page has no drawing.");
const drawing = createDrawing(svg, deaf);
const picture = createPicture();

function traceOf(source: string): Trace {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("The bench's own program does not build.");
  return run(compile(graph), graph);
}

/** Lays out, draws, and has the browser work out every style and position. */
function show(trace: Trace, cursor: number): void {
  const scene = picture(trace, cursor, { decimals: "auto", selected: null, hovered: null });
  if (scene === null) throw new Error("The picture is not there at once.");
  drawing.update(scene, { animate: false });
  svg?.querySelector("text")?.getBoundingClientRect();
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function measure(): Promise<PageResults> {
  const keystrokes: number[] = [];
  const traces: number[] = [];
  const pictures: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    await nextFrame();
    const source = l9.replace("w2 = -3", `w2 = -3${round % 10}`);
    const started = performance.now();
    const trace = traceOf(source);
    const traced = performance.now();
    show(trace, trace.steps.length);
    const shown = performance.now();
    await nextFrame();
    const before = performance.now();
    show(trace, 1 + (round % (trace.steps.length - 1)));
    const after = performance.now();
    if (round < warmUp) continue;
    keystrokes.push(shown - started);
    traces.push(traced - started);
    pictures.push(shown - traced);
    steps.push(after - before);
  }
  return {
    keystroke: median(keystrokes),
    trace: median(traces),
    picture: median(pictures),
    step: median(steps),
    rounds,
  };
}

const result = document.querySelector("#result");
if (result !== null) result.textContent = JSON.stringify(await measure());
