import { isMisfit } from "../gates/common.ts";
import { makers } from "../gates/makers.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { callCode, constantText, type Code } from "./javascriptCode.ts";
import type { Constant } from "../gates/gate.ts";

/** `zeros(2, 3)`, `eye(3, 3)`, `arange(0, 4, 1)`, `onehot([1, 0], 3)`: data that constants say; null for what is no such call. */
export function makerCode(callee: string, args: readonly Constant[]): Code | null {
  const make = makers.get(callee);
  if (make === undefined || callee === "randn" || callee === "rand") return null;
  const made = make({ args, seed: null, stream: new MersenneTwister(0) });
  if (isMisfit(made)) throw new Error(made.misfit);
  const [first = 0, second] = args;
  const given: Readonly<Record<string, readonly Constant[]>> = {
    arange: second === undefined ? [0, first, 1] : [first, second, args[2] ?? 1],
    onehot: args,
  };
  return callCode(callee, (given[callee] ?? made.shape).map(constantText), made.shape);
}
