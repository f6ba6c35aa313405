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

/** What is timed from outside; each act makes so many frames as it returns, all alike. */
export interface DrawBench {
  /** Makes a graph, its trace and its layout, which are not what is timed here. Returns how many gates there are. */
  readonly prepare: (gates: number) => number;
  /** From a trace and a layout to the first picture: sizes, numbers as text and all indexes included. */
  readonly first: () => Promise<number>;
  /** Steps that are followed at a legible scale. */
  readonly step: () => Promise<number>;
  /** Frames of a drag at a legible scale. */
  readonly pan: () => Promise<number>;
  /** The same with the whole graph in sight; then zooming in from there to a legible scale and back. */
  readonly fit: () => Promise<number>;
  readonly stepWhole: () => Promise<number>;
  readonly panWhole: () => Promise<number>;
  readonly zoom: () => Promise<number>;
  readonly end: () => void;
}

declare global {
  interface Window {
    bench?: DrawBench;
  }
}

const find = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
};

const svg = find<SVGSVGElement>("#drawing");
const canvases = { crowd: find<HTMLCanvasElement>("#crowd"), map: find<HTMLCanvasElement>("#map") };
const view: SceneView = { decimals: "auto", selected: null, hovered: null };
const still = { animate: false };

interface Open {
  readonly at: (cursor: number) => Stage;
  readonly sizes: () => unknown;
  readonly middle: number;
  readonly drawing: Drawing;
}

let open: Open | null = null;
let cursor = 0;

const opened = (): Open => {
  if (open === null) throw new Error("Nothing is prepared.");
  return open;
};

/** Works in one frame after another: inside of the frame, so that it counts as script. */
function frames(count: number, work: (round: number) => void): Promise<number> {
  return new Promise((resolve) => {
    let round = 0;
    requestAnimationFrame(function next() {
      if (round === count) resolve(count);
      else {
        work(round++);
        requestAnimationFrame(next);
      }
    });
  });
}

/** Drags from frame to frame, as the browser tells of it. */
async function drag(count: number, stride: number): Promise<number> {
  const tell = (type: string, target: EventTarget, x: number): void => {
    target.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 450, bubbles: true, view: window, button: 0 }));
  };
  tell("mousedown", svg, 700);
  await frames(count, (round) => tell("mousemove", window, 700 - stride * (round + 1)));
  tell("mouseup", window, 700 - stride * count);
  return count;
}

const stepOn = (): void => opened().drawing.update(opened().at(++cursor), still);

window.bench = {
  prepare: (gates) => {
    const graph = unrolled(gates, gates < 400 ? 6 : 24);
    const plan = compile(graph);
    const trace = run(plan, graph);
    const keys = match(graph, null);
    // Another trace of the same numbers: what is kept by trace is not there yet when the clock starts.
    const placed = layout(graph, sizes(run(plan, graph), "auto"));
    const drawing = createDrawing(svg, deaf, canvases);
    open = {
      at: (at) => stage(placed, trace, at, view, keys),
      sizes: () => sizes(trace, "auto"),
      middle: Math.floor(trace.steps.length / 3),
      drawing,
    };
    return graph.nodes.filter(({ kind }) => kind === "gate").length;
  },
  first: () =>
    frames(1, () => {
      const { at, drawing, middle, sizes: measure } = opened();
      measure();
      cursor = middle;
      drawing.update(at(cursor), still);
    }),
  step: () => frames(40, stepOn),
  pan: () => drag(40, 30),
  fit: () => frames(1, () => opened().drawing.fit()),
  stepWhole: () => frames(40, stepOn),
  panWhole: () => drag(20, 10),
  zoom: () => frames(40, (round) => opened().drawing.zoomBy(round < 20 ? 1.15 : 1 / 1.15)),
  end: () => opened().drawing.destroy(),
};

// By hand: draw.html#10000 shows such a graph and leaves it to whoever looks at it.
const wanted = Number(location.hash.slice(1));
if (wanted > 0) {
  window.bench.prepare(wanted);
  void window.bench.first();
  Object.assign(window, { shown: open });
}
