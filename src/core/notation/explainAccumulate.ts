import type { AccumulateStep } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { withoutNoise } from "./number.ts";
import { explanation } from "./blank.ts";
import type { Explanation, TermExplanation } from "./explanation.ts";
import { titleLatex } from "./nodeLatex.ts";
import { downstreamLatex, gradientLatex, ordinal } from "./partial.ts";
import { gateAt, type Telling } from "./telling.ts";
import { scalar } from "./traceNumbers.ts";
import { aShape, shapeWords } from "./value.ts";
import { count, gateWords, introduce, refer, spoken } from "./words.ts";

/** A value used more than once: the terms and their sum. */
export function explainAccumulate(telling: Telling, step: AccumulateStep): Explanation {
  const index = telling.index(step.node);
  const x = refer(telling, index);
  const f = refer(telling, telling.trace.target);
  const shape = telling.shape(index);
  const sum = telling.show(shape, () => step.sum);
  const written = sumText(telling, step, index);
  const uses = step.terms.length;
  const name = spoken(telling, index);
  return explanation({
    kind: "accumulate",
    node: step.node,
    title: t`Gradients add at branches`,
    titleLatex: titleLatex(telling.trace.graph, index),
    paragraphs: [
      uses === 2
        ? t`${x} is used twice, so it moves ${f} in two ways at once.`
        : t`${x} is used ${count(uses)} times, so it moves ${f} in ${count(uses)} ways at once.`,
      written === null
        ? t`Gradients add at branches: ∂${f}/∂${x} is their sum, entry by entry, ${aShape(shape)}.`
        : t`Gradients add at branches: ∂${f}/∂${x} = ${written} = ${sum}.`,
    ],
    terms: termsOf(telling, step),
    sum,
    sumLatex: sumLatex(telling, step),
    notes: shape.length === 0 ? sumNotes(telling, step) : [],
    sentence:
      written === null
        ? t`Backward: gradients add at branches, ${name} gets the sum of ${count(uses)} gradients, ${aShape(shape)}.`
        : t`Backward: gradients add at branches, ${name} gets ${written} = ${sum}.`,
  });
}

/** Where each term came from, in the order of the sum. */
export function termsOf(telling: Telling, step: AccumulateStep): TermExplanation[] {
  const shape = telling.shape(telling.index(step.node));
  return step.terms.map((term) => {
    const { gate, slot } = term;
    const index = telling.index(gate);
    const node = gateAt(telling, index);
    const [which, words, name] = [ordinal(node, slot), gateWords(node), introduce(telling, index)];
    return {
      gate,
      slot,
      label:
        which === ""
          ? t`through the ${words} gate ${name}`
          : t`through the ${which} input of the ${words} gate ${name}`,
      value: telling.show(shape, () => term.value),
    };
  });
}

/** A sum of more terms is not read term by term: the first few stand, dots, and the last. */
const MOST_TERMS = 40;
const FIRST_TERMS = 4;

/** Terms in a line, each but the first after its sign. */
function joined(terms: readonly string[], minus: string, dots: string): string {
  const signed = terms.map((term, at) =>
    at === 0 ? term : term.startsWith(minus) ? `${minus} ${term.slice(1)}` : `+ ${term}`,
  );
  const isLong = signed.length > MOST_TERMS;
  return (isLong ? [...signed.slice(0, FIRST_TERMS), `+ ${dots}`, ...signed.slice(-1)] : signed).join(" ");
}

/** `1.58 − 0.04 + 0.51`; null where the terms are too large to be written out. */
function sumText(telling: Telling, step: AccumulateStep, index: number): string | null {
  const shape = telling.shape(index);
  const terms = step.terms.map((term) => telling.show(shape, () => term.value));
  if (terms.includes(shapeWords(shape))) return null;
  return joined(terms, "−", "…");
}

/** `∂f/∂x = 1.58 - 0.04 + 0.51 = 2.05`; of large matrices by the names of their ways alone. */
export function sumLatex(telling: Telling, step: AccumulateStep): string {
  const index = telling.index(step.node);
  const shape = telling.shape(index);
  const name = gradientLatex(telling, index);
  const terms = step.terms.map((term) => telling.typeset(shape, () => term.value)?.latex);
  const sum = telling.typeset(shape, () => step.sum)?.latex;
  if (sum === undefined) {
    const ways = step.terms.map(({ gate, slot }) => downstreamLatex(telling, telling.index(gate), slot, index));
    return `${name} = ${joined(ways, "-", "\\cdots")}`;
  }
  const added = joined(
    terms.map((term = "") => term),
    "-",
    "\\cdots",
  );
  return `${name} = ${added} = ${sum}`;
}

function sumNotes(telling: Telling, step: AccumulateStep): string[] {
  const values = step.terms.map(({ value }) => scalar(value));
  const sum = scalar(step.sum);
  if (values.some(Number.isNaN)) return [t`One of the terms is NaN, and a sum with NaN in it is NaN.`];
  if (Number.isNaN(sum)) return [t`∞ − ∞ has no definite value, so the sum is NaN.`];
  if (!Number.isFinite(sum))
    return values.every(Number.isFinite)
      ? [t`The sum is past 1.8×10³⁰⁸, the largest number that float64 holds, so it is infinite.`]
      : [t`One of the terms is infinite, and so is the sum.`];
  const shown = values.map(telling.num).map((text) => Number(text.replace("−", "-")));
  const isOff =
    telling.trace.arithmetic === "exact" &&
    shown.every(Number.isFinite) &&
    telling.num(withoutNoise(shown.reduce((total, term) => total + term, 0))) !== telling.num(sum);
  return isOff ? [t`The numbers are rounded for display only; the sum is of the exact ones.`] : [];
}
