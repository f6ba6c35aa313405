import type { SceneView } from "../../core/scene/marks.ts";
import type { Stage } from "../../core/scene/stage.ts";
import { t } from "../../core/words/t.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { createPicture } from "../picture.ts";
import type { Choice } from "./choice.ts";
import { fits } from "./raster.ts";

/** What is exported. */
export interface Subject {
  readonly trace: Trace;
  readonly cursor: number;
  readonly view: SceneView;
  /** The text of the program. */
  readonly source: string;
  /** The moment as a link writes it. */
  readonly moment: string;
}

/** More nodes than these make files that few programs open. */
const MOST_NODES = 2000;
/** Frames of an animation, and nodes in each. */
const MOST_MOMENTS = 200;
const MOST_MOVING = 400;

/** Cursors of the moments that are to be shown. */
export function cursorsOf({ trace, cursor }: Subject, { format, moment }: Choice): readonly number[] {
  const last = trace.steps.length;
  if (format === "gif" || (format === "tikz" && moment === "all")) return Array.from({ length: last + 1 }, (_, i) => i);
  return [moment === "end" ? last : cursor];
}

/** What draws a moment of the graph; each gives null while there is no layout. */
export function drawer({ trace, view }: Subject): (cursor: number) => Stage | null {
  const picture = createPicture();
  return (cursor) => picture(trace, cursor, view);
}

/** Why this cannot be made, in a sentence that says what could; null where it can. */
export function refusal(subject: Subject, choice: Choice): string | null {
  if (choice.format === "json" || choice.format === "html") return null;
  const count = subject.trace.graph.nodes.length;
  const moments = cursorsOf(subject, choice).length;
  const most = moments > 1 ? MOST_MOVING : MOST_NODES;
  if (count > most && moments > 1)
    return t`This graph has ${count} gates and inputs; all moments are drawn of up to ${most}. One moment can be exported, or close some of its groups.`;
  if (count > most)
    return t`This graph has ${count} gates and inputs; pictures are made of up to ${most}. Close some of its groups, or export its data.`;
  if (moments > MOST_MOMENTS)
    return t`This graph has ${moments} moments; up to ${MOST_MOMENTS} can be drawn one after the other. One moment can be exported, or close some of its groups.`;
  const stage = drawer(subject)(subject.cursor);
  if (stage === null) return t`The graph is still being laid out. Wait until it is drawn.`;
  if (choice.format === "png" && !fits(stage, choice.scale))
    return t`At ${choice.scale}× this picture would be larger than browsers paint. Choose a smaller size, or SVG.`;
  return null;
}
