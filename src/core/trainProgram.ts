import { build } from "./graph/build.ts";
import type { Graph } from "./graph/graph.ts";
import { readAny } from "./readAny.ts";
import { Descent } from "./train/descent.ts";
import type { Method } from "./train/methods.ts";

export interface TrainOptions {
  /** Names of inputs; those whose name begins with w, W, b, B or theta unless given. */
  parameters?: readonly string[];
  /** What the gradient is multiplied by in an update. */
  rate: number;
  /** How many updates. */
  steps: number;
  /** `plain` unless given. */
  method?: Method;
}

/**
 * Gradient descent on the output of a program, in the expression language or in Python. Item `step` holds the loss of the values before update `step`, counted from 0; the
 * last has `step` equal to `steps` and the loss at the end. Float64. It goes on through losses that are not finite: see
 * `divergenceOf` for what to do about them.
 * Throws a plain Error, at the first pull, where the source does not work, where its output is not a single number, where
 * there is no such parameter, or where `rate` or `steps` is no number to go by; the message says what would work.
 */
export function* train(source: string, options: TrainOptions): Generator<{ step: number; loss: number }, void> {
  const { steps, ...rest } = options;
  if (!Number.isInteger(steps) || steps < 0) throw new Error(`steps is a whole number, 0 or more; this is ${steps}.`);
  const descent = new Descent(graphOf(source), rest);
  yield { step: 0, loss: descent.loss };
  while (descent.step < steps) {
    const loss = descent.advance();
    yield { step: descent.step, loss };
  }
}

function graphOf(source: string): Graph {
  const { program, diagnostics } = readAny(source);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { graph, diagnostics: problems } = build(program);
  if (graph === null) throw new Error(problems.map(({ message }) => message).join("\n"));
  return graph;
}
