import type { Constant } from "../gates/gate.ts";
import type { Span } from "../language/program.ts";
import { nest, printShape, scalar } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { Trouble } from "./trouble.ts";

/** `None`, `float`: a word of Python that is no number. */
export interface Word {
  readonly word: string;
}

/** A condition picks the entries where it holds, other numbers pick by position; NumPy tells them apart by their type. */
export interface Mask extends Tensor {
  readonly isMask: true;
}

export type Value = Tensor | Word;

export const isWord = (value: Value): value is Word => "word" in value;

export const isMask = (value: Value): value is Mask => "isMask" in value;

export function asMask({ shape, data }: Tensor): Mask {
  return { shape, data, isMask: true };
}

/** Names that mean something in Python wherever nothing else is called so. */
export const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["pi", scalar(Math.PI)],
  ["e", scalar(Math.E)],
  ["True", scalar(1)],
  ["False", scalar(0)],
  ["inf", scalar(Number.POSITIVE_INFINITY)],
  ...["None", "newaxis", "float", "int", "bool", "float32", "float64", "int32", "int64"].map(
    (word): [string, Value] => [word, { word: word === "newaxis" ? "None" : word }],
  ),
]);

export function tensorIn(value: Value | undefined, span: Span): Tensor {
  if (value === undefined) throw new Trouble("unknown", t`A value is missing here.`, span);
  if (isWord(value)) throw new Trouble("unknown", t`${value.word} is no number.`, span);
  return value;
}

/** What a gate is told: `axis=None`, `(2, 3)`. */
export function constantIn(value: Value): Constant {
  if (isWord(value)) return null;
  return nest(value.data, 0, value.shape);
}

/** A whole number. Throws a Trouble that calls it `what`. */
export function wholeIn(value: Value | undefined, what: string, span: Span): number {
  const { shape, data } = tensorIn(value, span);
  const [number = Number.NaN] = data;
  if (data.length === 1 && Number.isInteger(number)) return number;
  throw new Trouble("unknown", t`${what} is a whole number, and this is ${printShape(shape)}.`, span);
}
