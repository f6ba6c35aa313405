import { printCount } from "../core/language/count.ts";
import type { Jacobian, JacobianCost } from "../core/trace/jacobian.ts";
import type { Shape } from "../core/tensor/tensor.ts";
import { msg, t, translated } from "../core/words/t.ts";

const units: readonly (readonly [least: number, size: number, unit: string])[] = [
  [1e15, 1e15, "PB"],
  [1e12, 1e12, "TB"],
  [1e9, 1e9, "GB"],
  [2 ** 20, 2 ** 20, "MiB"],
  [2 ** 10, 2 ** 10, "KiB"],
];

/** Bytes as memory is counted, to three figures: 64 MiB; from a billion on in decimal units: 671 GB. */
export function bytesText(bytes: number): string {
  const [, size, unit] = units.find(([least]) => bytes >= least) ?? [0, 1, bytes === 1 ? t`byte` : t`bytes`];
  const count = bytes / size;
  return `${count >= 1000 ? printCount(Math.round(count)) : String(Number(count.toPrecision(3)))} ${unit}`;
}

/** "16 777 216 entries: 64 MiB in float32, 128 MiB in float64" */
export function costText({ entries, float32, float64 }: JacobianCost): string {
  const count = entries === 1 ? t`1 entry` : t`${printCount(entries)} entries`;
  return t`${count}: ${bytesText(float32)} in float32, ${bytesText(float64)} in float64`;
}

/** "2×4: 2 outputs × 4 inputs" */
export function sizeText({ rows, columns }: Pick<Jacobian, "rows" | "columns">): string {
  const outputs = rows === 1 ? t`1 output` : t`${printCount(rows)} outputs`;
  const inputs = columns === 1 ? t`1 input` : t`${printCount(columns)} inputs`;
  return `${printCount(rows)}×${printCount(columns)}: ${outputs} × ${inputs}`;
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

/** How the structures are called on the page. */
const names: Readonly<Record<Jacobian["structure"], string>> = {
  number: msg`a single number`,
  zero: msg`all zeros`,
  identity: msg`the identity`,
  "scaled identity": msg`a scaled identity`,
  permutation: msg`a permutation`,
  "row of ones": msg`a row of ones`,
  "one-hot rows": msg`one-hot rows`,
  "one-hot columns": msg`one-hot columns`,
  diagonal: msg`diagonal`,
  "one entry a row": msg`one entry a row`,
  Kronecker: msg`a Kronecker product`,
  "block diagonal": msg`block diagonal`,
  "interleaved blocks": msg`interleaved blocks`,
  windows: msg`a sliding window`,
  row: msg`a single row`,
  column: msg`a single column`,
  dense: msg`dense`,
};

export function structureText(structure: Jacobian["structure"]): string {
  return translated(names[structure]);
}

/** What somebody hears who does not see the map. */
export function mapText({ rows, columns, structure, entries }: Jacobian): string {
  const others = entries?.reduce((count, entry) => (entry === 0 ? count : count + 1), 0) ?? 0;
  const down = rows === 1 ? t`1 row` : t`${printCount(rows)} rows`;
  const across = columns === 1 ? t`1 column` : t`${printCount(columns)} columns`;
  return t`${down}, ${across}, ${structureText(structure)}; ${printCount(others)} of ${printCount(rows * columns)} not 0.`;
}
