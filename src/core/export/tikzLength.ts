/** Points to a unit of the graph: numbers come out in ten points. */
export const UNIT = 0.5;

const round = (x: number): string => String(Math.round(100 * x) / 100 + 0);

/** A place of the graph; TikZ knows the units. */
export const at = (x: number, y: number): string => `(${round(x)},${round(y)})`;

/** A length of the graph, in points. */
export const length = (units: number): string => `${round(UNIT * units)}pt`;
