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

/** Takes one product of a convolution: flat indexes into the output, the images and the filters. */
export type Product = (out: number, image: number, filter: number) => void;

/** Every product of the convolution of x (N×C×H×W) with w (F×C×kh×kw). */
export function eachProduct(x: Shape, w: Shape, stride: number, pad: number, visit: Product): void {
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [filters = 0, , kh = 0, kw = 0] = w;
  const window = { height: kh, width: kw, stride, pad };
  const plane = positions(height, kh, stride, pad) * positions(width, kw, stride, pad);
  for (let image = 0; image < n; image++) {
    for (let f = 0; f < filters; f++) {
      for (let c = 0; c < channels; c++) {
        const out = (image * filters + f) * plane;
        const from = (image * channels + c) * height * width;
        const filter = (f * channels + c) * kh * kw;
        slide([height, width], window, (o, i, cell) => {
          visit(out + o, from + i, filter + cell);
        });
      }
    }
  }
}
