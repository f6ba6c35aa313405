import type { Part } from "../../store/index.ts";

export interface Frame {
  readonly address: string;
  readonly title: string;
  /** CSS pixels. */
  readonly height: number;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The HTML that puts a moment into another page. */
export const snippetOf = ({ address, title, height }: Frame): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" ` +
  `style="border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;

/** What stays visible in the frame, from the least to all. */
export const extents: Readonly<Record<"graph" | "explained" | "all", readonly Part[]>> = {
  graph: ["editor", "inputs", "explain", "values"],
  explained: ["editor", "inputs", "values"],
  all: [],
};
