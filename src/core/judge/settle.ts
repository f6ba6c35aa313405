import { nodeAt, type Slot } from "../graph/lookup.ts";
import { labelOfGate, summed } from "./alternatives.ts";
import { before } from "./before.ts";
import type { Bench } from "./bench.ts";
import { isZero } from "./compare.ts";
import { findingOf } from "./findingOf.ts";
import { part, right, sound, type Finding, type Settled, type Step } from "./finding.ts";
import { settleEdits } from "./settleEdits.ts";
import { wiresOf } from "./terms.ts";
import type { Diagnosis } from "./verdict.ts";
import type { Variable } from "./writes.ts";

/** Judges the lines of a variable that claims to be a gradient, once its last line is read. */
export function settle(bench: Bench, variable: Variable, steps: readonly Step[]): Settled {
  const { owners } = variable;
  const [node = -1] = owners;
  const start = steps.findLastIndex(({ write }) => write.kind === "set");
  const last = steps.slice(Math.max(0, start));
  const final = sound(last.at(-1)?.after ?? []);
  const owner = owners.find((candidate) => final !== null && bench.isTruth(final, candidate));
  const lost = steps.slice(0, Math.max(0, start)).map((step) => part(step, []));
  if (owner !== undefined) return { node: owner, findings: [...lost, ...allRight(bench, last, owner)] };
  const settled = last.some(({ write }) => write.kind === "edit")
    ? settleEdits(bench, last, node, owners)
    : settleSum(bench, last, node);
  return { ...settled, findings: [...lost, ...overwritten(bench, steps, last, node, settled.findings)] };
}

/** Of a branch whose terms are set with =, the last one is left. */
function overwritten(
  bench: Bench,
  steps: readonly Step[],
  last: readonly Step[],
  node: number,
  findings: readonly Finding[],
): readonly Finding[] {
  if (steps.length === last.length) return findings;
  return findings.map((finding) => {
    if (finding.diagnosis.kind !== "missingBranch") return finding;
    const lost = steps.slice(0, steps.length - last.length).some(({ brings }) => {
      const tensors = sound(brings);
      return tensors !== null && wiresOf(tensors, bench.room.wires(node), bench.room.points) !== null;
    });
    return { ...finding, diagnosis: { ...finding.diagnosis, overwritten: lost } };
  });
}

/** The last line makes it complete; of those before, each is a part. */
function allRight(bench: Bench, steps: readonly Step[], node: number): readonly Finding[] {
  const { room } = bench;
  return steps.map((step, i) => {
    if (i === steps.length - 1) {
      const [claimed] = sound(step.after) ?? [];
      return right(claimed, room.points[0]?.truth(node));
    }
    const after = sound(step.after);
    if (after !== null && bench.isTruth(after, node)) return right(after[0], after[0]);
    const brings = step.write.kind === "edit" ? null : sound(step.brings);
    const wires = brings === null ? null : wiresOf(brings, room.wires(node), room.points);
    return part(
      step,
      (wires ?? []).map(({ gate }) => labelOfGate(room.graph, gate)),
    );
  });
}

/** Terms that are added up: each is compared with the terms of the branch. */
function settleSum(bench: Bench, steps: readonly Step[], node: number): Settled {
  const { room } = bench;
  if (steps.length === 1) return settleOne(bench, steps, node);
  let left: readonly Slot[] = room.wires(node);
  const known = steps.map(
    ({ brings }) => (sound(brings)?.every(isZero) === true ? [] : null) as readonly Slot[] | null,
  );
  // What is a single term is taken for it before what may be several.
  for (const most of [1, left.length])
    steps.forEach(({ brings }, i) => {
      const tensors = sound(brings);
      if (tensors === null || known[i] !== null) return;
      const found = wiresOf(tensors, left, room.points, most);
      if (found === null) return;
      known[i] = found;
      left = left.filter((wire) => !found.includes(wire));
    });
  const unknown = known.filter((wires) => wires === null).length;
  const findings = steps.map((step, i): Finding => {
    const wires = known[i];
    if (wires != null) {
      const isLast = i === steps.length - 1 && unknown === 0;
      if (isLast && left.length > 0) return missing(bench, step, node, left);
      const found = part(
        step,
        wires.map(({ gate }) => labelOfGate(room.graph, gate)),
      );
      const [truth] = sound(step.brings) ?? [];
      return wires.length === 0 ? found : { ...found, truth: truth ?? null };
    }
    // With a single line unknown, it should bring all that is left; of several each is held to what is nearest.
    const choices = unknown === 1 || left.length < 2 ? [left] : [...left.map((wire) => [wire]), left];
    const found = choices.map((choice) => ask(bench, step, node, choice));
    const best = found.find(({ diagnosis }) => diagnosis.kind !== "wrong" && diagnosis.kind !== "missingBranch");
    return best ?? found.at(-1) ?? part(step, []);
  });
  return { node, findings };
}

function missing(bench: Bench, step: Step, node: number, left: readonly Slot[]): Finding {
  const { room } = bench;
  const gone = left.map(({ gate }) => labelOfGate(room.graph, gate));
  const [claimed] = sound(step.after) ?? [];
  const question = bench.question(step, node, room.wires(node), bench.truths(node));
  const diagnosis: Diagnosis = { kind: "missingBranch", missing: gone, overwritten: false };
  return {
    diagnosis,
    notes: [],
    claimed: claimed ?? null,
    truth: room.points[0]?.truth(node) ?? null,
    question,
    repaired: null,
  };
}

/** Holds what a line brings to the terms of some wires. */
function ask(bench: Bench, step: Step, node: number, wires: readonly Slot[]): Finding {
  const { room } = bench;
  if (wires.length === 0) {
    const text = bench.print(step.write.expr);
    const [claimed] = sound(step.brings) ?? [];
    return { ...right(claimed, undefined), diagnosis: { kind: "extraTerm", term: text } };
  }
  const isWhole = wires.length === room.wires(node).length;
  const expected = isWhole
    ? bench.truths(node)
    : room.points.flatMap((point) => summed(wires.map((wire) => point.term(wire))) ?? []);
  return findingOf(bench.question(step, node, wires, expected));
}

/** A gradient that one line gives. */
function settleOne(bench: Bench, steps: readonly Step[], node: number): Settled {
  const [step] = steps;
  const value = step === undefined ? null : sound(step.brings);
  if (step === undefined) return { node, findings: [] };
  // `dhidden = dscores @ W2.T * (hidden > 0)` is the gradient before the ReLU, which has no name of its own.
  const moved =
    value === null
      ? undefined
      : before(bench.room, node).find((at) => nodeAt(bench.room.graph, at).name === null && bench.isTruth(value, at));
  if (moved !== undefined && value !== null)
    return { node: moved, findings: [right(value[0], value[0], [bench.movedNote(moved, node)])] };
  return { node, findings: [findingOf(bench.question(step, node, bench.room.wires(node), bench.truths(node)))] };
}
