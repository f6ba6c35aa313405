import { build } from "../../core/graph/build.ts";
import { nodeAt } from "../../core/graph/lookup.ts";
import { viewOf } from "../../core/graph/view.ts";
import { layout } from "../../core/layout/place.ts";
import { readAny } from "../../core/readAny.ts";
import { match } from "../../core/scene/match.ts";
import type { Scene, SceneView } from "../../core/scene/marks.ts";
import { scene } from "../../core/scene/scene.ts";
import { sizes } from "../../core/scene/sizes.ts";
import { atToCursor } from "../../core/share/moment.ts";
import { compile } from "../../core/trace/plan.ts";
import { run } from "../../core/trace/run.ts";
import type { Example } from "../../examples/example.ts";

/** An example whose picture is wanted, by what makes it. */
export interface PictureRequest {
  readonly id: string;
  readonly source: string;
  readonly settings: NonNullable<Example["settings"]>;
}

export interface PictureAnswer {
  readonly id: string;
  /** Null for a text that makes no graph. */
  readonly scene: Scene | null;
}

/** The picture of an example as it opens; of one that opens at the start, at the end. */
export function pictureOf({ source, settings }: PictureRequest): Scene | null {
  const { graph } = build(readAny(source).program);
  if (graph === null) return null;
  const { grain = "gate", num = "exact", dec = "auto" as const, open = [], at = "end" } = settings;
  const shown = viewOf(graph, open, nodeAt(graph, graph.output).id);
  const trace = run(compile(shown), shown, { grain, arithmetic: num });
  const cursor = atToCursor(trace.forwardCount, trace.steps.length, at);
  const view: SceneView = { decimals: dec, selected: null, hovered: null };
  return scene(layout(trace.graph, sizes(trace, dec)), trace, cursor, view, match(trace.graph, null));
}
