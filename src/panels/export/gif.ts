import { applyPalette, GIFEncoder, quantize } from "gifenc";
import type { Stage } from "../../core/scene/stage.ts";
import { gifScale } from "./gifSize.ts";
import { paint } from "./raster.ts";
import { svgOf, type SvgOptions } from "./svg.ts";

/** Milliseconds that a moment stands, and the last one before it begins again. */
const MOMENT = 1100;
const LAST = 3000;
/** Colours that a frame of a GIF can have. */
const COLOURS = 256;
export interface GifOptions extends SvgOptions {
  /** Told after each frame how many there are. */
  readonly onFrame: (made: number) => void;
  /** Ends the work: what is made then is thrown away. */
  readonly signal: AbortSignal;
}

/** A frame for each moment, over and over. Rejects with the signal's reason when that is given. */
export async function gifOf(moments: readonly (() => Stage)[], options: GifOptions): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = GIFEncoder();
  for (const [i, moment] of moments.entries()) {
    options.signal.throwIfAborted();
    const stage = moment();
    // Pictures of one layout are of one size, as the frames of a GIF must be.
    const svg = await svgOf(stage, options);
    const canvas = await paint(svg, gifScale(svg));
    const { width, height } = canvas;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data;
    if (pixels === undefined) throw new Error("The browser gives no canvas of this size.");
    const palette = quantize(pixels, COLOURS);
    const delay = i === moments.length - 1 ? LAST : MOMENT;
    encoder.writeFrame(applyPalette(pixels, palette), width, height, { palette, delay, repeat: 0 });
    options.onFrame(i + 1);
    // The page has its turn: it may want to stop this.
    await new Promise((resolve) => setTimeout(resolve));
  }
  encoder.finish();
  return encoder.bytes();
}
