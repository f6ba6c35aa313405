import type { Scene } from "../../core/scene/marks.ts";
import type { Example } from "../../examples/example.ts";
import { startWorker } from "../startWorker.ts";
import type { PictureAnswer, PictureRequest } from "./pictureWork.ts";

/** Pictures that were made, by the id of what they show. They hold for as long as the page is open. */
const made = new Map<string, Promise<Scene | null>>();
/** Who waits for a picture. */
const waiting = new Map<string, (scene: Scene | null) => void>();
let worker: Worker | null = null;

/** The picture of an example, made off the page's own thread; null where there is none. Never rejects. */
export function sceneOf(id: string, { source, settings = {} }: Example): Promise<Scene | null> {
  const known = made.get(id);
  if (known !== undefined) return known;
  const scene = ask({ id, source, settings });
  made.set(id, scene);
  return scene;
}

function ask(request: PictureRequest): Promise<Scene | null> {
  worker ??= start();
  if (worker === null) return here(request);
  const running = worker;
  return new Promise((resolve) => {
    waiting.set(request.id, resolve);
    running.postMessage(request);
  });
}

function start(): Worker | null {
  const started = startWorker("picture");
  started?.addEventListener("message", ({ data }: MessageEvent<PictureAnswer>) => {
    waiting.get(data.id)?.(data.scene);
    waiting.delete(data.id);
  });
  // What could not be drawn stays without a picture; its card says all the same what it is.
  started?.addEventListener("error", stopPictures);
  return started;
}

/** Where no worker may start, one picture after the other between other work. */
let last: Promise<unknown> = Promise.resolve();
function here(request: PictureRequest): Promise<Scene | null> {
  const scene = last.then(async () => {
    const { pictureOf } = await import("./pictureWork.ts");
    await new Promise((resolve) => setTimeout(resolve));
    return pictureOf(request);
  });
  const safe = scene.catch(() => null);
  last = safe;
  return safe;
}

/** Lets go of the worker, and of pictures that are no longer waited for. */
export function stopPictures(): void {
  worker?.terminate();
  worker = null;
  for (const [id, resolve] of waiting) {
    made.delete(id);
    resolve(null);
  }
  waiting.clear();
}
