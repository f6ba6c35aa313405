import { nodeAt, usesOf, wiredNodes, type Slot } from "../graph/lookup.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { plus, same, transposed } from "./compare.ts";
import type { Point } from "./point.ts";
import { gradientLabel, valueLabel, type Question } from "./question.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis } from "./verdict.ts";

/** Gates around a value that are looked at. */
const NEAR = 24;

/** Something else that a line may have computed: at each point a tensor, or null where it is not defined. */
interface Alternative {
  readonly diagnosis: Diagnosis;
  readonly at: (point: Point, index: number) => Tensor | null;
}

/** Some of the terms of a branch, but not all; null where the line gives something else. */
export function branchOf(question: Question): Diagnosis | null {
  return givenBy(question, [branches]);
}

/** What a known mistake would give, and the line does give, at every point; null for none of them. */
export function alternativeOf(question: Question): Diagnosis | null {
  return givenBy(question, [turned, swaps, unchanged, alone, doubled]);
}

function givenBy(
  question: Question,
  mistakes: readonly ((question: Question) => readonly Alternative[])[],
): Diagnosis | null {
  const { claimed, points } = question;
  const gives = ({ at }: Alternative): boolean =>
    points.every((point, index) => {
      const [value, other] = [claimed[index], at(point, index)];
      return value !== undefined && !(value instanceof Trouble) && other !== null && same(value, other);
    });
  for (const mistake of mistakes) {
    const found = mistake(question).find(gives);
    if (found !== undefined) return found.diagnosis;
  }
  return null;
}

/** The gradient of another value altogether. */
export function otherValueOf(question: Question): Diagnosis | null {
  const { room, points, node, claimed, expected } = question;
  const { graph } = room;
  const isIt = (other: number): boolean =>
    other !== node &&
    sameShape(nodeAt(graph, other).shape, expected[0]?.shape ?? []) &&
    points.every((point, index) => {
      const value = claimed[index];
      return value !== undefined && !(value instanceof Trouble) && same(value, point.truth(other));
    });
  const named = graph.names.find(([, other]) => isIt(other));
  return named === undefined ? null : { kind: "otherValue", value: named[0] };
}

/** Some of the terms that add up at a branch. */
function branches({ room, wires }: Question): readonly Alternative[] {
  if (wires.length < 2 || wires.length > 10) return [];
  const found: Alternative[] = [];
  // The more terms are there, the likelier is the mistake.
  const subsets = Array.from({ length: 2 ** wires.length - 2 }, (_unused, i) => i + 1);
  const bits = (set: number): number => wires.filter((_wire, k) => ((set >> k) & 1) === 1).length;
  for (const set of subsets.sort((a, b) => bits(b) - bits(a))) {
    const kept = wires.filter((_wire, k) => ((set >> k) & 1) === 1);
    const gone = wires.filter((_wire, k) => ((set >> k) & 1) === 0);
    // Of x·x both terms come from one gate: there the 2 is missing, and no branch.
    if (gone.some(({ gate }) => kept.some((other) => other.gate === gate))) continue;
    const missing = gone.map(({ gate }) => labelOfGate(room.graph, gate));
    found.push({
      diagnosis: { kind: "missingBranch", missing, overwritten: false },
      at: (point) => summed(kept.map((wire) => point.term(wire))),
    });
  }
  return found;
}

export function summed(terms: readonly Tensor[]): Tensor | null {
  const [first, ...rest] = terms;
  return first === undefined ? null : rest.reduce((sum, term) => plus(sum, term), first);
}

/** A gate by the name of the nearest value that it leads to. */
export function labelOfGate(graph: Question["room"]["graph"], gate: number): string {
  let at = gate;
  for (let far = 0; far < NEAR; far++) {
    const { name } = nodeAt(graph, at);
    const next = usesOf(graph)[at]?.[0];
    if (name !== null) return name;
    if (next === undefined) break;
    at = next.gate;
  }
  return nodeAt(graph, gate).id;
}

function turned({ expected }: Question): readonly Alternative[] {
  const shape = expected[0]?.shape ?? [];
  return [
    {
      diagnosis: { kind: "transposed", what: null, claimed: shape, wanted: shape },
      at: (_point, index) => (expected[index]?.shape.length === 2 ? transposed(expected[index]) : null),
    },
  ];
}

