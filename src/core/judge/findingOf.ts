import { same } from "./compare.ts";
import { diagnose } from "./diagnose.ts";
import { sound, type Finding } from "./finding.ts";
import { decimalsRight, isBare, standIn } from "./numbers.ts";
import type { Question } from "./question.ts";
import type { Note } from "./verdict.ts";

/** The finding of a line, right or wrong. */
export function findingOf(question: Question): Finding {
  const { claimed, expected, expr } = question;
  const [value, truth] = [sound(claimed)?.[0] ?? null, expected[0] ?? null];
  const finding = { claimed: value, truth, notes: [] as readonly Note[], question: null, repaired: null };
  const tensors = sound(claimed);
  const isRight = expected.map((exact, point) => tensors?.[point] !== undefined && same(tensors[point], exact));
  if (value !== null && truth !== null && isBare(expr)) {
    const decimals = decimalsRight(expr, value, truth);
    if (decimals !== null)
      return { ...finding, diagnosis: Number.isFinite(decimals) ? { kind: "rounded", decimals } : { kind: "right" } };
    const found = diagnose({ ...question, points: question.points.slice(0, 1), expected: [truth], claimed: [value] });
    return { ...finding, ...found, question };
  }
  if (isRight.every(Boolean)) return { ...finding, diagnosis: { kind: "right" } };
  if (isRight.length > 2 && isRight.slice(1).every(Boolean))
    return { ...finding, diagnosis: { kind: "right" }, notes: [{ kind: "kink" }] };
  const number = standIn(question);
  if (number !== null) return { ...finding, diagnosis: { kind: "right" }, notes: [{ kind: "number", ...number }] };
  const notes: readonly Note[] = isRight[0] === true ? [{ kind: "coincidence" }] : [];
  return { ...finding, ...diagnose(question), notes, question };
}
