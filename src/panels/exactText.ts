import { nest } from "../core/tensor/nested.ts";
import type { Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";

export type Part = "value" | "gradient";

/** So many numbers are turned into text within a frame. */
const light = 4096;

/** Whether writing out all numbers takes long enough to be felt. */
export const isHeavy = ({ data }: Tensor): boolean => data.length > light;

const texts = new WeakMap<Trace, Map<string, string>>();

/** The exact text where it has been made before. */
export function knownText(trace: Trace, index: number, part: Part): string | undefined {
  return texts.get(trace)?.get(`${part} ${index}`);
}

/** A number in full precision, a tensor as its JSON; made once for a trace. */
export function exactText(trace: Trace, index: number, part: Part, { shape, data }: Tensor): string {
  const known = knownText(trace, index, part);
  if (known !== undefined) return known;
  const text = shape.length === 0 ? String(data[0]) : JSON.stringify(nest(data, 0, shape));
  const memo = texts.get(trace) ?? new Map<string, string>();
  memo.set(`${part} ${index}`, text);
  texts.set(trace, memo);
  return text;
}
