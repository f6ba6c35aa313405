import { cellCorner, type Grid } from "../scene/grid.ts";
import type { NodeMark, TensorMark } from "../scene/marks.ts";
import { MATRIX_GAP } from "../scene/metrics.ts";
import { at } from "./tikzLength.ts";
import { texOf } from "./texText.ts";

/** From the top of a cell to its number's baseline. */
const CELL_BASELINE = 18;

/** The lines around and between the cells of one plane, or its frame alone where it has no numbers. */
function planeLines(grid: Grid, left: number, top: number, colour: string): string[] {
  const width = grid.cellColumns * grid.cellWidth;
  const lines = [`\\draw[Grid, ${colour}] ${at(left, top)} rectangle ${at(left + width, top + grid.height)};`];
  if (!grid.numbered) return lines;
  for (let row = 1; row < grid.cellRows; row++) {
    const y = top + row * grid.cellHeight;
    lines.push(`\\draw[Grid, ${colour}!40] ${at(left, y)} -- ${at(left + width, y)};`);
  }
  for (let column = 1; column < grid.cellColumns; column++) {
    const x = left + column * grid.cellWidth;
    lines.push(`\\draw[Grid, ${colour}!40] ${at(x, top)} -- ${at(x, top + grid.height)};`);
  }
  return lines;
}

const styleOf = { value: "Value", gradient: "Gradient" } as const;

/** Value matrix above the wire, gradient matrix below it: small tables of numbers, larger ones by their shape. */
export function matrixLines(mark: NodeMark, tensor: TensorMark): string[] {
  const { x, y, numbersAt } = mark;
  const { grid, shape } = tensor;
  const known = { value: tensor.valueKnown, gradient: tensor.gradientKnown };
  const middle = x + numbersAt;
  if (grid === null) {
    const label = (which: "value" | "gradient", baseline: number): string[] =>
      known[which] ? [`\\node[${styleOf[which]}] at ${at(middle, y + baseline)} {$${texOf(shape)}$};`] : [];
    return [...label("value", -10), ...label("gradient", 24)];
  }
  const left = middle - grid.width / 2;
  const isNamed = grid.height >= CELL_BASELINE && !grid.numbered;
  const label = `\\node[Shape] at ${at(left, y - MATRIX_GAP - grid.height - 6)} {$${texOf(shape)}$};`;
  const lines = isNamed ? [] : [label];
  for (const which of ["value", "gradient"] as const) {
    if (!known[which]) continue;
    const top = which === "value" ? y - MATRIX_GAP - grid.height : y + MATRIX_GAP;
    for (let plane = 0; plane < grid.planes; plane++)
      lines.push(...planeLines(grid, left + plane * grid.pitch, top, which));
    const texts = tensor[which]?.texts ?? null;
    if (isNamed)
      lines.push(
        `\\node[${styleOf[which]}, font=\\scriptsize] at ${at(middle, top + grid.height / 2 + 5)} {$${texOf(shape)}$};`,
      );
    texts?.forEach((text, cell) => {
      const corner = cellCorner(grid, cell);
      const place = at(left + corner.x + grid.cellWidth / 2, top + corner.y + CELL_BASELINE);
      lines.push(`\\node[Cell, text=${which}] at ${place} {$${texOf(text)}$};`);
    });
  }
  return lines;
}
