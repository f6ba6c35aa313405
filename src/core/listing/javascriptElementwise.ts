import type { Shape } from "../tensor/tensor.ts";
import { atom, callCode, type Code, type Formula } from "./javascriptCode.ts";
import type { NumberSpelling } from "./javascriptNumbers.ts";

const isArray = ({ shape }: Code): boolean => shape.length > 0;
const isLiteral = ({ constant }: Code): boolean => typeof constant === "number";

/** A variable that is an array: what is done to it number by number may be said of its name. */
export function variableCode(name: string, shape: Shape): Code {
  const code = atom(name, shape);
  return shape.length === 0 ? code : { ...code, each: { code: atom(name), arrays: [name] } };
}

/**
 * What an elementwise gate makes of its operands. Of arrays: `add(a, b)` and `map(Math.exp, a)` where it is one gate, and one
 * function over all of them where it is several: `zip((s, ds) => (1 - s) * s * ds, s, ds)`.
 */
export function elementwiseCode(spelling: NumberSpelling, operands: readonly Code[], shape: Shape): Code {
  if (!operands.some(isArray)) return spelling.numbers(operands);
  const each = formulaOf(spelling, operands);
  const isSeveral = operands.some((operand) => operand.each !== undefined && operand.each.code.text !== operand.text);
  const code = each !== null && isSeveral ? everyNumber(each, shape) : single(spelling, operands, each, shape);
  return each === null ? code : { ...code, each };
}

function formulaOf(spelling: NumberSpelling, operands: readonly Code[]): Formula | null {
  if (!operands.every((operand) => !isArray(operand) || operand.each !== undefined)) return null;
  const code = spelling.numbers(operands.map((operand) => operand.each?.code ?? operand));
  return { code, arrays: [...new Set(operands.flatMap(({ each }) => each?.arrays ?? []))] };
}

function everyNumber({ code, arrays }: Formula, shape: Shape): Code {
  return overAll(code, arrays, arrays, shape);
}

function overAll(code: Code, parameters: readonly string[], arrays: readonly string[], shape: Shape): Code {
  const helper = arrays.length === 1 ? "map" : "zip";
  return callCode(helper, [`(${parameters.join(", ")}) => ${code.text}`, ...arrays], shape);
}

function single(spelling: NumberSpelling, operands: readonly Code[], each: Formula | null, shape: Shape): Code {
  const texts = operands.map(({ text }) => text);
  if (spelling.arrays !== undefined) return callCode(spelling.arrays, texts, shape);
  if (spelling.f !== undefined && !operands.some(isLiteral))
    return callCode(texts.length === 1 ? "map" : "zip", [spelling.f, ...texts], shape);
  if (each !== null) return everyNumber(each, shape);
  const names = ["x", "y", "z"];
  const parts = operands.map((operand, i) => (isLiteral(operand) ? operand : atom(names[i] ?? "")));
  const isPart = (_: unknown, i: number): boolean => operands[i] !== undefined && !isLiteral(operands[i]);
  return overAll(spelling.numbers(parts), names.filter(isPart), texts.filter(isPart), shape);
}
