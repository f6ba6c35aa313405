import type { Graph } from "../core/graph/graph.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import { buffersOfGraph, packGraph } from "../core/layout/packGraph.ts";
import { unpackLayout } from "../core/layout/packLayout.ts";
import type { Engine, LayoutAnswer, LayoutRequest } from "./layoutWork.ts";

export interface LayoutOptions {
  /** Told now and then which share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops the work; the promise is then rejected with an AbortError. */
  readonly signal?: AbortSignal;
}

/** What is used of a worker. */
export interface LayoutWorker {
  postMessage(request: LayoutRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** What a client works with; tests bring their own. */
export interface Means {
  /** Null where no worker can be had. */
  readonly startWorker: () => LayoutWorker | null;
  readonly engine: Engine;
  /** Calls back once the page has been painted. */
  readonly afterPaint: (act: () => void) => void;
}

interface Job {
  readonly revision: number;
  readonly graph: Graph;
  readonly sizes: readonly NodeSize[];
  readonly onProgress: ((share: number) => void) | undefined;
  readonly resolve: (layout: Layout) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Lays graphs out in a worker, and on the page's own thread where there can be none. One graph at a time: a new request
 * takes the place of the one that runs, whose promise is rejected with an AbortError. No answer to an older request is
 * ever taken for a newer one's.
 */
export class LayoutClient {
  readonly #means: Means;
  #worker: LayoutWorker | null = null;
  #refused = false;
  #job: Job | null = null;
  #revision = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  readonly request = (graph: Graph, sizes: readonly NodeSize[], options: LayoutOptions = {}): Promise<Layout> => {
    this.#stop("A newer graph is laid out instead.");
    const { signal, onProgress } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(aborted("The layout was stopped."));
        return;
      }
      const job: Job = { revision: ++this.#revision, graph, sizes, onProgress, resolve, reject };
      this.#job = job;
      signal?.addEventListener("abort", () => {
        if (this.#job === job) this.#stop("The layout was stopped.");
      });
      this.#start(job);
    });
  };

  #start(job: Job): void {
    this.#worker ??= this.#refused ? null : this.#engage();
    if (this.#worker === null) {
      this.#refused = true;
      this.#means.afterPaint(() => this.#workHere(job));
      return;
    }
    const graph = packGraph(job.graph, job.sizes);
    this.#worker.postMessage({ revision: job.revision, graph }, buffersOfGraph(graph));
  }

  #engage(): LayoutWorker | null {
    const worker = this.#means.startWorker();
    if (worker === null) return null;
    worker.onmessage = ({ data }) => this.#hear(data);
    // It could not be loaded; what goes wrong within it is told in an answer.
    worker.onerror = () => {
      if (this.#worker !== worker) return;
      worker.terminate();
      this.#worker = null;
      this.#refused = true;
      if (this.#job !== null) this.#start(this.#job);
    };
    return worker;
  }

  #hear(answer: LayoutAnswer): void {
    const job = this.#job;
    if (job === null || job.revision !== answer.revision) return;
    if (answer.kind === "progress") {
      job.onProgress?.(answer.share);
      return;
    }
    this.#job = null;
    if (answer.kind === "done") job.resolve(unpackLayout(answer.layout));
    else job.reject(new Error(answer.message));
  }

  #workHere(job: Job): void {
    if (this.#job !== job) return;
    this.#job = null;
    try {
      job.resolve(this.#means.engine(job.graph, job.sizes));
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Ends what runs. A worker that is at work hears nothing, so it is let go. */
  #stop(why: string): void {
    const job = this.#job;
    if (job === null) return;
    this.#job = null;
    this.#worker?.terminate();
    this.#worker = null;
    job.reject(aborted(why));
  }
}

const aborted = (why: string): Error => new DOMException(why, "AbortError");
