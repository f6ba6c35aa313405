/** Font sizes of the drawing at zoom 1, in CSS pixels. */
export const NUMBER_SIZE = 20;
export const INPUT_SIZE = 28;
export const LABEL_SIZE = 20;
export const SUBSCRIPT_SCALE = 0.7;
/** A number in the cell of a matrix, and the small type around it. */
export const CELL_SIZE = 15;
export const SHAPE_SIZE = 13;
/** From the wire to the nearer edge of a matrix, and the line of small type beyond it. */
export const MATRIX_GAP = 9;
export const SHAPE_ROOM = 20;
/** Baselines from the stub's line, in graph units; of what stands in a gate, as a part of its size. */
export const VALUE_BASELINE = -10;
export const GRADIENT_BASELINE = 25;
export const NAME_BASELINE = -44;
export const INPUT_BASELINE = 9;
export const FACE_RISE = 0.36;
/** Between an input's name and its stub. */
export const INPUT_PADDING = 9;

/** Widths in em: characters that are that wide. Inter semi-bold with tabular figures. */
const inter: readonly (readonly [number, string])[] = [
  [0.27, " .,:;ijlI|'"],
  [0.39, "()[]{}/ftr!"],
  [0.48, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"],
  [0.63, "abcdeghknopqsuvxyz^_"],
  [0.92, "mwM"],
  [1.04, "W@%…"],
];

/** KaTeX's mathematical italic. */
const math: readonly (readonly [number, string])[] = [
  [0.45, "tijlbcqrI,"],
  [0.53, "0123456789aefgsvyzodkp"],
  [0.62, "hnuxTVYJPSαβγδεθκλνπρστφω"],
  [0.8, "wFLXUGQBAEKROCNZ"],
  [0.98, "mMWDH"],
];

function tableOf(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([width, characters]) => [...characters].map((c) => [c, width] as const)));
}

const interWidths = tableOf(inter);
const mathWidths = tableOf(math);

function widthIn(table: ReadonlyMap<string, number>, other: number, text: string, size: number): number {
  return size * [...text].reduce((sum, c) => sum + (table.get(c) ?? other), 0);
}

/** Width of a printed number or a gate's face in CSS pixels at zoom 1. */
export function textWidth(text: string, size: number = NUMBER_SIZE): number {
  return widthIn(interWidths, 0.66, text, size);
}

/** Width of a name in mathematical italic, its subscript smaller. */
export function labelWidth({ base, subscript }: { base: string; subscript: string }, size: number): number {
  return widthIn(mathWidths, 0.75, base, size) + widthIn(mathWidths, 0.75, subscript, size * SUBSCRIPT_SCALE);
}

/** Signs stand large in their circle, words smaller. */
export function faceSize(face: string): number {
  const length = [...face].length;
  return length === 1 ? 26 : length <= 3 ? 19 : 17;
}
