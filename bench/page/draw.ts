import { deaf } from "./deaf.ts";
import { layout } from "../../src/core/layout/place.ts";
import { unrolled } from "../../src/core/scene/large.fixtures.ts";
import type { SceneView } from "../../src/core/scene/marks.ts";
import { match } from "../../src/core/scene/match.ts";
import { sizes } from "../../src/core/scene/sizes.ts";
import { stage, type Stage } from "../../src/core/scene/stage.ts";
import { compile } from "../../src/core/trace/plan.ts";
import { run } from "../../src/core/trace/run.ts";
import { createDrawing, type Drawing } from "../../src/draw/drawing.ts";
import { median } from "../timing.ts";

/** Milliseconds of script, style and layout on the main thread, for a graph of so many gates. */
export interface DrawRow {
  readonly gates: number;
  /** From a trace and a layout to the first picture: sizes, symbols, numbers as text and all indexes included. */
  readonly first: number;
  /** A step that is followed at a legible scale: median, and the worst of twenty. */
  readonly step: number;
  readonly stepMost: number;
  /** One frame of a drag, legible, and of a drag with the whole graph in sight. */
  readonly pan: number;
  readonly panWhole: number;
  /** One frame of zooming in from the whole graph. */
  readonly zoom: number;
  /** A step with the whole graph in sight. */
  readonly stepWhole: number;
}

const find = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
};

const svg = find<SVGSVGElement>("#drawing");
const canvases = { crowd: find<HTMLCanvasElement>("#crowd"), map: find<HTMLCanvasElement>("#map") };
const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const view: SceneView = { decimals: "auto", selected: null, hovered: null };

/** What a frame costs: the work itself, then whatever style and layout it has left to do. */
function cost(work: () => void): number {
  const started = performance.now();
  work();
  svg.getBoundingClientRect();
  canvases.crowd.getContext("2d")?.getImageData(0, 0, 1, 1);
  return performance.now() - started;
}

async function each(times: number, work: (round: number) => void): Promise<number[]> {
  const costs: number[] = [];
  for (let round = 0; round < times; round++) {
    await nextFrame();
    costs.push(cost(() => work(round)));
  }
  return costs;
}

function wheel(deltaY: number): void {
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, clientX: 500, clientY: 400, bubbles: true }));
}

/** A drag as the browser tells of it. */
function drag(): { readonly to: (x: number) => void; readonly end: () => void } {
  const tell = (type: string, target: EventTarget, x: number): void => {
    target.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 450, bubbles: true, view: window, button: 0 }));
  };
  tell("mousedown", svg, 700);
  return { to: (x) => tell("mousemove", window, x), end: () => tell("mouseup", window, 700) };
}

/** Everything that a graph of `gates` gates needs, and a drawing that shows its start. */
export function open(gates: number): { drawing: Drawing; at: (cursor: number) => Stage; steps: number; first: number } {
  const graph = unrolled(gates, gates < 400 ? 6 : 24);
  const trace = run(compile(graph), graph);
  const keys = match(graph, null);
  const placed = layout(graph, sizes(run(compile(graph), graph), "auto"));
  const drawing = createDrawing(svg, deaf, canvases);
  const at = (cursor: number): Stage => stage(placed, trace, cursor, view, keys);
  const first = cost(() => {
    sizes(trace, "auto");
    drawing.update(at(0), { animate: false });
  });
  return { drawing, at, steps: trace.steps.length, first };
}

async function measure(gates: number): Promise<DrawRow> {
  const { drawing, at, steps, first } = open(gates);
  const middle = Math.floor(steps / 3);
  const step = (round: number): void => drawing.update(at(middle + round), { animate: false });
  await each(10, step);
  const followed = await each(20, (round) => step(10 + round));
  const near = drag();
  const pans = await each(24, (round) => near.to(700 - 40 * round));
  near.end();
  drawing.fit();
  await nextFrame();
  const wholes = await each(20, (round) => step(40 + round));
  const far = drag();
  const farPans = await each(12, (round) => far.to(700 - 10 * round));
  far.end();
  const zooms = await each(24, () => wheel(-30));
  drawing.destroy();
  return {
    gates,
    first,
    step: median(followed),
    stepMost: Math.max(...followed),
    pan: median(pans.slice(1)),
    panWhole: median(farPans.slice(1)),
    zoom: median(zooms),
    stepWhole: median(wholes),
  };
}

async function measureAll(): Promise<DrawRow[]> {
  const rows: DrawRow[] = [];
  await measure(100);
  for (const gates of [100, 1000, 3000, 10_000]) rows.push(await measure(gates));
  return rows;
}

// By hand: draw.html#10000 shows such a graph and leaves it to whoever looks at it.
const shown = Number(location.hash.slice(1));
if (shown > 0) Object.assign(window, { shown: open(shown) });
else find<HTMLOutputElement>("#result").textContent = JSON.stringify(await measureAll());
