import { interpolateRgb, rgb } from "d3";
import { useEffect, useRef, useState } from "react";
import { LEVELS, levelOf, reachOf } from "../../core/scene/heat.ts";
import { printShape } from "../../core/tensor/nested.ts";
import type { Shape } from "../../core/tensor/tensor.ts";
import { watchInk } from "../../draw/ink.ts";
import { drawnOf, gridFor, type Cells } from "./cells.ts";
import { shownNumber } from "./numbers.ts";
import { t } from "../../core/words/t.ts";

interface HeatMapProps {
  readonly name: string;
  readonly shape: Shape;
  readonly cells: Cells;
}

/** Of the colour of its side of 0, the share that the first of the levels takes; the last takes all of it. */
const faintest = 0.16;

/** A parameter as the canvas of the graph paints it: one side of 0 in one colour, the other side in another. */
export function HeatMap({ name, shape, cells }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [theme, setTheme] = useState(0);
  const grid = gridFor(shape);
  useEffect(() => watchInk(() => setTheme((before) => before + 1)), []);
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, drawnOf(shape, cells));
  }, [shape, cells, theme]);
  return (
    <canvas
      ref={canvas}
      className="train-heat"
      role="img"
      aria-label={t`${name}, ${printShape(shape)}, from ${shownNumber(cells.min)} to ${shownNumber(cells.max)}`}
      width={grid.cellColumns}
      height={grid.cellRows * grid.planes}
      style={{ inlineSize: grid.width, blockSize: grid.height * grid.planes }}
    />
  );
}

let palette: { readonly theme: string; readonly colours: ReadonlyMap<number | null, readonly number[]> } | null = null;

/** Level -> red, green, blue; made once for a theme. */
function colours(element: HTMLCanvasElement): ReadonlyMap<number | null, readonly number[]> {
  const { color, caretColor, columnRuleColor, outlineColor } = getComputedStyle(element);
  const theme = [color, caretColor, columnRuleColor, outlineColor].join();
  if (palette?.theme === theme) return palette.colours;
  const made = new Map<number | null, readonly number[]>();
  for (let level = -LEVELS; level <= LEVELS; level++) {
    const size = Math.abs(level);
    const share = size === 0 ? 0 : faintest + ((1 - faintest) * (size - 1)) / (LEVELS - 1);
    const { r, g, b } = rgb(interpolateRgb(columnRuleColor, level < 0 ? caretColor : color)(share));
    made.set(level, [r, g, b]);
  }
  const { r, g, b } = rgb(outlineColor);
  made.set(null, [r, g, b]);
  palette = { theme, colours: made };
  return made;
}

/** In the colours of the element's own style: it is painted anew when the theme changes. */
function paint(element: HTMLCanvasElement, values: Float64Array): void {
  const context = element.getContext("2d");
  if (context === null || element.width * element.height === 0) return;
  const table = colours(element);
  const reach = reachOf(values);
  const image = context.createImageData(element.width, element.height);
  values.forEach((value, i) => {
    const [r = 0, g = 0, b = 0] = table.get(levelOf(value, reach)) ?? [];
    image.data.set([r, g, b, 255], 4 * i);
  });
  context.putImageData(image, 0, 0);
}
