import { gateOf } from "../graph/lookup.ts";
import { localKernels, notesAt } from "../gates/partials.ts";
import { notesOnTensors } from "../gates/tensorNotes.ts";
import { titleOf } from "../gates/title.ts";
import { walkExpr } from "../language/walk.ts";
import { momentAt } from "../trace/access.ts";
import { t } from "../words/t.ts";
import { localGradient } from "./formula.ts";
import { withoutNoise } from "./number.ts";
import { gateAt, operandValues, type Telling } from "./telling.ts";
import { noteText } from "./valueNotes.ts";
import { refer } from "./words.ts";

/** One slot's numbers as far as they are known; the local gradient is. */
export interface KnownSlot {
  readonly slot: number;
  readonly operand: number;
  readonly local: number;
  readonly upstream: number | null;
  readonly downstream: number | null;
}

/** Gates that go flat far from 0; there they hardly let a gradient through. */
export const saturating: ReadonlySet<string> = new Set(["sigmoid", "tanh"]);
/** A local gradient below this lets hardly anything through. */
export const NEARLY_ZERO = 0.01;

/** What is special about one slot: conventions at ties and kinks, and why a gradient is 0, ∞ or NaN. */
export function slotNotes(telling: Telling, index: number, known: KnownSlot): string[] {
  const node = gateAt(telling, index);
  const gate = gateOf(node);
  if (gate.kind !== "elementwise") return [];
  const operands = operandValues(telling, node);
  const stated = notesAt(gate, operands, telling.value(index), known.slot).map((note) => noteText(telling, node, note));
  const local = localNote(telling, index, known);
  return [
    ...stated,
    ...(local !== null && stated.length === 0 ? [local] : []),
    ...productNotes(telling, known),
    ...roundingNotes(telling, index, operands, known),
  ];
}

/** Elements past which a condition is not tried on every one of them at each step. */
const FEW = 10_000;

/** Conventions at ties and kinks that act somewhere in the tensors of one slot. */
export function tensorSlotNotes(telling: Telling, index: number, slot: number): string[] {
  const node = gateAt(telling, index);
  const moment = momentAt(telling.trace, index, slot);
  if (moment.operands.some((operand) => operand.data.length > FEW)) return [];
  const gate = gateOf(node);
  return gate.kind === "module" ? [] : notesOnTensors(gate, moment).map((note) => noteText(telling, node, note));
}

function localNote(telling: Telling, index: number, { slot, operand, local }: KnownSlot): string | null {
  const node = gateAt(telling, index);
  const x = refer(telling, operand);
  const value = telling.num(telling.value(operand));
  if (saturating.has(node.gate) && Math.abs(local) < NEARLY_ZERO)
    return t`The ${titleOf(gateOf(node))} is saturated: at ${x} = ${value} it is almost flat, so its local gradient ${telling.num(local)} lets hardly anything through.`;
  if (local === 0 && telling.value(operand) < 0 && (node.gate === "relu" || isMaxWithZero(telling, index)))
    return t`${x} = ${value} is below 0, so the gate is off: its output stays 0 and no gradient passes.`;
  if (local === 0)
    return t`The local gradient is 0: here a tiny change of ${x} alone leaves ${refer(telling, index)} as it is.`;
  const carried = Number.isFinite(local) ? null : infinitePart(telling, index, slot);
  if (carried !== null)
    return t`${refer(telling, carried)} is ${telling.num(telling.value(carried))} already, and the local gradient is made from it.`;
  if (Number.isNaN(local)) return t`The local gradient has no definite value at these numbers, so it is NaN.`;
  if (!Number.isFinite(local)) return t`The local gradient grows past every number here, so it is infinite.`;
  return null;
}

/** Index of the first value in the local gradient's formula that is not finite. */
function infinitePart(telling: Telling, index: number, slot: number): number | null {
  const node = gateAt(telling, index);
  const names = gateOf(node).operands;
  const parts: number[] = [];
  walkExpr(localGradient(node, slot), (part) => {
    if (part.kind !== "name") return;
    const operand = node.operands[names.indexOf(part.name)];
    const at = part.name === "out" ? index : operand?.kind === "wire" ? operand.node : null;
    if (at !== null && !Number.isFinite(telling.value(at))) parts.push(at);
  });
  return parts[0] ?? null;
}

function isMaxWithZero(telling: Telling, index: number): boolean {
  const node = gateAt(telling, index);
  return node.gate === "max" && node.operands.some((operand) => operand.kind === "constant" && operand.value === 0);
}

function productNotes(telling: Telling, { local, upstream, downstream }: KnownSlot): string[] {
  if (upstream === null || downstream === null) return [];
  if (Number.isNaN(upstream)) return [t`The upstream gradient is NaN already, and NaN times anything is NaN.`];
  if (Number.isNaN(local)) return [];
  if (Number.isNaN(downstream)) return [t`0 × ∞ has no definite value, so the product is NaN.`];
  if (upstream === 0) return [t`The upstream gradient is 0, and the local gradient times 0 is 0.`];
  if (!Number.isFinite(upstream)) return [t`The upstream gradient is infinite already, and it stays so.`];
  if (Number.isFinite(local) && !Number.isFinite(downstream))
    return [t`The product is past 1.8×10³⁰⁸, the largest number that float64 holds, so it is infinite.`];
  if (downstream === 0 && local !== 0 && telling.trace.arithmetic === "exact")
    return [t`The product is closer to 0 than any number that float64 holds, so it is 0.`];
  return [];
}

function roundingNotes(telling: Telling, index: number, operands: readonly number[], known: KnownSlot): string[] {
  if (telling.trace.arithmetic !== "slide") return [];
  const { slot, local, upstream, downstream } = known;
  const gate = gateOf(gateAt(telling, index));
  const exact = (gate.kind === "elementwise" ? localKernels(gate) : [])[slot]?.(operands, telling.value(index));
  const isLocalRounded = exact !== undefined && Number.isFinite(exact) && withoutNoise(exact) !== withoutNoise(local);
  const isProductRounded =
    upstream !== null && downstream !== null && withoutNoise(local * upstream) !== withoutNoise(downstream);
  if (isLocalRounded && isProductRounded)
    return [t`Slide arithmetic: the local gradient and the product are rounded to two decimals before being used.`];
  if (isLocalRounded) return [t`Slide arithmetic: the local gradient is rounded to two decimals before being used.`];
  return isProductRounded ? [t`Slide arithmetic: the product is rounded to two decimals before being used.`] : [];
}
