import { gateOf } from "../graph/lookup.ts";
import { listed } from "../graph/problems.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { SlotGradient } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { dimensions } from "./dimensions.ts";
import type { SlotExplanation, TensorSlot } from "./explanation.ts";
import { localGradient } from "./formula.ts";
import { indexForm } from "./indexForm.ts";
import { rowOf } from "./latex.ts";
import { literalPiece } from "./literal.ts";
import { localPiece, symbolLeaf } from "./nodeLatex.ts";
import { downstreamLatex, localGradientLatex, ordinal } from "./partial.ts";
import { held, level, negated, product, type Piece } from "./piece.ts";
import {
  commonShape,
  copiedAxes,
  nablaPiece,
  pullbackExpr,
  pullbackNumbers,
  pullbackSymbols,
  summedBack,
  type Copied,
} from "./pullbackLatex.ts";
import { notYet, slotHeading } from "./slot.ts";
import { tensorSlotNotes } from "./slotNotes.ts";
import { gateAt, type Telling } from "./telling.ts";
import { subscripted } from "./tensorLatex.ts";
import { closedUpstream } from "./upstream.ts";
import { count, introduce, refer } from "./words.ts";

/** One slot of a gate on vectors and matrices: what has been computed of it by now. */
export interface TensorFlow {
  readonly slot: number;
  readonly operand: number;
  /** Its gradients; read only where they are small enough to be shown. Null where the target does not depend on the gate. */
  readonly flow: SlotGradient | null;
  readonly isLocalKnown: boolean;
  readonly isUpstreamKnown: boolean;
  readonly isHanded: boolean;
}

/** One slot: upstream in, downstream out, by matrices, by indices and by shapes. */
export function explainTensorSlot(telling: Telling, index: number, flowing: TensorFlow): SlotExplanation {
  const { slot, operand, flow, isLocalKnown, isUpstreamKnown, isHanded } = flowing;
  const node = gateAt(telling, index);
  const which = ordinal(node, slot);
  const tensor = tensorSlot(telling, index, flowing);
  const gate = gateOf(node);
  const name = localGradientLatex(telling, index, slot, operand);
  const inSymbols =
    gate.kind === "tensor"
      ? ""
      : localPiece(node, slot, symbolLeaf(telling.trace.graph), symbolLeaf(telling.trace.graph)(index)).latex;
  const locally = inSymbols === "" ? "" : `${name} = ${inSymbols}`;
  const [out, own] = [telling.shape(index), telling.shape(operand)];
  return {
    slot,
    operand: telling.trace.graph.nodes[operand]?.id ?? "",
    ...slotHeading(introduce(telling, operand), which),
    chainLatex: tensor.matrixLatex,
    localLatex: locally,
    localNumbersLatex: "",
    localWorkedLatex: locally,
    productLatex: tensor.numbersLatex === "" ? tensor.matrixLatex : tensor.numbersLatex,
    local: !isLocalKnown ? notYet() : localText(telling, gate.kind === "elementwise" ? flow : null, out, own),
    upstream: isUpstreamKnown ? telling.gradientText(index) : notYet(),
    downstream: isHanded && flow !== null ? telling.show(own, () => flow.downstream) : notYet(),
    tensor,
    notes: isLocalKnown ? tensorSlotNotes(telling, index, slot) : [],
  };
}

/** The local gradient as far as it is ever formed: of a whole-tensor gate the size of the Jacobian that it avoids. */
function localText(telling: Telling, flow: SlotGradient | null, out: Shape, own: Shape): string {
  return flow === null ? t`${sizeOf(out)}×${sizeOf(own)} Jacobian` : telling.show(out, () => flow.local ?? Number.NaN);
}

