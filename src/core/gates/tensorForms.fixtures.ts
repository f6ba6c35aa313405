import type { Constant } from "./gate.ts";
import { add, indexesOf, over, range, type Dual, type DualTensor } from "./tensorDual.fixtures.ts";

type Attributes = Readonly<Record<string, Constant>>;
export type Definition = (operands: readonly DualTensor[], attributes: Attributes) => DualTensor;

export const one = (value: Dual): DualTensor => ({ shape: [], at: () => value });
export const int = (value: Constant | undefined): number => Number(value);
export const pick = (tensor: DualTensor | undefined): DualTensor => tensor ?? one([Number.NaN, Number.NaN]);

export function counted(axis: Constant | undefined, rank: number): number | null {
  if (axis === null || axis === undefined) return null;
  return int(axis) < 0 ? int(axis) + rank : int(axis);
}

export function reduction(reduce: (line: readonly Dual[]) => Dual): Definition {
  return ([given], attributes) => {
    const x = pick(given);
    const axis = counted(attributes["axis"], x.shape.length);
    const keeps = attributes["keepdims"] === 1;
    const all = indexesOf(x.shape);
    const shape = x.shape.flatMap((extent, k) => (axis === null || k === axis ? (keeps ? [1] : []) : [extent]));
    const left = (index: readonly number[]): string => index.filter((_i, k) => axis !== null && k !== axis).join(" ");
    return {
      shape,
      at: (index) => {
        const wanted = keeps ? left(index) : index.join(" ");
        return reduce(all.filter((i) => (axis === null ? true : left(i) === wanted)).map(x.at));
      },
    };
  };
}

/** Each element from its own position in its line and the whole line. */
export function alongLine(each: (line: readonly Dual[], position: number) => Dual): Definition {
  return ([given], attributes) => {
    const x = pick(given);
    const axis = counted(attributes["axis"] ?? -1, x.shape.length) ?? 0;
    return {
      shape: x.shape,
      at: (index) =>
        each(
          range(x.shape[axis] ?? 0).map((i) => x.at(index.with(axis, i))),
          index[axis] ?? 0,
        ),
    };
  };
}

export function perRow(loss: (row: readonly Dual[], label: number, attributes: Attributes) => Dual): Definition {
  return ([given], attributes) => {
    const x = pick(given);
    const labels = [attributes["y"] ?? null].flat() as number[];
    const rows = labels.map((_label, i) =>
      range(x.shape.at(-1) ?? 0).map((j) => x.at(x.shape.length === 2 ? [i, j] : [j])),
    );
    return one(over(add(rows.map((row, i) => loss(row, labels[i] ?? 0, attributes))), rows.length));
  };
}

export function pooled(reduce: (cells: readonly Dual[]) => Dual): Definition {
  return ([given], attributes) => {
    const x = pick(given);
    const k = int(attributes["k"]);
    const stride = attributes["stride"] === null ? k : int(attributes["stride"]);
    const [height = 0, width = 0] = x.shape.slice(-2);
    const fits = (extent: number): number => range(extent).filter((i) => i * stride + k <= extent).length;
    return {
      shape: [...x.shape.slice(0, -2), fits(height), fits(width)],
      at: (index) => {
        const [r = 0, c = 0] = index.slice(-2);
        return reduce(
          indexesOf([k, k]).map(([i = 0, j = 0]) => x.at([...index.slice(0, -2), r * stride + i, c * stride + j])),
        );
      },
    };
  };
}

/** As Python's range over slice(from, to, step).indices(extent) has it. */
export function slicePositions([from, to, step]: readonly (number | null)[], extent: number): number[] {
  const by = step ?? 1;
  const bound = (given: number | null | undefined, absent: number): number => {
    if (given === null || given === undefined) return absent;
    const counted = given < 0 ? given + extent : given;
    if (by > 0) return counted < 0 ? 0 : counted > extent ? extent : counted;
    return counted < 0 ? -1 : counted >= extent ? extent - 1 : counted;
  };
  const start = bound(from, by > 0 ? 0 : extent - 1);
  const stop = bound(to, by > 0 ? extent : -1);
  const found: number[] = [];
  for (let i = start; by > 0 ? i < stop : i > stop; i += by) found.push(i);
  return found;
}

export function joined(operands: readonly DualTensor[], axis: number): DualTensor {
  const owners = operands.flatMap((operand) => range(operand.shape[axis] ?? 0).map((i) => ({ operand, i })));
  return {
    shape: (operands[0]?.shape ?? []).with(axis, owners.length),
    at: (index) => {
      const owner = owners[index[axis] ?? 0];
      return owner === undefined ? [Number.NaN, Number.NaN] : owner.operand.at(index.with(axis, owner.i));
    },
  };
}
