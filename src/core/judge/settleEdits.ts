import type { Bench } from "./bench.ts";
import { diagnose } from "./diagnose.ts";
import { before } from "./before.ts";
import { findingOf } from "./findingOf.ts";
import { part, right, sound, type Finding, type Settled, type Step } from "./finding.ts";

/** A variable that is changed in place, in parts or as a whole. */
export function settleEdits(bench: Bench, steps: readonly Step[], node: number, owners: readonly number[]): Settled {
  const { room } = bench;
  const final = sound(steps.at(-1)?.after ?? []);
  const inner = before(room, node);
  const moved = final === null ? undefined : inner.find((at) => bench.isTruth(final, at));
  const reached = steps.findLastIndex(({ after }) => {
    const tensors = sound(after);
    return tensors !== null && owners.some((owner) => bench.isTruth(tensors, owner));
  });
  const rightUpTo = (index: number): readonly Finding[] =>
    steps.slice(0, index + 1).map((step, i) => {
      const [claimed] = sound(step.after) ?? [];
      return i === index ? right(claimed, room.points[0]?.truth(node)) : part(step, []);
    });
  const movedBy = (step: Step, to: number): Finding => {
    const [claimed] = sound(step.after) ?? [];
    return right(claimed, room.points[0]?.truth(to), [bench.movedNote(to, node)]);
  };
  if (moved !== undefined) {
    const done = rightUpTo(reached);
    const rest = steps.slice(done.length);
    return {
      node: moved,
      findings: [...done, ...rest.map((step, i) => (i === rest.length - 1 ? movedBy(step, moved) : part(step, [])))],
    };
  }
  if (reached >= 0) {
    const to = inner[0] ?? node;
    const done = rightUpTo(reached);
    return { node: to, findings: [...done, ...blame(bench, steps.slice(done.length), steps, to)] };
  }
  // With the right value to begin with, do the later lines lead somewhere? Then the first line is the wrong one.
  const [first, ...edits] = steps;
  const replayed = bench.replayed(bench.truths(node), edits);
  const end = replayed === null ? undefined : [node, ...inner].find((at) => bench.isTruth(replayed, at));
  if (first !== undefined && first.write.kind === "set" && end !== undefined) {
    const question = bench.question(first, node, room.wires(node), bench.truths(node));
    const rest = edits.map((_step, i): Finding =>
      i === edits.length - 1
        ? right(replayed?.[0], room.points[0]?.truth(end), [bench.movedNote(end, node)])
        : { ...right(undefined, undefined), diagnosis: { kind: "part", through: [] } },
    );
    return { node: end, findings: [findingOf(question), ...rest] };
  }
  return { node, findings: blame(bench, steps, steps, node) };
}

/** Finds the one line whose change would make the last value right; where there is none, the last line is held to the truth. */
function blame(bench: Bench, suspects: readonly Step[], all: readonly Step[], node: number): readonly Finding[] {
  const truths = bench.truths(node);
  const broken = suspects.findIndex(({ after, brings }) => sound(after) === null || sound(brings) === null);
  const order = broken >= 0 ? [broken] : suspects.map((_step, i) => i).reverse();
  let fallback: Finding | null = null;
  for (const i of order) {
    const step = suspects[i];
    if (step === undefined) continue;
    const question = bench.questionOfEdit(step, all, node, truths);
    const mended = bench.leftMended(step, all, truths) ?? diagnose(question);
    const finding: Finding = {
      diagnosis: mended.diagnosis,
      notes: [],
      claimed: sound(step.after)?.[0] ?? null,
      truth: truths[0] ?? null,
      question,
      repaired: mended.repaired,
    };
    fallback ??= finding;
    if (mended.repaired === null && mended.diagnosis.kind !== "factor" && broken < 0) continue;
    return suspects.map((other) => (other === step ? finding : part(other, [])));
  }
  return suspects.map((other, i) => (i === suspects.length - 1 && fallback !== null ? fallback : part(other, [])));
}
