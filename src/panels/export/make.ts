import { tikzDocument } from "../../core/export/tikz.ts";
import { traceJson } from "../../core/export/json.ts";
import type { Stage } from "../../core/scene/stage.ts";
import { t } from "../../core/words/t.ts";
import type { Choice } from "./choice.ts";
import { pageOf } from "./page.ts";
import { paint, pngOf } from "./raster.ts";
import { cursorsOf, drawer, type Subject } from "./subject.ts";
import { printColours, svgOf, type Svg, type SvgOptions } from "./svg.ts";

export interface Means {
  readonly signal: AbortSignal;
  /** Told which share of the work is done, where it takes long. */
  readonly onProgress: (share: number) => void;
}

/** Longer programs are cut in what a picture is called. */
const TITLE = 200;

function optionsOf({ source }: Subject, { theme, transparent }: Choice): SvgOptions {
  const program = source
    .split("\n")
    .filter((line) => line.trim() !== "")
    .join("; ");
  const short = program.length > TITLE ? `${program.slice(0, TITLE)}…` : program;
  return { theme, transparent, title: t`Computational graph of ${short}` };
}

function stagesOf(subject: Subject, choice: Choice): (() => Stage)[] {
  const draw = drawer(subject);
  return cursorsOf(subject, choice).map((cursor) => () => {
    const stage = draw(cursor);
    if (stage === null) throw new Error(t`The graph is still being laid out. Wait until it is drawn.`);
    return stage;
  });
}

/** The picture of the chosen moment, or of the first. Rejects with a sentence. */
export function svgFor(subject: Subject, choice: Choice): Promise<Svg> {
  const [first] = stagesOf(subject, choice);
  if (first === undefined) throw new Error("There is always a moment.");
  return svgOf(first(), optionsOf(subject, choice));
}

/** The file, whole. Rejects with a sentence, or with the signal's reason. */
export async function make(subject: Subject, choice: Choice, { signal, onProgress }: Means): Promise<string | Blob> {
  const { trace, source, moment } = subject;
  switch (choice.format) {
    case "svg": {
      const { text } = await svgFor(subject, choice);
      return text;
    }
    case "png":
      return await pngOf(await paint(await svgFor(subject, choice), choice.scale));
    case "gif": {
      const { gifOf } = await import("./gif.ts");
      const moments = stagesOf(subject, choice);
      const onFrame = (made: number): void => onProgress(made / moments.length);
      // A GIF knows no half-transparent pixels, which soft edges are made of.
      const options = { ...optionsOf(subject, choice), transparent: false, onFrame, signal };
      return new Blob([await gifOf(moments, options)], { type: "image/gif" });
    }
    case "tikz":
      return tikzDocument(
        stagesOf(subject, choice).map((stage) => stage()),
        { colours: printColours(), source },
      );
    case "json":
      return traceJson(trace, { source, moment });
    case "html":
      return await pageOf();
  }
}
