import { msg } from "../../core/words/t.ts";
import type { Theme } from "./svg.ts";

export type Format = "svg" | "png" | "gif" | "tikz" | "json" | "html";

/** What is to be made. */
export interface Choice {
  readonly format: Format;
  readonly theme: Theme;
  /** `all` has a page for each moment, in LaTeX. */
  readonly moment: "now" | "end" | "all";
  /** Pixels of a PNG to each of the screen's. */
  readonly scale: number;
  readonly transparent: boolean;
}

export interface FormatRow {
  readonly format: Format;
  readonly title: string;
  readonly ending: string;
  readonly type: string;
  /** What it is for, in a sentence. */
  readonly says: string;
  /** Whether a picture of the page is in it, so that theme and background are to be chosen. */
  readonly pictured: boolean;
  readonly copies: "text" | "image" | null;
}

export const formats: readonly FormatRow[] = [
  {
    ...{ format: "svg", title: msg`SVG`, ending: ".svg", type: "image/svg+xml", pictured: true, copies: "text" },
    says: msg`The whole graph as lines and type, sharp at any size. The fonts are in the file.`,
  },
  {
    ...{ format: "png", title: msg`PNG`, ending: ".png", type: "image/png", pictured: true, copies: "image" },
    says: msg`The whole graph as pixels, for slides and messages.`,
  },
  {
    ...{ format: "gif", title: msg`Animation`, ending: ".gif", type: "image/gif", pictured: true, copies: null },
    says: msg`All steps, one after the other, as a GIF: slides and messages play it.`,
  },
  {
    ...{
      format: "tikz",
      title: msg`LaTeX`,
      ending: ".tex",
      type: "application/x-tex",
      pictured: false,
      copies: "text",
    },
    says: msg`The graph in TikZ, as a document that compiles. Small matrices are tables of numbers, larger ones their shape.`,
  },
  {
    ...{ format: "json", title: msg`Data`, ending: ".json", type: "application/json", pictured: false, copies: "text" },
    says: msg`The nodes with their values and gradients in full precision, and all steps, as JSON.`,
  },
  {
    ...{ format: "html", title: msg`Whole page`, ending: ".html", type: "text/html", pictured: false, copies: null },
    says: msg`All of Backstep with this program, at this moment, in one file. It opens from disk and needs no network.`,
  },
];

export const scales: readonly number[] = [1, 2, 3, 4];
