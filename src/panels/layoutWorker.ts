import { layout } from "../core/layout/place.ts";
import { buffersOfLayout } from "../core/layout/packLayout.ts";
import { work, type LayoutAnswer, type LayoutRequest } from "./layoutWork.ts";

/** Runs in a worker of its own: lays out one graph after the other. */
addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => {
  work(data, layout, (answer: LayoutAnswer) => {
    postMessage(answer, { transfer: answer.kind === "done" ? buffersOfLayout(answer.layout) : [] });
  });
});
