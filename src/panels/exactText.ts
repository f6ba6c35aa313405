import { sizeOf } from "../core/tensor/nested.ts";
import type { Shape, Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";

export type Part = "value" | "gradient";

/** So many numbers are turned into text at a time, which takes a millisecond or two. */
const light = 4096;

/** Whether writing out all numbers takes long enough to be felt. */
export const isHeavy = ({ data }: Tensor): boolean => data.length > light;

/** The JSON of elements `from`…`to` of a tensor, with the brackets and commas around them. */
function jsonOf(data: Float64Array, strides: readonly number[], from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) {
    if (i > 0) text += ",";
    for (const stride of strides) if (i % stride === 0) text += "[";
    const value = data[i] ?? Number.NaN;
    text += Number.isFinite(value) ? String(value) : "null";
    for (const stride of strides) if ((i + 1) % stride === 0) text += "]";
  }
  return text;
}

/** How many elements each list within lists holds. */
const stridesOf = (shape: Shape): number[] => shape.map((_extent, axis) => sizeOf(shape.slice(axis)));

const texts = new WeakMap<Trace, Map<string, string>>();

/** The exact text where it has been made before. */
export function knownText(trace: Trace, index: number, part: Part): string | undefined {
  return texts.get(trace)?.get(`${part} ${index}`);
}

function keep(trace: Trace, index: number, part: Part, text: string): string {
  const memo = texts.get(trace) ?? new Map<string, string>();
  texts.set(trace, memo.set(`${part} ${index}`, text));
  return text;
}

/** A number in full precision, a tensor as its JSON; made once for a trace. */
export function exactText(trace: Trace, index: number, part: Part, { shape, data }: Tensor): string {
  const known = knownText(trace, index, part);
  if (known !== undefined) return known;
  const text = shape.length === 0 ? String(data[0]) : jsonOf(data, stridesOf(shape), 0, data.length);
  return keep(trace, index, part, text === "" ? "[]" : text);
}

/** The same in pieces, each short enough to be made between two frames; done when it has yielded the whole text. */
export function* exactTextSlowly(trace: Trace, index: number, part: Part, { shape, data }: Tensor) {
  const strides = stridesOf(shape);
  const pieces: string[] = [];
  for (let from = 0; from < data.length; from += light) {
    pieces.push(jsonOf(data, strides, from, Math.min(from + light, data.length)));
    yield;
  }
  return keep(trace, index, part, pieces.join(""));
}
