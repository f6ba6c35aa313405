import type { Svg } from "./svg.ts";

/** Browsers refuse larger canvases, some without a word. */
const LONGEST = 16_384;
const LARGEST = 64e6;

/** Whether a picture of that size can be painted. */
export function fits({ width, height }: Pick<Svg, "width" | "height">, scale: number): boolean {
  return scale * Math.max(width, height) <= LONGEST && scale * scale * width * height <= LARGEST;
}

/** Paints an SVG, with so many pixels to each of its own. */
export async function paint({ text, width, height }: Svg, scale: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(scale * width);
  canvas.height = Math.round(scale * height);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("The browser gives no canvas of this size.");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The browser could not write the picture."));
      else resolve(blob);
    }, "image/png");
  });
}
