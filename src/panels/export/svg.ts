import type { Stage } from "../../core/scene/stage.ts";
import { drawAtRest } from "../../draw/atRest.ts";
import { paintOf } from "../../draw/computed.ts";
import { escaped, markupOf } from "../../draw/standalone.ts";
import { fontRules } from "./fonts.ts";

export type Theme = "light" | "dark";

export interface SvgOptions {
  readonly theme: Theme;
  /** Without the canvas's colour behind it. */
  readonly transparent: boolean;
  /** What the picture is of, for those who do not see it. */
  readonly title: string;
}

/** A picture as an SVG file, and its size in CSS pixels at its own scale. */
export interface Svg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Between the graph and the edge of the picture. */
const MARGIN = 16;

/** Calls with an element in the page's styles that nobody sees or hears, in the theme asked for. */
function inTheme<T>(theme: Theme, read: (host: HTMLElement) => T): T {
  const host = document.createElement("div");
  host.ariaHidden = "true";
  host.inert = true;
  host.className = "in-theme";
  host.dataset["theme"] = theme;
  Object.assign(host.style, { position: "fixed", left: "-100vw", top: "0", width: "0", height: "0" });
  Object.assign(host.style, {
    overflow: "hidden",
    contain: "strict",
    background: "var(--canvas)",
    forcedColorAdjust: "none",
  });
  document.body.append(host);
  try {
    return read(host);
  } finally {
    host.remove();
  }
}

/** The colours of values and gradients on paper, in six hexadecimal digits. */
export function printColours(): { readonly value: string; readonly gradient: string } {
  return inTheme("light", (host) => {
    const colour = (name: string): string => {
      host.style.color = `var(${name})`;
      return (paintOf(getComputedStyle(host).color)?.colour ?? "#000000").slice(1).toUpperCase();
    };
    return { value: colour("--value"), gradient: colour("--gradient") };
  });
}

/** A moment of the whole graph as an SVG that stands alone: colours computed, fonts within, nothing referred to. */
export async function svgOf(stage: Stage, { theme, transparent, title }: SvgOptions): Promise<Svg> {
  // Names are set in its fonts.
  await import("../mathEngine.ts");
  const { markup, canvas } = inTheme(theme, (host) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    host.append(svg);
    drawAtRest(svg, stage);
    return { markup: markupOf(svg), canvas: paintOf(getComputedStyle(host).backgroundColor)?.colour ?? "none" };
  });
  const width = Math.ceil(stage.width) + 2 * MARGIN;
  const height = Math.ceil(stage.height) + 2 * MARGIN;
  const box = `x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"`;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${await fontRules(markup.typefaces)}</style>`,
    ...(transparent ? [] : [`<rect ${box} fill="${canvas}"/>`]),
    markup.text,
    "</svg>",
    "",
  ].join("\n");
  return { text, width, height };
}
