import { listed } from "../graph/problems.ts";
import { formatNumber } from "../notation/number.ts";
import { printShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Diagnosis, Note, Verdict } from "./verdict.ts";

/** Figures beside a verdict are there to be told apart. */
const number = (value: number): string => formatNumber(value, "auto", { decimals: 4, fewest: 0 });

/** What was found of a line, in plain English, with its numbers where it is wrong. */
export function sentenceOf(verdict: Verdict): string {
  const { diagnosis, notes, difference, claimed, truth } = verdict;
  const parts = [said(verdict, diagnosis), ...notes.map(noted)];
  if (difference !== null) {
    const { at, claimed: own, truth: exact } = difference;
    const [is, should] = [number(own), number(exact)];
    parts.push(
      at.length === 0
        ? t`It is ${is}, and should be ${should}.`
        : t`At [${at.join(", ")}] it is ${is}, and should be ${should}.`,
    );
  } else if (verdict.standing === "right" && claimed?.shape.length === 0 && truth !== null)
    parts.push(t`It is ${number(claimed.data[0] ?? Number.NaN)}.`);
  return parts.join(" ");
}

function said({ name, owner }: Verdict, diagnosis: Diagnosis): string {
  const value = owner?.name ?? name;
  switch (diagnosis.kind) {
    case "right":
      return t`Right.`;
    case "rounded":
      return diagnosis.decimals === 1
        ? t`Right, rounded to one decimal.`
        : t`Right, rounded to ${diagnosis.decimals} decimals.`;
    case "factor":
      return factorSaid(diagnosis.factor, diagnosis.count);
    case "transposed":
      return diagnosis.what === null
        ? t`The numbers are right, but rows and columns are the wrong way round: this is ${shape(diagnosis.claimed)}, the transpose of the gradient of ${value}, which is ${shape(diagnosis.wanted)}.`
        : t`Turned the wrong way: it would be right with ${diagnosis.what} transposed.`;
    case "shape":
      return shapeSaid(value, diagnosis);
    case "missingBranch":
      return branchSaid(value, diagnosis);
    case "swapped":
      return t`Swapped: this is the gradient of ${diagnosis.other}, the other operand of the product in ${diagnosis.gate}.`;
    case "noUpstream":
      return t`The upstream gradient is missing: this is a local gradient alone, not yet multiplied by ${diagnosis.upstream}.`;
    case "noLocal":
      return t`The local gradient is missing: what arrives at ${diagnosis.gate} is passed on unchanged.`;
    case "wrongPlace":
      return t`It would be right with ${diagnosis.meant} where ${diagnosis.used} stands.`;
    case "missingFactor":
      return t`A factor is missing: ${diagnosis.factor}.`;
    case "extraFactor":
      return t`A factor too many: ${diagnosis.factor}.`;
    case "extraTerm":
      return t`A term too many: ${diagnosis.term}.`;
    case "sign":
      return t`A sign is wrong, in ${diagnosis.part}.`;
    case "operation":
      return t`${diagnosis.used} should be ${diagnosis.meant}.`;
    case "otherValue":
      return t`This is the gradient of ${diagnosis.value}, not of ${value}.`;
    case "wrong":
      return t`This is not the gradient of ${value}.`;
    case "part":
      return diagnosis.through.length === 0
        ? t`Right so far: ${name} is complete further down.`
        : t`Right: this is the term through ${listed(diagnosis.through)}.`;
    case "aside":
      return t`${name} is a value of your own; what uses it is judged.`;
    case "noValue":
      return diagnosis.close === null
        ? t`There is no value called ${diagnosis.owner} whose gradient this could be.`
        : t`There is no value called ${diagnosis.owner} whose gradient this could be. Did you mean ${diagnosis.close}?`;
    case "cannot":
      return t`This line cannot be judged: ${diagnosis.reason}`;
    case "blank":
      return t`Still to be written: the gradient of ${value}.`;
  }
}

