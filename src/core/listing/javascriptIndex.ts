import type { Constant } from "../gates/gate.ts";
import { pickedShape, picks } from "../gates/subscripts.ts";
import type { IndexExpr } from "../language/program.ts";
import type { Shape } from "../tensor/tensor.ts";
import { atom, callCode, type Code } from "./javascriptCode.ts";

type Pick = Extract<ReturnType<typeof picks>, readonly unknown[]>[number];

function picked(shape: Shape, subscripts: readonly Constant[]): readonly Pick[] {
  const found = picks(shape, subscripts);
  if ("misfit" in found) throw new Error(found.misfit);
  return found;
}

const isWhole = ({ positions, keeps }: Pick, extent: number | undefined): boolean =>
  keeps && positions.length === extent && positions.every((position, i) => position === i);

/** `[1, 2, 3]` as its start, its end and its step; null where there is no step to tell. */
function progression(positions: readonly number[]): readonly [number, number, number] | null {
  const [first, second] = positions;
  if (first === undefined || second === undefined) return null;
  const step = second - first;
  return [first, first + step * positions.length, step];
}

/** `W[0]`, `x.slice(1, 3)`, `W.map((row) => row[0])`: the elements that subscripts take. */
export function indexCode(operand: Code, subscripts: readonly Constant[]): Code {
  const found = picked(operand.shape, subscripts);
  return atom(takenText(operand.text, operand.shape, found), pickedShape(found));
}

function takenText(text: string, [extent, ...inner]: Shape, [pick, ...rest]: readonly Pick[]): string {
  if (pick === undefined) return text;
  const [position] = pick.positions;
  if (!pick.keeps) return takenText(`${text}[${String(position)}]`, inner, rest);
  const rows = isWhole(pick, extent) ? text : partText(text, pick.positions);
  if (rest.every((one, axis) => isWhole(one, inner[axis]))) return rows;
  return `${rows}.map((row) => ${takenText("row", inner, rest)})`;
}

function partText(text: string, positions: readonly number[]): string {
  const [first = 0] = positions;
  const [, end, step] = progression(positions) ?? [first, first + positions.length, 1];
  return step === 1
    ? `${text}.slice(${String(first)}, ${String(end)})`
    : `takeRows(${text}, [${positions.join(", ")}])`;
}

/** Zeros, but `operand` at the places that subscripts take of an array of that shape. */
export function scatterCode(operand: Code, shape: Shape, subscripts: readonly Constant[]): Code {
  const places = picked(shape, subscripts).map((pick, axis) => {
    if (!pick.keeps) return String(pick.positions[0]);
    if (isWhole(pick, shape[axis])) return "null";
    const range = pick.positions.length > 3 ? progression(pick.positions) : null;
    return range === null ? `[${pick.positions.join(", ")}]` : `arange(${range.join(", ")})`;
  });
  return callCode("scatter", [operand.text, `[${shape.join(", ")}]`, `[${places.join(", ")}]`], shape);
}

/** The subscripts of an index, as an attribute of the gate says them. `bounds` stand in the order of the text. */
export function subscriptsOfIndex({ subscripts }: IndexExpr, bounds: readonly Constant[]): readonly Constant[] {
  let next = 0;
  const bound = (): Constant => bounds[next++] ?? null;
  return subscripts.map((subscript) =>
    subscript.kind === "at"
      ? bound()
      : [subscript.from, subscript.to, subscript.step].map((part) => (part === null ? null : bound())),
  );
}
