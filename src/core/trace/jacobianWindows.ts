import { integer } from "../gates/common.ts";
import type { Attributes } from "../gates/gate.ts";
import { positions } from "../tensor/convolve.ts";
import type { Shape } from "../tensor/tensor.ts";

/** Elements under the window of a pool. */
export function windowArea(attributes: Attributes): number {
  return integer(attributes["k"], "k") ** 2;
}

/** Along one extent: pairs of a window's position and an element under it; what the padding holds does not count. */
function pairsAlong(extent: number, size: number, stride: number, pad: number): number {
  let pairs = 0;
  for (let at = 0; at < positions(extent, size, stride, pad); at++) {
    const from = at * stride - pad;
    pairs += Math.max(0, Math.min(from + size, extent) - Math.max(from, 0));
  }
  return pairs;
}

/** Pairs of an output and a pixel that it is made of: as many as there are products in the convolution. */
export function convolutionPairs(x: Shape, w: Shape, attributes: Attributes): number {
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [filters = 0, , kh = 0, kw = 0] = w;
  const stride = integer(attributes["stride"], "stride");
  const pad = integer(attributes["pad"], "pad");
  return n * filters * channels * pairsAlong(height, kh, stride, pad) * pairsAlong(width, kw, stride, pad);
}
