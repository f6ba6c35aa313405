import { shortNumber as print } from "../notation/number.ts";
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
    ...(activation.costs === null ? [] : [activation.costs]),
  ];
}

function straightWords(slope: number): string {
  return slope === 0
    ? "With these numbers its output is always the same, and no gradient passes at all."
    : "With these numbers it is one straight line, and many layers of it can do no more than one.";
}

function slopeWords({ left, right, steepest }: Character): readonly string[] {
  if (left.kind === "fading" && right.kind === "fading")
    return [
      `Far from 0 on either side it is almost flat: at x = ±${String(EDGE)} f′ is ${print(left.atEdge)}, so that hardly any gradient gets through.`,
      steepest < 1
        ? `At its steepest f′ is ${print(steepest)}: each such layer leaves no more than that part of the gradient.`
        : `At its steepest f′ is ${print(steepest)}.`,
    ];
  const isOpen = left.kind === "line" && right.kind === "line";
  return [
    tailWords(right, "above"),
    tailWords(left, "below"),
    ...(isOpen ? ["It levels off on neither side, so that its units neither saturate nor die."] : []),
  ];
}

function tailWords({ kind, slope, atEdge, isFromZero }: Tail, side: "above" | "below"): string {
  const where = isFromZero ? `${side === "above" ? "Above" : "Below"} 0` : `Far ${side} 0`;
  switch (kind) {
    case "flat":
      return `${where} f′ is exactly 0: a unit that every input leaves there gets no gradient any more, and is dead.`;
    case "fading":
      return `${where} it levels off: at x = ${side === "above" ? "" : "−"}${String(EDGE)} f′ is ${print(atEdge)}, so that little gradient gets through, though never none.`;
    case "line":
      return slope === 1
        ? `${where} the gradient passes whole, however large x is.`
        : `${where} the gradient is multiplied by ${print(slope)}.`;
  }
}

function outputWords({ isNeverNegative, isNeverPositive, isOdd, left, right }: Character): readonly string[] {
  if (isNeverNegative || isNeverPositive)
    return [
      `Its outputs are never ${isNeverNegative ? "negative" : "positive"}, so that one step moves all weights of a unit that reads them the same way.`,
    ];
  const isBounded = left.kind !== "line" && right.kind !== "line";
  return [
    isOdd && isBounded
      ? "Its outputs lie evenly around 0, so that one step can move the weights that read them in different directions."
      : "Its outputs have either sign, so that their mean can stay near 0.",
  ];
}