function tensorSlot(telling: Telling, index: number, flowing: TensorFlow): TensorSlot {
  const { slot, operand } = flowing;
  const expr = pullbackExpr(telling.trace.graph, index, slot);
  const own = telling.shape(operand);
  const common = commonShape(telling.trace.graph, index);
  const copies = common === null ? [] : copiedAxes(own, common);
  const name = downstreamLatex(telling, index, slot, operand);
  const { graph, target } = telling.trace;
  const upstream = nablaPiece(graph, target, index);
  const symbolic = (arriving: Piece, scale: Piece | null): string => {
    if (expr === null) return "";
    const whole = summedBack(pullbackSymbols(graph, index, expr, arriving), own, copies);
    if (scale === null) return whole.latex;
    // A minus goes before the number: −2u, not 2(−u).
    return whole.unsigned === undefined
      ? product(scale, held(whole, level.product), false).latex
      : `-${scale.latex} ${whole.unsigned}`;
  };
  const isEntry = gateOf(gateAt(telling, index)).name === "stack";
  const jacobian = `\\left(${localGradientLatex(telling, index, slot, operand)}\\right)^{T}`;
  const inGradients =
    expr === null
      ? isEntry
        ? subscripted(upstream, String(slot)).latex
        : `${jacobian} \\; ${upstream.latex}`
      : symbolic(upstream, null);
  const closed = expr === null ? null : closedUpstream(telling, index);
  const worked = closed === null ? "" : symbolic(closed.rest, closed.scale);
  const parts = [name, inGradients, ...(worked === "" || worked === inGradients ? [] : [worked])];
  return {
    shape: own.join("×"),
    matrixLatex: parts.join(" = "),
    numbersLatex: numbersLatex(telling, index, flowing, name, copies),
    indexLatex: indexForm(telling, index, slot, operand),
    dimensions: dimensions(telling, index, slot, operand, expr),
    broadcast: broadcastText(telling, operand, copies),
  };
}

/** `\\nabla_{W} f = [0.44, 0.52]ᵀ [0.2 0.4] = [[…]]`; empty where nothing has been handed on yet or a matrix is too large. */
function numbersLatex(
  telling: Telling,
  index: number,
  { slot, operand, flow, isHanded }: TensorFlow,
  name: string,
  copies: readonly Copied[],
): string {
  if (flow === null || !isHanded) return "";
  const own = telling.shape(operand);
  const result = telling.typeset(own, () => flow.downstream);
  if (result === null) return "";
  const before = operation(telling, index, slot, flow);
  const summed = before === null ? null : summedBack(before, own, copies).latex;
  const parts = [name, ...(summed === null ? [] : [summed]), (copies.length > 0 ? rowOf(result) : result).latex];
  return parts.filter((part, at) => part !== parts[at - 1]).join(" = ");
}

/** What is multiplied, in numbers. */
function operation(telling: Telling, index: number, slot: number, flow: SlotGradient): Piece | null {
  const node = gateAt(telling, index);
  if (gateOf(node).kind === "tensor") {
    const expr = pullbackExpr(telling.trace.graph, index, slot);
    return expr === null ? null : pullbackNumbers(telling, index, expr);
  }
  const upstream = telling.gradientPiece(index);
  const { local } = flow;
  if (upstream === null || local === null) return null;
  const expr = pullbackExpr(telling.trace.graph, index, slot);
  if (expr?.kind === "name") return upstream;
  const rule = localGradient(node, slot);
  if (rule.kind === "number" && rule.value === -1) return negated(held(upstream, level.factor));
  if (rule.kind === "number") return product(literalPiece(rule.value), held(upstream, level.factor), false);
  const slope = telling.typeset(telling.shape(index), () => local);
  return slope === null ? null : product(held(slope, level.negation), held(upstream, level.factor), false);
}

/** Copies forward, a sum backward. */
function broadcastText(telling: Telling, operand: number, copies: readonly Copied[]): string {
  if (copies.length === 0) return "";
  const b = refer(telling, operand);
  const own = telling.shape(operand);
  if (own.length === 0) {
    const entries = copies.reduce((total, copy) => total * copy.count, 1);
    return t`${b} was copied to each of the ${entries} entries, so its gradient is the sum over all of them.`;
  }
  const [only] = copies;
  if (copies.length > 1 || only === undefined) {
    const axes = listed(copies.map(({ axis }) => String(axis)));
    return t`${b} was copied along axes ${axes}, so its gradient is the sum over these ${count(copies.length)} axes.`;
  }
  return only.axis === 0
    ? t`${b} was copied to each of the ${only.count} rows, so its gradient is the sum over the rows.`
    : t`${b} was copied to each of the ${only.count} columns, so its gradient is the sum over the columns.`;
}
