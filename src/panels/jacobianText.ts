import { printCount } from "../core/language/count.ts";
import type { Jacobian, JacobianCost } from "../core/trace/jacobian.ts";
import type { Shape } from "../core/tensor/tensor.ts";

const units: readonly (readonly [least: number, size: number, unit: string])[] = [
  [1e15, 1e15, "PB"],
  [1e12, 1e12, "TB"],
  [1e9, 1e9, "GB"],
  [2 ** 20, 2 ** 20, "MiB"],
  [2 ** 10, 2 ** 10, "KiB"],
];

/** Bytes as memory is counted, to three figures: 64 MiB; from a billion on in decimal units: 671 GB. */
export function bytesText(bytes: number): string {
  const [, size, unit] = units.find(([least]) => bytes >= least) ?? [0, 1, bytes === 1 ? "byte" : "bytes"];
  const count = bytes / size;
  return `${count >= 1000 ? printCount(Math.round(count)) : String(Number(count.toPrecision(3)))} ${unit}`;
}

/** "16 777 216 entries: 64 MiB in float32, 128 MiB in float64" */
export function costText({ entries, float32, float64 }: JacobianCost): string {
  const count = entries === 1 ? "1 entry" : `${printCount(entries)} entries`;
  return `${count}: ${bytesText(float32)} in float32, ${bytesText(float64)} in float64`;
}

const counted = (n: number, word: string): string => `${printCount(n)} ${word}${n === 1 ? "" : "s"}`;

/** "2×4: 2 outputs × 4 inputs" */
export function sizeText({ rows, columns }: Pick<Jacobian, "rows" | "columns">): string {
  return `${printCount(rows)}×${printCount(columns)}: ${counted(rows, "output")} × ${counted(columns, "input")}`;
}

/** An element of a value as the language writes it, from its place in row-major order: `W[0, 1]`; a number's own name. */
export function elementName(name: string, shape: Shape, place: number): string {
  const index: number[] = [];
  let rest = place;
  for (const extent of shape.toReversed()) {
    index.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return index.length === 0 ? name : `${name}[${index.join(", ")}]`;
}

/** The formula of a structure with the graph's own names in its holes. */
export function formulaText(formula: string, operands: readonly string[], out: string): string {
  return formula.replace(/\{(out|\d+)\}/g, (_hole, which: string) =>
    which === "out" ? out : (operands[Number(which)] ?? ""),
  );
}

/** How the structures are called on the page, where that is not their own name. */
const names: Readonly<Partial<Record<Jacobian["structure"], string>>> = {
  number: "a single number",
  Kronecker: "a Kronecker product",
  zero: "all zeros",
  row: "a single row",
  column: "a single column",
  "row of ones": "a row of ones",
  identity: "the identity",
  windows: "a sliding window",
  "scaled identity": "a scaled identity",
  permutation: "a permutation",
};

export function structureText(structure: Jacobian["structure"]): string {
  return names[structure] ?? structure;
}

/** What somebody hears who does not see the map. */
export function mapText({ rows, columns, structure, entries }: Jacobian): string {
  const others = entries?.reduce((count, entry) => (entry === 0 ? count : count + 1), 0) ?? 0;
  return `${counted(rows, "row")}, ${counted(columns, "column")}, ${structureText(structure)}; ${printCount(others)} of ${printCount(rows * columns)} not 0.`;
}
