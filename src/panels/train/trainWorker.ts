import { Driver, type Ask } from "./driver.ts";
import { buffersOf } from "./training.ts";

// A message to itself comes sooner than a timer, and after what the page has said meanwhile.
const bell = new MessageChannel();
let waiting: (() => void) | null = null;
bell.port1.onmessage = () => {
  const act = waiting;
  waiting = null;
  act?.();
};

const driver = new Driver({
  say: (answer) => postMessage(answer, { transfer: answer.kind === "report" ? buffersOf(answer.report) : [] }),
  later: (act) => {
    waiting = act;
    bell.port2.postMessage(null);
  },
  slice: 40,
});

/** Runs in a worker of its own: one training after the other. */
addEventListener("message", ({ data }: MessageEvent<Ask>) => driver.hear(data));
