import { titleOf } from "../gates/title.ts";
import { gateOf } from "../graph/lookup.ts";
import { keyToOpen } from "../graph/opening.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Layout, NodeBox } from "../layout/layout.ts";
import { faceOf } from "../notation/face.ts";
import { symbols, type Symbol_ } from "../notation/symbols.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import type { Cast } from "./cast.ts";
import type { Label, LineState, NodeMark, NodeState, SceneView } from "./marks.ts";
import { faceSize, INPUT_PADDING, INPUT_SIZE, LABEL_SIZE, labelWidth } from "./metrics.ts";
import { printed, type Printed } from "./printed.ts";
import { gateReach } from "./sizes.ts";
import { tensorMark, tensorSaid, type Lit } from "./tensorMark.ts";

const nowhere: NodeBox = { x: 0, y: 0, width: 0, height: 0, stub: 0, run: 0 };

function stateOf(i: number, trace: Trace, cursor: number, { moment, operands, upstream }: Cast): NodeState {
  if (i === moment.active) return "active";
  if (operands.has(i)) return "operand";
  if (upstream.has(i)) return "upstream";
  const known = moment.phase === "forward" ? trace.valueAt[i] : trace.gradientAt[i];
  return (known ?? 0) <= cursor ? "done" : "idle";
}

function stubOf(i: number, { moment, operands }: Cast): LineState {
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

/** What stands in place of a gradient that is asked for: what was known of it before this step, and a question mark. */
function askedText(i: number, trace: Trace, cursor: number, texts: Printed): string {
  if (cursor >= (trace.gradientAt[i] ?? 0)) return "?";
  const before = texts.partials.get(i)?.findLast(({ at }) => at < cursor)?.text;
  return before === undefined ? "? + …" : before.replace(/…$/, "?");
}

function accessibleName(symbol: string, node: GraphNode, what: readonly string[]): string {
  const kind = node.kind === "input" ? t`input` : t`${titleOf(gateOf(node))} gate`;
  return `${symbol}: ${[kind, ...what].join(", ")}`;
}

function opensTo(node: GraphNode): NodeMark["opens"] {
  if (keyToOpen(node) === null) return null;
  return node.kind === "gate" && node.module !== undefined ? "group" : "gate";
}

function numbersSaid(value: string | null, gradient: string | null): string[] {
  return [t`value ${value ?? t`not yet`}`, t`gradient ${gradient ?? t`not yet`}`];
}

/** An input's name ends before its stub; a gate's stands above it, and runs on above the stub where it is wider. */
function labelOf(symbol: Symbol_, kind: GraphNode["kind"], reach: number, busy: boolean): Label {
  const wide = labelWidth(symbol, LABEL_SIZE) > 2 * reach;
  const { base, subscript, named } = symbol;
  const text = { base, subscript, quiet: !named, shown: named || busy };
  if (kind === "input") return { ...text, at: -INPUT_PADDING, anchor: "end" };
  return wide ? { ...text, at: -reach, anchor: "start" } : { ...text, at: 0, anchor: "middle" };
}

/** A mark that was made, and the little of it that the cursor decides. */
interface Kept {
  readonly at: string;
  readonly mark: NodeMark;
}

/** Marks of one layout, as far as they were asked for: most of them are the same from step to step. */
interface Album {
  readonly trace: Trace;
  readonly decimals: SceneView["decimals"];
  readonly keys: readonly string[];
  readonly kept: (Kept | undefined)[];
}

const albums = new WeakMap<Layout, Album>();

function keptMarks(layout: Layout, trace: Trace, { decimals }: SceneView, keys: readonly string[]): Album["kept"] {
  const known = albums.get(layout);
  if (known?.trace === trace && known.decimals === decimals && known.keys === keys) return known.kept;
  const made = { trace, decimals, keys, kept: [] };
  albums.set(layout, made);
  return made.kept;
}

function isHovered({ hovered, lit }: SceneView, id: string): boolean {
  return hovered === id || (lit?.includes(id) ?? false);
}

/** What makes the mark of a node, by its index: a question costs what it says, whatever the size of the graph. */
export function nodeMarker(
  layout: Layout,
  trace: Trace,
  cursor: number,
  cast: Cast,
  view: SceneView,
  keys: readonly string[],
  lit: Lit,
): (index: number) => NodeMark | null {
  const texts = printed(trace, view.decimals);
  const named = symbols(trace.graph);
  const kept = keptMarks(layout, trace, view, keys);
  const markOf = (i: number): NodeMark | null => {
    const node = trace.graph.nodes[i];
    if (node === undefined) return null;
    const box = layout.boxes[i] ?? nowhere;
    const symbol = named[i] ?? { text: node.id, base: node.id, subscript: "", latex: "", named: true };
    const face = node.kind === "gate" ? faceOf(node) : "";
    const reach = node.kind === "gate" ? gateReach(face) : labelWidth(symbol, INPUT_SIZE);
    const x = node.kind === "gate" ? box.x + reach : box.x + box.width;
    const end = box.x + box.width;
    const state = stateOf(i, trace, cursor, cast);
    const selected = view.selected === node.id;
    const hovered = isHovered(view, node.id);
    const value = cursor >= (trace.valueAt[i] ?? 0) ? (texts.values[i] ?? null) : null;
    const asked = view.hidden?.includes(node.id) ?? false;
    const gradient = asked
      ? { text: askedText(i, trace, cursor, texts), partial: true }
      : gradientText(i, trace, cursor, texts);
    // What is asked for is known as far as it was before this step.
    const seen = asked ? cursor - 1 : cursor;
    const tensor = tensorMark(trace, i, seen, { decimals: view.decimals, waiting: gradient.text, lit });
    const known = tensor === null ? numbersSaid(value, gradient.partial ? null : gradient.text) : tensorSaid(tensor);
    const said = asked ? [...known.slice(0, -1), t`gradient hidden`] : known;
    const busy = selected || hovered || state === "active" || state === "operand" || state === "upstream";
    return {
      key: keys[i] ?? node.id,
      id: node.id,
      kind: node.kind,
      opens: opensTo(node),
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
      partial: gradient.partial && !asked,
      asked,
      state,
      stub: stubOf(i, cast),
      phase: cast.moment.phase,
      selected,
      hovered,
      marked: view.marked?.includes(node.id) ?? false,
      onPath: view.path?.has(i) ?? null,
      name: accessibleName(symbol.text, node, opensTo(node) === "group" ? [...said, t`closed group`] : said),
    };
  };
  return (i) => {
    const node = trace.graph.nodes[i];
    if (node === undefined) return null;
    const state = stateOf(i, trace, cursor, cast);
    const isMarked = view.marked?.includes(node.id) ?? false;
    const isChosen = view.selected === node.id || isHovered(view, node.id) || isMarked || view.path != null;
    // Cells may be lit, and who has part in the step is drawn otherwise.
    if (isChosen || node.shape.length > 0 || (state !== "done" && state !== "idle")) return markOf(i);
    const { text, partial } = gradientText(i, trace, cursor, texts);
    const isKnown = cursor >= (trace.valueAt[i] ?? 0);
    const at = `${state} ${cast.moment.phase} ${String(isKnown)} ${String(partial)} ${String(text)}`;
    const known = kept[i];
    if (known?.at === at) return known.mark;
    const mark = markOf(i);
    if (mark !== null) kept[i] = { at, mark };
    return mark;
  };
}
