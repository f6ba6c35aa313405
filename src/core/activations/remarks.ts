import { shortNumber as print } from "../notation/number.ts";
import { t, translated } from "../words/t.ts";
import { characterOf, EDGE, type Character, type Tail } from "./character.ts";
import type { Activation, Setting } from "./gallery.ts";

/**
 * What an activation is good or bad for in training, in sentences: saturation, dead units, the signs of its outputs. They
 * follow from its values and slopes, so that they hold for the parameters that it is set to.
 */
export function remarksOf(activation: Activation, setting: Setting = {}): readonly string[] {
  const character = characterOf(activation, setting);
  if (character.isStraight) return [straightWords(character.steepest)];
  return [
    ...slopeWords(character),
    ...outputWords(character),
    ...(activation.costs === null ? [] : [translated(activation.costs)]),
  ];
}

function straightWords(slope: number): string {
  return slope === 0
    ? t`With these numbers its output is always the same, and no gradient passes at all.`
    : t`With these numbers it is one straight line, and many layers of it can do no more than one.`;
}

function slopeWords({ left, right, steepest }: Character): readonly string[] {
  if (left.kind === "fading" && right.kind === "fading")
    return [
      t`Far from 0 on either side it is almost flat: at x = ±${EDGE} f′ is ${print(left.atEdge)}, so that hardly any gradient gets through.`,
      steepest < 1
        ? t`At its steepest f′ is ${print(steepest)}: each such layer leaves no more than that part of the gradient.`
        : t`At its steepest f′ is ${print(steepest)}.`,
    ];
  const isOpen = left.kind === "line" && right.kind === "line";
  return [
    tailWords(right, "above"),
    tailWords(left, "below"),
    ...(isOpen ? [t`It levels off on neither side, so that its units neither saturate nor die.`] : []),
  ];
}

function tailWords({ kind, slope, atEdge, isFromZero }: Tail, side: "above" | "below"): string {
  const where = placeWords(side, isFromZero);
  const edge = side === "above" ? String(EDGE) : `−${String(EDGE)}`;
  switch (kind) {
    case "flat":
      return t`${where} f′ is exactly 0: a unit that every input leaves there gets no gradient any more, and is dead.`;
    case "fading":
      return t`${where} it levels off: at x = ${edge} f′ is ${print(atEdge)}, so that little gradient gets through, though never none.`;
    case "line":
      return slope === 1
        ? t`${where} the gradient passes whole, however large x is.`
        : t`${where} the gradient is multiplied by ${print(slope)}.`;
  }
}

/** Where a tail is, as a sentence begins. */
function placeWords(side: "above" | "below", isFromZero: boolean): string {
  if (isFromZero) return side === "above" ? t`Above 0` : t`Below 0`;
  return side === "above" ? t`Far above 0` : t`Far below 0`;
}

function outputWords({ isNeverNegative, isNeverPositive, isOdd, left, right }: Character): readonly string[] {
  if (isNeverNegative || isNeverPositive)
    return [
      isNeverNegative
        ? t`Its outputs are never negative, so that one step moves all weights of a unit that reads them the same way.`
        : t`Its outputs are never positive, so that one step moves all weights of a unit that reads them the same way.`,
    ];
  const isBounded = left.kind !== "line" && right.kind !== "line";
  return [
    isOdd && isBounded
      ? t`Its outputs lie evenly around 0, so that one step can move the weights that read them in different directions.`
      : t`Its outputs have either sign, so that their mean can stay near 0.`,
  ];
}
