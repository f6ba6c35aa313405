import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { pointAt, segmentsOf } from "../layout/curve.ts";
import { layout } from "../layout/place.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { TraceOptions } from "../trace/trace.ts";
import type { NodeMark, Scene, SceneView } from "./marks.ts";
import { match } from "./match.ts";
import { NUMBER_SIZE, textWidth } from "./metrics.ts";
import { scene } from "./scene.ts";
import { sizes } from "./sizes.ts";

function graphOf(source: string): Graph {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return graph;
}

/** The scenes of a program, one per cursor. */
function scenesOf(source: string, options: TraceOptions = {}, view: Partial<SceneView> = {}): Scene[] {
  const graph = graphOf(source);
  const trace = run(compile(graph), graph, options);
  const full = { decimals: "auto", selected: null, hovered: null, ...view } as const;
  const placed = layout(graph, sizes(trace, full.decimals));
  const keys = match(graph, null);
  return Array.from({ length: trace.steps.length + 1 }, (_, cursor) => scene(placed, trace, cursor, full, keys));
}

const node = (picture: Scene | undefined, id: string): NodeMark => {
  const found = picture?.nodes.find((mark) => mark.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
};

const samples = Array.from({ length: 33 }, (_, i) => i / 32);

const L7 = "q = x + y\nf = q*z\nx = -2\ny = 5\nz = -4";
const L14 = "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)\nx = 3\ny = -4";

describe("the scene of f = (x + y) z", () => {
  const scenes = scenesOf(L7);
  const names = (cursor: number): string[] => (scenes[cursor]?.nodes ?? []).map((mark) => mark.name);

  it("starts with the inputs' values alone", () => {
    expect(names(0)).toEqual([
      "x: input, value \u22122, gradient not yet",
      "y: input, value 5, gradient not yet",
      "q: add gate, value not yet, gradient not yet",
      "z: input, value \u22124, gradient not yet",
      "f: multiply gate, value not yet, gradient not yet",
    ]);
    expect(scenes[0]?.flows).toEqual([]);
    expect(scenes[0]?.active).toBeNull();
  });

  it("has a question in place of a gradient that is asked for, and nothing that would answer it", () => {
    const asked = scenesOf(L7, {}, { hidden: ["z", "q"] })[4];
    expect(node(asked, "q")).toMatchObject({
      asked: true,
      gradient: "?",
      partial: false,
      name: "q: add gate, value 3, gradient hidden",
    });
    expect(node(asked, "f")).toMatchObject({ asked: false, gradient: "1" });
    const text = JSON.stringify(
      asked?.nodes.filter(({ asked: isAsked }) => isAsked).map(({ gradient, name }) => [gradient, name]),
    );
    expect(text).toBe('[["?","q: add gate, value 3, gradient hidden"],["?","z: input, value −4, gradient hidden"]]');
  });

  it("keeps the terms of a sum that stood there before", () => {
    const square = "f = g + x * 2\ng = x * x\nx = 3";
    const told = scenesOf(square).map((picture) => node(picture, "x").gradient);
    const at = told.findIndex((text) => text !== null);
    const asked = (cursor: number): string | null =>
      node(scenesOf(square, {}, { hidden: ["x"] })[cursor], "x").gradient;
    expect(asked(at)).toBe("? + …");
    expect(asked(at + 1)).toBe(told[at]?.replace("…", "?"));
    expect(asked(told.length - 1)).toBe("?");
  });

  it("lights every node that it is told to", () => {
    const [first] = scenesOf(L7, {}, { hovered: "q", lit: ["q", "y"] });
    expect(first?.nodes.filter(({ hovered }) => hovered).map(({ id }) => id)).toEqual(["y", "q"]);
  });

  it("ends with the lecture's gradients", () => {
    expect(names(5)).toEqual([
      "x: input, value \u22122, gradient \u22124",
      "y: input, value 5, gradient \u22124",
      "q: add gate, value 3, gradient \u22124",
      "z: input, value \u22124, gradient 3",
      "f: multiply gate, value \u221212, gradient 1",
    ]);
  });

  it("computes q from x and y", () => {
    const picture = scenes[1];
    expect(picture?.nodes.map((mark) => mark.state)).toEqual(["operand", "operand", "active", "done", "idle"]);
    expect(picture?.wires.map((wire) => wire.state)).toEqual(["forward", "forward", "idle", "idle"]);
    expect(picture?.flows.map((flow) => [flow.kind, flow.turn])).toEqual([
      ["value", 0],
      ["value", 0],
    ]);
  });

  it("hands q's gradient on: upstream comes in along f's wire, then products leave to y and x", () => {
    const picture = scenes[5];
    expect(picture?.nodes.map((mark) => mark.state)).toEqual(["operand", "operand", "active", "done", "upstream"]);
    expect(picture?.wires.map((wire) => wire.state)).toEqual(["backward", "backward", "upstream", "idle"]);
    expect(picture?.flows.map((flow) => [flow.kind, flow.turn, flow.stays])).toEqual([
      ["gradient", 0, false],
      ["gradient", 1, true],
      ["gradient", 1, true],
    ]);
    expect(node(picture, "q").stub).toBe("upstream");
    expect(node(picture, "x").stub).toBe("backward");
    expect(node(picture, "z").stub).toBe("idle");
  });

  it("takes one slot a step at wire grain", () => {
    const steps = scenesOf(L7, { grain: "wire" });
    expect(steps[4]?.wires.map((wire) => wire.state)).toEqual(["idle", "idle", "idle", "backward"]);
    expect(node(steps[4], "z").gradient).toBe("3");
    expect(node(steps[4], "q").gradient).toBeNull();
  });
});

describe("branches", () => {
  it("shows the terms of x·x while they wait, and never as a gradient by name", () => {
    const scenes = scenesOf("f = x*x\nx = 3");
    const waiting = node(scenes[3], "x");
    expect([waiting.gradient, waiting.partial]).toEqual(["3 + 3", true]);
    expect(waiting.name).toBe("x: input, value 3, gradient not yet");
    const summed = node(scenes[4], "x");
    expect([summed.gradient, summed.partial, summed.state]).toEqual(["6", false, "active"]);
    expect(scenes[4]?.wires.map((wire) => wire.state)).toEqual(["backward", "backward"]);
  });

  it("dots what has not arrived", () => {
    const texts = scenesOf(L14).map((picture) => node(picture, "x").gradient);
    expect(texts.find((text) => text !== null)).toMatch(/ \+ …$/);
    expect(texts.at(-1)).not.toContain("…");
  });
});

describe("names", () => {
  const source = "f = exp(-x) * y\nx = 1\ny = 2";

  it("shows those of unnamed values only where something happens", () => {
    const scenes = scenesOf(source);
    const shown = (picture: Scene | undefined): boolean[] | undefined =>
      picture?.nodes.filter((mark) => mark.label.quiet).map((mark) => mark.label.shown);
    expect(shown(scenes[0])).toEqual([false, false]);
    expect(shown(scenes[2])).toEqual([true, true]);
    expect(shown(scenes[3])).toEqual([false, true]);
  });

  it("shows them for a selected gate", () => {
    const [first] = scenesOf(source, {}, { selected: "f.1" });
    expect(node(first, "f.1").label.shown).toBe(true);
  });
});

describe("what the output does not use", () => {
  it("has gradient 0 from the seed on", () => {
    const scenes = scenesOf("f = x*2\ng = y + 1\nf\nx = 3\ny = 4");
    const seed = scenes.findIndex((picture) => node(picture, "f").gradient !== null);
    expect(node(scenes[seed], "y").gradient).toBe("0");
    expect(node(scenes[seed - 1], "y").gradient).toBeNull();
  });
});

describe.each(examples.map((example) => [example.id, example.source] as const))("example %s", (_, source) => {
  const graph = graphOf(source);
  const trace = run(compile(graph), graph);
  const wanted = sizes(trace, "auto");
  const placed = layout(graph, wanted);
  const keys = match(graph, null);
  const view = { decimals: "auto", selected: null, hovered: null } as const;
  const scenes = Array.from({ length: trace.steps.length + 1 }, (_, at) => scene(placed, trace, at, view, keys));

  it("has room for every number at every cursor, and moves nothing", { timeout: 60_000 }, () => {
    for (const picture of scenes) {
      picture.nodes.forEach((mark, i) => {
        const first = scenes[0]?.nodes[i];
        expect([mark.x, mark.y, mark.stubEnd, mark.numbersAt]).toEqual([
          first?.x,
          first?.y,
          first?.stubEnd,
          first?.numbersAt,
        ]);
        const reach = Math.max(textWidth(mark.value ?? ""), textWidth(mark.gradient ?? "")) / 2;
        const from = mark.x + mark.numbersAt - reach;
        const to = mark.x + mark.numbersAt + reach;
        expect(from).toBeGreaterThanOrEqual(mark.x + mark.stubStart);
        expect(strays(i, from, to)).toBe(false);
      });
    }
  });

  /** True if a number of node `i`, from `left` to `right`, lies on a gate, or beside a line that is not straight there. */
  function strays(i: number, left: number, right: number): boolean {
    const box = placed.boxes[i]!;
    const end = box.x + box.width + box.stub;
    const gates = placed.boxes.filter((other, k) => k !== i && Math.abs(other.y - box.y) < (other.height + 50) / 2);
    if (gates.some((gate) => gate.x < right && gate.x + gate.width > left)) return true;
    if (right <= end) return false;
    const mine = placed.wires.filter((wire) => wire.from === i);
    const paths = mine.map((wire) => segmentsOf(wire.points).flatMap((s) => samples.map((t) => pointAt(s, t))));
    return mine.length === 0 || paths.some((path) => path.some(({ x, y }) => x < right && Math.abs(y - box.y) > 0.5));
  }

  it("has one mark per node and per wire, each with a key of its own", () => {
    const marks = [...(scenes[0]?.nodes ?? []), ...(scenes[0]?.wires ?? [])];
    expect(new Set(marks.map((mark) => mark.key)).size).toBe(marks.length);
    expect(scenes[0]?.nodes.length).toBe(graph.nodes.length);
  });

  it("changes few marks from one cursor to the next", () => {
    scenes.slice(1).forEach((picture, i) => {
      const before = scenes[i];
      const changed = picture.wires.filter((wire, k) => wire.state !== before?.wires[k]?.state);
      expect(changed.every((wire) => wire.state !== "idle" || before?.wires.some((w) => w.key === wire.key))).toBe(
        true,
      );
      expect(picture.nodes.filter((mark) => mark.state === "active").length).toBe(1);
    });
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(scenes.at(-1)))).toEqual(scenes.at(-1));
  });
});