function branchSaid(value: string, { missing, overwritten }: Diagnosis & { kind: "missingBranch" }): string {
  const through = listed(missing);
  const said =
    missing.length === 1
      ? t`${value} branches, and gradients add at a branch: the term through ${through} is missing.`
      : t`${value} branches, and gradients add at a branch: the terms through ${through} are missing.`;
  return overwritten ? `${said} ${t`A later line sets the gradient with =; += would add to it.`}` : said;
}

const fractions: ReadonlyMap<number, string> = new Map([
  [0.5, "½"],
  [0.25, "¼"],
  [2, "2"],
  [4, "4"],
]);

function factorSaid(factor: number, count: number | null): string {
  const near = (value: number): boolean => Math.abs(factor / value - 1) < 1e-6;
  if (near(-1)) return t`Right but for the sign.`;
  if (near(0.5)) return t`Half of what it should be: the 2 is missing.`;
  if (count !== null && factor > 1)
    return t`${count} times too large: the 1/${count} is missing, as of a mean over ${count}.`;
  if (count !== null) return t`${count} times too small: it is divided by ${count} once too often.`;
  const named = [...fractions].find(([value]) => near(value))?.[1] ?? number(factor);
  return t`Right but for a factor: it is ${named} times what it should be.`;
}

function shapeSaid(value: string, diagnosis: Diagnosis & { kind: "shape" }): string {
  const { claimed, wanted, reason, mending, axes } = diagnosis;
  if (claimed === null) return t`The shapes do not fit: ${reason ?? ""} ${value} is ${shape(wanted)}.`;
  const sizes = t`The shape is wrong: this is ${shape(claimed)}, and ${value} is ${shape(wanted)}.`;
  switch (mending) {
    case "summed":
      return `${sizes} ${summedSaid(axes, claimed, wanted.length === claimed.length)}`;
    case "kept":
      return `${sizes} ${t`The numbers are right; keepdims would keep the axis of size 1.`}`;
    case "dropped":
      return `${sizes} ${t`The numbers are right; without keepdims the axis of size 1 would be gone.`}`;
    case "copied":
      return `${sizes} ${t`Copied to every entry it would be right.`}`;
    case null:
      return sizes;
  }
}

const shape = (extents: Shape): string =>
  extents.length === 1 ? t`a vector of ${printShape(extents)}` : printShape(extents);

function summedSaid(axes: readonly number[], claimed: Shape, isKept: boolean): string {
  if (axes.length === claimed.length)
    return isKept
      ? t`Summed over all entries it would be right, with keepdims.`
      : t`Summed over all entries it would be right.`;
  if (claimed.length === 2 && axes[0] === 0)
    return isKept
      ? t`Summed over the rows (axis 0) it would be right, with keepdims.`
      : t`Summed over the rows (axis 0) it would be right.`;
  if (claimed.length === 2)
    return isKept
      ? t`Summed over the columns (axis 1) it would be right, with keepdims.`
      : t`Summed over the columns (axis 1) it would be right.`;
  const over = listed(axes.map(String));
  return isKept
    ? t`Summed over axis ${over} it would be right, with keepdims.`
    : t`Summed over axis ${over} it would be right.`;
}

function noted(note: Note): string {
  switch (note.kind) {
    case "uses":
      return t`It uses ${listed(note.names)}, which is wrong above.`;
    case "makesUp":
      return t`It makes up for what is wrong in ${listed(note.names)}.`;
    case "moved":
      return t`From here on it is the gradient of ${note.value}, before the gate of ${note.gate}.`;
    case "of":
      return t`It is the gradient of ${note.value}.`;
    case "coincidence":
      return t`It agrees only for these numbers: with others it would not.`;
    case "kink":
      return t`Only at these numbers it differs, where the gate has a kink and conventions do.`;
    case "number":
      return t`${number(note.value)} stands for ${note.name}: with other numbers this line would be wrong.`;
    case "zero":
      return t`All of it is 0.`;
  }
}
