import type { Shape } from "./tensor.ts";

/** How a window slides over an image. */
export interface Window {
  readonly height: number;
  readonly width: number;
  readonly stride: number;
  readonly pad: number;
}

/** How many positions a window takes along an extent; 0 or less where it does not fit. */
export function positions(extent: number, size: number, stride: number, pad: number): number {
  return Math.floor((extent + 2 * pad - size) / stride) + 1;
}

/**
 * Calls `visit` for every pair of an output position and an image element under the window there:
 * flat index of the plane's output, flat index of the plane's input, flat index into the window.
 */
export function slide(
  [height = 0, width = 0]: Shape,
  window: Window,
  visit: (output: number, input: number, cell: number) => void,
): void {
  const { stride, pad } = window;
  const rows = positions(height, window.height, stride, pad);
  const columns = positions(width, window.width, stride, pad);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      for (let i = 0; i < window.height; i++) {
        const y = r * stride + i - pad;
        if (y < 0 || y >= height) continue;
        for (let j = 0; j < window.width; j++) {
          const x = c * stride + j - pad;
          if (x >= 0 && x < width) visit(r * columns + c, y * width + x, i * window.width + j);
        }
      }
    }
  }
}

/** The places of a window, from and up to, at which its cell `at` lies on the image and not on the padding. */
function placesInside(at: number, extent: number, { stride, pad, count }: Sliding): readonly [number, number] {
  const reach = (edge: number): number => Math.min(Math.max(Math.ceil((edge + pad - at) / stride), 0), count);
  return [reach(0), reach(extent)];
}

interface Sliding {
  readonly stride: number;
  readonly pad: number;
  /** How many positions the window takes. */
  readonly count: number;
}

/**
 * Every product of the convolution of x (N×C×H×W) with w (F×C×kh×kw), in runs along a row of the output: `count` products with
 * one element of the filter, whose outputs lie side by side and whose image elements are `stride` apart. Flat indexes.
 */
export function eachRun(
  x: Shape,
  w: Shape,
  stride: number,
  pad: number,
  visit: (out: number, image: number, filter: number, count: number) => void,
): void {
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [filters = 0, , kh = 0, kw = 0] = w;
  const down = { stride, pad, count: positions(height, kh, stride, pad) };
  const across = { stride, pad, count: positions(width, kw, stride, pad) };
  const cells = channels * kh * kw;
  for (let plane = 0; plane < n * filters; plane++) {
    const out = plane * down.count * across.count;
    for (let cell = 0; cell < cells; cell++) {
      const j = cell % kw;
      const i = Math.floor(cell / kw) % kh;
      const channel = Math.floor(plane / filters) * channels + Math.floor(cell / (kw * kh));
      const [top, bottom] = placesInside(i, height, down);
      const [left, right] = placesInside(j, width, across);
      for (let r = top; r < bottom && left < right; r++) {
        const image = (channel * height + r * stride + i - pad) * width + left * stride + j - pad;
        visit(out + r * across.count + left, image, (plane % filters) * cells + cell, right - left);
      }
    }
  }
}