describe("match", () => {
  const keysOf = (before: string, after: string): [Map<string, string>, Map<string, string>] => {
    const first = graphOf(before);
    const second = graphOf(after);
    const old = match(first, null);
    const now = match(second, old);
    const byId = (graph: Graph, keys: readonly string[]): Map<string, string> =>
      new Map(graph.nodes.map((each, i) => [each.id, keys[i] ?? ""]));
    return [byId(first, old.keys), byId(second, now.keys)];
  };

  it("keeps names", () => {
    const [old, now] = keysOf(L7, L7.replace("q*z", "q*z + x"));
    for (const id of ["x", "y", "z", "q"]) expect(now.get(id)).toBe(old.get(id));
  });

  it("keeps what computes the same, wherever it moved", () => {
    const [old, now] = keysOf("f = exp(x) * y", "f = 2 * y + exp(x)");
    expect(now.get("f.2")).toBe(old.get("f.1"));
  });

  it("keeps a gate whose name is given or changed", () => {
    const [old, now] = keysOf("f = (x + y) * z", "q = x + y\nf = q*z");
    expect(now.get("q")).toBe(old.get("f.1"));
  });

  it("gives new nodes new keys, and none twice", () => {
    const [old, now] = keysOf("f = x*x", "f = x*x + x*x + y");
    const all = [...now.values()];
    expect(new Set(all).size).toBe(all.length);
    expect([...old.values()]).not.toContain(now.get("y"));
  });
});

it("L9 is narrow enough for a laptop's canvas at numbers of 12 px", () => {
  const source = examples.find((example) => example.id === "l9")?.source ?? "";
  const graph = graphOf(source);
  const { width } = layout(graph, sizes(run(compile(graph), graph), "auto"));
  expect(width * (12 / NUMBER_SIZE)).toBeLessThanOrEqual(732);
});
