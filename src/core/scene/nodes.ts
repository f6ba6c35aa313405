import { gateNamed } from "../gates/index.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Layout, NodeBox } from "../layout/layout.ts";
import { faceOf } from "../notation/face.ts";
import { symbols, type Symbol_ } from "../notation/symbols.ts";
import type { Trace } from "../trace/trace.ts";
import type { Label, LineState, NodeMark, NodeState, SceneView } from "./marks.ts";
import { faceSize, INPUT_PADDING, INPUT_SIZE, LABEL_SIZE, labelWidth } from "./metrics.ts";
import type { Moment } from "./moment.ts";
import { printed, type Printed } from "./printed.ts";
import { gateReach } from "./sizes.ts";
import { tensorMark, tensorSaid, type Lit } from "./tensorMark.ts";

const nowhere: NodeBox = { x: 0, y: 0, width: 0, height: 0, stub: 0, run: 0 };

interface Stage {
  readonly trace: Trace;
  readonly cursor: number;
  readonly moment: Moment;
  readonly operands: ReadonlySet<number>;
  readonly upstream: ReadonlySet<number>;
}

function stageOf(trace: Trace, cursor: number, moment: Moment): Stage {
  const gates = moment.kind === "accumulate" ? moment.moving : moment.upstream;
  const operands = moment.moving.flatMap(({ gate, slot }) => {
    const node = trace.graph.nodes[gate];
    const operand = node?.kind === "gate" ? node.operands[slot] : undefined;
    return operand?.kind === "wire" && gate === moment.active ? [operand.node] : [];
  });
  return { trace, cursor, moment, operands: new Set(operands), upstream: new Set(gates.map(({ gate }) => gate)) };
}

function stateOf(i: number, { trace, cursor, moment, operands, upstream }: Stage): NodeState {
  if (i === moment.active) return "active";
  if (operands.has(i)) return "operand";
  if (upstream.has(i)) return "upstream";
  const known = moment.phase === "forward" ? trace.valueAt[i] : trace.gradientAt[i];
  return (known ?? 0) <= cursor ? "done" : "idle";
}

function stubOf(i: number, { moment, operands }: Stage): LineState {
  if (operands.has(i)) return moment.phase;
  if (i !== moment.active || moment.phase === "forward") return "idle";
  return moment.kind === "backward" ? "upstream" : "backward";
}

function gradientText(
  i: number,
  trace: Trace,
  cursor: number,
  texts: Printed,
): { text: string | null; partial: boolean } {
  if (cursor >= (trace.gradientAt[i] ?? 0)) return { text: texts.gradients[i] ?? null, partial: false };
  const sum = texts.partials.get(i)?.findLast(({ at }) => at <= cursor);
  return { text: sum?.text ?? null, partial: sum !== undefined };
}

function accessibleName(symbol: string, node: GraphNode, what: readonly string[]): string {
  const kind = node.kind === "input" ? "input" : `${gateNamed(node.gate).title} gate`;
  return `${symbol}: ${[kind, ...what].join(", ")}`;
}

function numbersSaid(value: string | null, gradient: string | null): string[] {
  const known = (text: string | null): string => text ?? "not yet";
  return [`value ${known(value)}`, `gradient ${known(gradient)}`];
}

/** An input's name ends before its stub; a gate's stands above it, and runs on above the stub where it is wider. */
function labelOf(symbol: Symbol_, kind: GraphNode["kind"], reach: number, busy: boolean): Label {
  const wide = labelWidth(symbol, LABEL_SIZE) > 2 * reach;
  const { base, subscript, named } = symbol;
  const text = { base, subscript, quiet: !named, shown: named || busy };
  if (kind === "input") return { ...text, at: -INPUT_PADDING, anchor: "end" };
  return wide ? { ...text, at: -reach, anchor: "start" } : { ...text, at: 0, anchor: "middle" };
}

/** One mark per node, in topological order. */
export function nodeMarks(
  layout: Layout,
  trace: Trace,
  cursor: number,
  moment: Moment,
  view: SceneView,
  keys: readonly string[],
  lit: Lit,
): NodeMark[] {
  const texts = printed(trace, view.decimals);
  const stage = stageOf(trace, cursor, moment);
  const named = symbols(trace.graph);
  return trace.graph.nodes.map((node, i) => {
    const box = layout.boxes[i] ?? nowhere;
    const symbol = named[i] ?? { text: node.id, base: node.id, subscript: "", latex: "", named: true };
    const face = node.kind === "gate" ? faceOf(node) : "";
    const reach = node.kind === "gate" ? gateReach(face) : labelWidth(symbol, INPUT_SIZE);
    const x = node.kind === "gate" ? box.x + reach : box.x + box.width;
    const end = box.x + box.width;
    const state = stateOf(i, stage);
    const selected = view.selected === node.id;
    const hovered = view.hovered === node.id;
    const value = cursor >= (trace.valueAt[i] ?? 0) ? (texts.values[i] ?? null) : null;
    const gradient = gradientText(i, trace, cursor, texts);
    const tensor = tensorMark(trace, i, cursor, { decimals: view.decimals, waiting: gradient.text, lit });
    const said = tensor === null ? numbersSaid(value, gradient.partial ? null : gradient.text) : tensorSaid(tensor);
    const busy = selected || hovered || state === "active" || state === "operand" || state === "upstream";
    return {
      key: keys[i] ?? node.id,
      id: node.id,
      kind: node.kind,
      x,
      y: box.y,
      reach,
      stubStart: end - x,
      stubEnd: end + box.stub - x,
      numbersAt: end + box.run / 2 - x,
      face,
      faceSize: faceSize(face),
      label: labelOf(symbol, node.kind, reach, busy),
      value: tensor === null ? value : null,
      gradient: tensor === null ? gradient.text : null,
      tensor,
      partial: gradient.partial,
      state,
      stub: stubOf(i, stage),
      phase: moment.phase,
      selected,
      hovered,
      onPath: view.path?.has(i) ?? null,
      name: accessibleName(symbol.text, node, said),
    };
  });
}
