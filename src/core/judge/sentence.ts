import { listed } from "../graph/problems.ts";
import { formatNumber } from "../notation/number.ts";
import { printShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Diagnosis, Note, Verdict } from "./verdict.ts";

/** Figures beside a verdict are there to be told apart. */
const number = (value: number): string => formatNumber(value, "auto", { decimals: 4, fewest: 0 });

/** What was found of a line, in plain English, with its numbers where it is wrong. */
export function sentenceOf(verdict: Verdict): string {
  const { diagnosis, notes, difference, claimed, truth } = verdict;
  const parts = [said(verdict, diagnosis), ...notes.map(noted)];
  if (difference !== null) {
    const { at, claimed: own, truth: exact } = difference;
    const where = at.length === 0 ? "" : ` At [${at.join(", ")}]`;
    const [is, should] = [number(own), number(exact)];
    parts.push(
      where === "" ? `It is ${is}, and should be ${should}.` : `${where.trim()} it is ${is}, and should be ${should}.`,
    );
  } else if (verdict.standing === "right" && claimed?.shape.length === 0 && truth !== null)
    parts.push(`It is ${number(claimed.data[0] ?? Number.NaN)}.`);
  return parts.join(" ");
}

function said({ name, owner }: Verdict, diagnosis: Diagnosis): string {
  const value = owner?.name ?? name;
  switch (diagnosis.kind) {
    case "right":
      return "Right.";
    case "rounded":
      return `Right, rounded to ${diagnosis.decimals === 1 ? "one decimal" : `${String(diagnosis.decimals)} decimals`}.`;
    case "factor":
      return factorSaid(diagnosis.factor, diagnosis.count);
    case "transposed":
      return diagnosis.what === null
        ? `The numbers are right, but rows and columns are the wrong way round: this is ${shape(diagnosis.claimed)}, the transpose of the gradient of ${value}, which is ${shape(diagnosis.wanted)}.`
        : `Turned the wrong way: it would be right with ${diagnosis.what} transposed.`;
    case "shape":
      return shapeSaid(value, diagnosis);
    case "missingBranch": {
      const { missing, overwritten } = diagnosis;
      const terms = missing.length === 1 ? "the term" : "the terms";
      const cause = overwritten ? " A later line sets the gradient with =; += would add to it." : "";
      return `${value} branches, and gradients add at a branch: ${terms} through ${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing.${cause}`;
    }
    case "swapped":
      return `Swapped: this is the gradient of ${diagnosis.other}, the other operand of the product in ${diagnosis.gate}.`;
    case "noUpstream":
      return `The upstream gradient is missing: this is a local gradient alone, not yet multiplied by ${diagnosis.upstream}.`;
    case "noLocal":
      return `The local gradient is missing: what arrives at ${diagnosis.gate} is passed on unchanged.`;
    case "wrongPlace":
      return `It would be right with ${diagnosis.meant} where ${diagnosis.used} stands.`;
    case "missingFactor":
      return `A factor is missing: ${diagnosis.factor}.`;
    case "extraFactor":
      return `A factor too many: ${diagnosis.factor}.`;
    case "extraTerm":
      return `A term too many: ${diagnosis.term}.`;
    case "sign":
      return `A sign is wrong, in ${diagnosis.part}.`;
    case "operation":
      return `${diagnosis.used} should be ${diagnosis.meant}.`;
    case "otherValue":
      return `This is the gradient of ${diagnosis.value}, not of ${value}.`;
    case "wrong":
      return `This is not the gradient of ${value}.`;
    case "part":
      return diagnosis.through.length === 0
        ? `Right so far: ${name} is complete further down.`
        : `Right: this is the term through ${listed(diagnosis.through)}.`;
    case "aside":
      return `${name} is a value of your own; what uses it is judged.`;
    case "noValue": {
      const close = diagnosis.close === null ? "" : ` Did you mean ${diagnosis.close}?`;
      return `There is no value called ${diagnosis.owner} whose gradient this could be.${close}`;
    }
    case "cannot":
      return `This line cannot be judged: ${diagnosis.reason}`;
    case "blank":
      return `Still to be written: the gradient of ${value}.`;
  }
}

const fractions: ReadonlyMap<number, string> = new Map([
  [0.5, "½"],
  [0.25, "¼"],
  [2, "2"],
  [4, "4"],
]);

function factorSaid(factor: number, count: number | null): string {
  const near = (value: number): boolean => Math.abs(factor / value - 1) < 1e-6;
  if (near(-1)) return "Right but for the sign.";
  if (near(0.5)) return "Half of what it should be: the 2 is missing.";
  if (count !== null && factor > 1)
    return `${String(count)} times too large: the 1/${String(count)} is missing, as of a mean over ${String(count)}.`;
  if (count !== null) return `${String(count)} times too small: it is divided by ${String(count)} once too often.`;
  const named = [...fractions].find(([value]) => near(value))?.[1] ?? number(factor);
  return `Right but for a factor: it is ${named} times what it should be.`;
}

function shapeSaid(value: string, diagnosis: Diagnosis & { kind: "shape" }): string {
  const { claimed, wanted, reason, mending, axes } = diagnosis;
  if (claimed === null) return `The shapes do not fit: ${reason ?? ""} ${value} is ${shape(wanted)}.`;
  const sizes = `The shape is wrong: this is ${shape(claimed)}, and ${value} is ${shape(wanted)}.`;
  switch (mending) {
    case "summed":
      return `${sizes} ${summedOver(axes, claimed)} it would be right${wanted.length === claimed.length ? ", with keepdims" : ""}.`;
    case "kept":
      return `${sizes} The numbers are right; keepdims would keep the axis of size 1.`;
    case "dropped":
      return `${sizes} The numbers are right; without keepdims the axis of size 1 would be gone.`;
    case "copied":
      return `${sizes} Copied to every entry it would be right.`;
    case null:
      return sizes;
  }
}

const shape = (extents: Shape): string =>
  extents.length === 1 ? `a vector of ${printShape(extents)}` : printShape(extents);

function summedOver(axes: readonly number[], claimed: Shape): string {
  if (axes.length === claimed.length) return "Summed over all entries";
  if (claimed.length === 2) return axes[0] === 0 ? "Summed over the rows (axis 0)" : "Summed over the columns (axis 1)";
  return `Summed over axis ${listed(axes.map(String))}`;
}

function noted(note: Note): string {
  switch (note.kind) {
    case "uses":
      return `It uses ${listed(note.names)}, which is wrong above.`;
    case "makesUp":
      return `It makes up for what is wrong in ${listed(note.names)}.`;
    case "moved":
      return `From here on it is the gradient of ${note.value}, before the gate of ${note.gate}.`;
    case "of":
      return `It is the gradient of ${note.value}.`;
    case "coincidence":
      return "It agrees only for these numbers: with others it would not.";
    case "kink":
      return "Only at these numbers it differs, where the gate has a kink and conventions do.";
    case "number":
      return `${number(note.value)} stands for ${note.name}: with other numbers this line would be wrong.`;
    case "zero":
      return "All of it is 0.";
  }
}