/** The gradient of the other operand of a product. */
function swaps(question: Question): readonly Alternative[] {
  const { room, wires, expected } = question;
  return wires.flatMap((wire): Alternative[] => {
    const gate = nodeAt(room.graph, wire.gate);
    if (gate.kind === "input" || (gate.gate !== "multiply" && gate.gate !== "matmul")) return [];
    const other = { gate: wire.gate, slot: 1 - wire.slot };
    const operand = gate.operands[other.slot];
    if (operand?.kind !== "wire") return [];
    const diagnosis: Diagnosis = {
      kind: "swapped",
      other: valueLabel(question.room.graph, operand.node, question.print),
      gate: valueLabel(question.room.graph, wire.gate, question.print),
    };
    return [{ diagnosis, at: (point, index) => insteadOf(expected[index], point.term(wire), point.term(other)) }];
  });
}

/** The expected sum with another tensor in the place of one of its terms. */
function insteadOf(sum: Tensor | undefined, term: Tensor, by: Tensor): Tensor | null {
  if (sum === undefined || !sameShape(sum.shape, by.shape) || !sameShape(sum.shape, term.shape)) return null;
  return plus(plus(sum, term, -1), by);
}

/** Nodes between a value and those whose gradients the student has, these included: nearest first. */
function near({ room, wires, gradientName }: Question): readonly number[] {
  const uses = usesOf(room.graph);
  const found = new Set<number>(wires.map(({ gate }) => gate));
  for (const gate of found) {
    if (gradientName(gate) !== null) continue;
    for (const use of uses[gate] ?? []) if (found.size < NEAR) found.add(use.gate);
  }
  return [...found];
}

/** A gradient passed on unchanged over one gate or more: their local gradients are missing. */
function unchanged(question: Question): readonly Alternative[] {
  const { room, node, wires, expected } = question;
  const gates = near(question);
  return gates.flatMap((to): Alternative[] => {
    const diagnosis: Diagnosis = { kind: "noLocal", gate: valueLabel(question.room.graph, to, question.print) };
    const shape = nodeAt(room.graph, to).shape;
    const direct = wires.filter(({ gate }) => gate === to);
    const own: Alternative[] = direct.map((wire) => ({
      diagnosis,
      at: (point, index) => insteadOf(expected[index], point.term(wire), point.truth(to)),
    }));
    const before = gates.filter((from) => from !== to && sameShape(nodeAt(room.graph, from).shape, shape));
    const further = before
      .filter((from) => leadsTo(room.graph, from, to))
      .map((from): Alternative => ({
        diagnosis,
        at: (point, index) => {
          const upstream = plus(point.truth(to), point.truth(from), -1);
          const change = summed(point.pulled(from, upstream, wires));
          const sum = expected[index];
          return change === null || sum === undefined ? null : plus(sum, change);
        },
      }));
    const whole: Alternative[] =
      direct.length === 0 && sameShape(nodeAt(room.graph, node).shape, shape)
        ? [{ diagnosis, at: (point) => point.truth(to) }]
        : [];
    return [...own, ...further, ...whole];
  });
}

/** Whether the value of one node goes into another. */
function leadsTo(graph: Question["room"]["graph"], from: number, to: number): boolean {
  const behind = new Set([to]);
  for (const at of behind)
    for (const operand of wiredNodes(nodeAt(graph, at))) if (operand >= from) behind.add(operand);
  return behind.has(from);
}

/** The gradient of a value further on, not multiplied by what arrives there. */
function alone(question: Question): readonly Alternative[] {
  const { wires } = question;
  return near(question).map((to) => ({
    diagnosis: { kind: "noUpstream", upstream: gradientLabel(question, to) },
    at: (point) => {
      const { shape, data } = point.value(to);
      return summed(point.pulled(to, { shape, data: data.map(() => 1) }, wires));
    },
  }));
}

/** One term once more than it should be there. */
function doubled(question: Question): readonly Alternative[] {
  const { room, node, expected } = question;
  const uses: readonly Slot[] = usesOf(room.graph)[node] ?? [];
  return uses.map((wire) => ({
    diagnosis: { kind: "extraTerm", term: labelOfGate(room.graph, wire.gate) },
    at: (point, index) => {
      const sum = expected[index];
      return sum === undefined || uses.length < 2 ? null : plus(sum, point.term(wire));
    },
  }));
}
