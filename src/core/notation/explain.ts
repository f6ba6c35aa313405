import type { Step, Trace } from "../trace/trace.ts";
import { explainAccumulate } from "./explainAccumulate.ts";
import { explainBackward } from "./explainBackward.ts";
import { explainForward } from "./explainForward.ts";
import { explainAnatomy } from "./explainNode.ts";
import { explainSeed } from "./explainSeed.ts";
import { explainStart } from "./explainStart.ts";
import type { Decimals, Explanation } from "./explanation.ts";
import { tell, type Telling } from "./telling.ts";

/**
 * What the lecturer says at a cursor: at 0 what stands there, then what steps[cursor − 1] did.
 * Throws a RangeError on a cursor outside of 0 … steps.length.
 */
export function explain(trace: Trace, cursor: number, decimals: Decimals): Explanation {
  const telling = tell(trace, decimals);
  if (cursor === 0) return explainStart(telling);
  const step = trace.steps[cursor - 1];
  if (step === undefined) throw new RangeError(`There is no step ${String(cursor)} of ${String(trace.steps.length)}.`);
  return explainStep(telling, step);
}

function explainStep(telling: Telling, step: Step): Explanation {
  switch (step.kind) {
    case "forward":
      return explainForward(telling, step);
    case "seed":
      return explainSeed(telling, step);
    case "backward":
      return explainBackward(telling, step);
    case "accumulate":
      return explainAccumulate(telling, step);
  }
}

/** A selected gate's or input's own explanation at a cursor; what no step has computed by then is "not yet". */
export function explainNode(trace: Trace, index: number, cursor: number, decimals: Decimals): Explanation {
  return explainAnatomy(tell(trace, decimals), index, cursor);
}
