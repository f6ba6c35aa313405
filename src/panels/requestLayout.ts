import { layout } from "../core/layout/place.ts";
import { LayoutClient } from "./layoutClient.ts";
import { startWorker } from "./startWorker.ts";

const client = new LayoutClient({
  startWorker: () => startWorker("layout"),
  engine: layout,
  afterPaint: (act) => requestAnimationFrame(() => setTimeout(act)),
});

/**
 * Lays out a graph off the page's own thread. The newest request alone is answered; one that was overtaken or stopped
 * rejects with an AbortError.
 */
export const requestLayout = client.request;
