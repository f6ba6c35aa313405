import type { GateNode } from "../graph/graph.ts";
import { msg, parts, translated } from "../words/t.ts";
import { gateAt, type Telling } from "./telling.ts";

/** `\\frac{\\partial f}{\\partial x}` */
export function partial(above: string, below: string): string {
  return `\\frac{\\partial ${above}}{\\partial ${below}}`;
}

/** A ratio that holds along one wire only. */
export function along(ratio: string, way: string): string {
  return way === "" ? ratio : `\\left.${ratio}\\right|_{${way}}`;
}

const ordinals = [msg`first`, msg`second`, msg`third`, msg`fourth`];

/** Which of the wires from one value into one gate this is: `first`, `second`; empty where there is only one. */
export function ordinal({ operands }: GateNode, slot: number): string {
  const own = operands[slot];
  if (own?.kind !== "wire") return "";
  const same = operands.flatMap((operand, at) => (operand.kind === "wire" && operand.node === own.node ? [at] : []));
  return same.length > 1 ? translated(ordinals[same.indexOf(slot)] ?? "") : "";
}

/** ∂f/∂x of the target, in symbols; of a vector or matrix ∇ₓf. */
export function gradientLatex(telling: Telling, index: number): string {
  const f = telling.symbol(telling.trace.target).latex;
  const x = telling.symbol(index).latex;
  return telling.shape(index).length === 0 ? partial(f, x) : `\\nabla_{${x}} ${f}`;
}

/** ∂q/∂x of a gate in one slot. Where x stands in two slots, each has its own: `…|_{first}`. */
export function localGradientLatex(telling: Telling, index: number, slot: number, operand: number): string {
  const which = ordinal(gateAt(telling, index), slot);
  const ratio = partial(telling.symbol(index).latex, telling.symbol(operand).latex);
  return along(ratio, which === "" ? "" : `\\text{${which}}`);
}

/**
 * What flows down one wire, in symbols: ∂f/∂x, or where x is used more than once only its part: `∂f/∂x|_{via q}`.
 */
export function downstreamLatex(telling: Telling, index: number, slot: number, operand: number): string {
  return along(gradientLatex(telling, operand), wayOf(telling, index, slot, operand));
}

/** By which wire, where a value has several: `via q`; empty where it has one. */
export function wayOf(telling: Telling, index: number, slot: number, operand: number): string {
  if (!telling.branches.has(operand)) return "";
  return viaLatex(telling.symbol(index).latex, ordinal(gateAt(telling, index), slot));
}

/** `\\text{via } q`, and by which of its inputs. */
export function viaLatex(latex: string, which: string): string {
  const via = parts`via ${{ latex }}`.map((part) => (typeof part === "string" ? `\\text{${part}}` : part.latex));
  return `${via.join(" ")}${which === "" ? "" : `\\text{, ${which}}`}`;
}
