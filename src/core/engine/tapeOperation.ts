import { backwardRuns } from "./backwardRuns.ts";
import { forwardRuns } from "./forwardRuns.ts";
import type { Kernels } from "./kernels.ts";
import type { Operation } from "./operation.ts";
import type { TapeRows } from "./rows.ts";
import { computesBackward, computesForward, lineBytes } from "./runTable.ts";

/** Runs one after the other, the end left out; all of them in kernels, or none. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly isKernel: boolean;
}

function stretches(first: number, last: number, isKernel: (run: number) => boolean): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let run = first; run < last;) {
    const start = run;
    const kind = isKernel(start);
    while (run < last && isKernel(run) === kind) run++;
    found.push({ first: start, last: run, isKernel: kind });
  }
  return found;
}

/** The runs `first` up to `last` of a tape: in WebAssembly where it has them, else in JavaScript. */
export function tapeOperation(
  { memory, runs }: Kernels,
  rows: TapeRows,
  delta: number,
  { first, last }: { readonly first: number; readonly last: number },
): Operation {
  const ahead = stretches(first, last, (run) => runs !== null && computesForward(rows, run));
  const back = stretches(first, last, (run) => runs !== null && computesBackward(rows, run)).toReversed();
  const line = (run: number): number => (runs?.address ?? 0) + run * lineBytes;
  return {
    forward: () => {
      for (const stretch of ahead) {
        if (runs !== null && stretch.isKernel) runs.forward(line(stretch.first), line(stretch.last));
        else forwardRuns(memory, rows, stretch.first, stretch.last);
      }
    },
    backward: () => {
      for (const stretch of back) {
        if (runs !== null && stretch.isKernel) runs.backward(line(stretch.first), line(stretch.last), 8 * delta);
        else backwardRuns(memory, rows, delta, stretch.first, stretch.last);
      }
    },
  };
}
