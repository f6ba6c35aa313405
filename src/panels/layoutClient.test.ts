import { describe, expect, it, vi } from "vitest";
import { layout } from "../core/layout/place.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import type { Graph } from "../core/graph/graph.ts";
import { derive } from "../store/derive.ts";
import { LayoutClient, type LayoutWorker } from "./layoutClient.ts";
import { work, type Engine, type LayoutAnswer, type LayoutRequest } from "./layoutWork.ts";

const graphOf = (source: string): Graph => derive(source).graph!;
const graph = graphOf("f = (x + y) * z");
const other = graphOf("g = a * b * c * d");
const room = ({ nodes }: Graph): NodeSize[] => nodes.map(() => ({ width: 56, height: 108, stub: 72 }));

/** A worker that answers when the test says so. */
class FakeWorker implements LayoutWorker {
  readonly asked: LayoutRequest[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(request: LayoutRequest, transfer: Transferable[]): void {
    this.asked.push(structuredClone(request, { transfer }));
  }
  terminate(): void {
    this.terminated = true;
  }
  say(answer: LayoutAnswer): void {
    this.onmessage?.({ data: structuredClone(answer) } as MessageEvent<LayoutAnswer>);
  }
  fail(): void {
    this.onerror?.({} as ErrorEvent);
  }
  /** Does the work that was asked for last. */
  finish(engine: Engine = layout): void {
    work(this.asked.at(-1)!, engine, (answer) => this.say(answer));
  }
}

/** A client whose workers are fake, with those that it has started. */
function rig(engine: Engine = layout, startWorker?: () => LayoutWorker | null) {
  const workers: FakeWorker[] = [];
  const painted: (() => void)[] = [];
  const start = (): LayoutWorker => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  const client = new LayoutClient({
    startWorker: startWorker ?? start,
    engine,
    afterPaint: (act) => painted.push(act),
  });
  return { request: client.request, workers, paint: () => painted.splice(0).forEach((act) => act()) };
}

/** What became of a promise by now. */
async function fateOf(promise: Promise<Layout>): Promise<string> {
  const waiting = Promise.resolve().then(() => Promise.resolve("pending"));
  return Promise.race([
    promise.then(
      () => "done",
      (error: unknown) => (error instanceof Error ? error.name : "?"),
    ),
    waiting.then((word) => word),
  ]);
}

describe("a layout in a worker", () => {
  it("is the one that would have been made here", async () => {
    const { request, workers } = rig();
    const promise = request(graph, room(graph));
    workers[0]!.finish();
    expect(await promise).toEqual(layout(graph, room(graph)));
  });

  it("leaves the request's own graph as it was", async () => {
    const { request, workers } = rig();
    const before = structuredClone(graph);
    const promise = request(graph, room(graph));
    workers[0]!.finish();
    await promise;
    expect(graph).toEqual(before);
  });

  it("says how far it is, in notches", async () => {
    const { request, workers } = rig();
    const onProgress = vi.fn<(share: number) => void>();
    const promise = request(graph, room(graph), { onProgress });
    workers[0]!.finish((g, sizes, tell) => {
      for (const share of [0.001, 0.2, 0.2001, 0.7]) tell?.(share);
      return layout(g, sizes);
    });
    await promise;
    expect(onProgress.mock.calls).toEqual([[0.2], [0.7]]);
  });

  it("keeps its worker from one graph to the next", async () => {
    const { request, workers } = rig();
    for (const each of [graph, other, graph]) {
      const promise = request(each, room(each));
      workers[0]!.finish();
      expect((await promise).boxes).toHaveLength(each.nodes.length);
    }
    expect(workers).toHaveLength(1);
  });

  it("tells what went wrong in it, and goes on with the next", async () => {
    const { request, workers } = rig();
    const promise = request(graph, room(graph));
    workers[0]!.finish(() => {
      throw new Error("no room");
    });
    await expect(promise).rejects.toThrow("no room");
    const next = request(graph, room(graph));
    workers[0]!.finish();
    expect(await next).toEqual(layout(graph, room(graph)));
  });
});

describe("a newer request", () => {
  it("lets the busy worker go and rejects the older one", async () => {
    const { request, workers } = rig();
    const older = request(graph, room(graph));
    const newer = request(other, room(other));
    expect(await fateOf(older)).toBe("AbortError");
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers[1]!.finish();
    expect(await newer).toEqual(layout(other, room(other)));
  });

  it("is not answered by what an older one left on its way", async () => {
    const { request, workers } = rig();
    const onProgress = vi.fn<(share: number) => void>();
    const older = request(graph, room(graph));
    older.catch(() => {});
    const newer = request(other, room(other), { onProgress });
    // A message that was queued before the worker was let go, and one that a slow worker sends under the old number.
    workers[0]!.finish((g, sizes, tell) => {
      tell?.(0.5);
      return layout(g, sizes);
    });
    work(workers[0]!.asked[0]!, layout, (answer) => workers[1]!.say(answer));
    expect(onProgress).not.toHaveBeenCalled();
    workers[1]!.finish();
    expect(await newer).toEqual(layout(other, room(other)));
  });

  it("is the only one answered of many", async () => {
    const { request, workers } = rig();
    const promises = Array.from({ length: 20 }, (_unused, i) => {
      const each = i % 2 === 0 ? graph : other;
      return request(each, room(each));
    });
    const fates = Promise.allSettled(promises);
    workers.at(-1)!.finish();
    expect((await fates).map(({ status }) => status)).toEqual([...Array<string>(19).fill("rejected"), "fulfilled"]);
    expect(workers.filter(({ terminated }) => !terminated)).toHaveLength(1);
  });
});

describe("a signal", () => {
  it("stops the work and rejects with an AbortError", async () => {
    const { request, workers } = rig();
    const controller = new AbortController();
    const promise = request(graph, room(graph), { signal: controller.signal });
    controller.abort();
    expect(await fateOf(promise)).toBe("AbortError");
    expect(workers[0]!.terminated).toBe(true);
  });

  it("starts nothing where it was given before", async () => {
    const { request, workers } = rig();
    const promise = request(graph, room(graph), { signal: AbortSignal.abort() });
    expect(await fateOf(promise)).toBe("AbortError");
    expect(workers).toHaveLength(0);
  });

  it("means its own request alone", async () => {
    const { request, workers } = rig();
    const controller = new AbortController();
    const first = request(graph, room(graph), { signal: controller.signal });
    workers[0]!.finish();
    await first;
    const second = request(other, room(other));
    controller.abort();
    expect(workers[0]!.terminated).toBe(false);
    workers[0]!.finish();
    expect(await second).toEqual(layout(other, room(other)));
  });
});

describe("without a worker", () => {
  it("lays out here, after the page has been painted", async () => {
    const engine = vi.fn<Engine>(layout);
    const { request, paint } = rig(engine, () => null);
    const promise = request(graph, room(graph));
    expect(engine).not.toHaveBeenCalled();
    paint();
    expect(await promise).toEqual(layout(graph, room(graph)));
  });

  it("asks for one only once", async () => {
    const start = vi.fn<() => null>(() => null);
    const { request, paint } = rig(layout, start);
    for (let i = 0; i < 3; i++) {
      const promise = request(graph, room(graph));
      paint();
      await promise;
    }
    expect(start).toHaveBeenCalledTimes(1);
  });

  it("takes over when the worker cannot be loaded", async () => {
    const { request, workers, paint } = rig();
    const promise = request(graph, room(graph));
    workers[0]!.fail();
    paint();
    expect(await promise).toEqual(layout(graph, room(graph)));
    const next = request(other, room(other));
    paint();
    expect(await next).toEqual(layout(other, room(other)));
    expect(workers).toHaveLength(1);
  });

  it("does not lay out what was overtaken or stopped before the page was painted", async () => {
    const engine = vi.fn<Engine>(layout);
    const { request, paint } = rig(engine, () => null);
    const controller = new AbortController();
    const older = request(graph, room(graph));
    const newer = request(other, room(other), { signal: controller.signal });
    controller.abort();
    paint();
    expect([await fateOf(older), await fateOf(newer)]).toEqual(["AbortError", "AbortError"]);
    expect(engine).not.toHaveBeenCalled();
  });
});
