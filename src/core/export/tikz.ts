import { GATE_RADIUS } from "../layout/layout.ts";
import { symbols } from "../notation/symbols.ts";
import {
  FACE_RISE,
  GRADIENT_BASELINE,
  INPUT_BASELINE,
  NAME_BASELINE,
  NUMBER_SIZE,
  VALUE_BASELINE,
} from "../scene/metrics.ts";
import type { FrameMark, NodeMark, WireMark } from "../scene/marks.ts";
import type { Stage } from "../scene/stage.ts";
import { at, length, UNIT } from "./tikzLength.ts";
import { matrixLines } from "./tikzMatrix.ts";
import { plainLatex, texOf } from "./texText.ts";

export interface TikzOptions {
  /** Colours of values and gradients, in six hexadecimal digits. */
  readonly colours: { readonly value: string; readonly gradient: string };
  /** The text of the program, which stands above the picture as a comment. */
  readonly source: string;
}

/** Room around the picture, in points. */
const MARGIN = 8;

/** A path of the drawing, `M0,0C1,1 2,2 3,3…`, as TikZ has it. */
function curve(path: string): string {
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  const [start, ...rest] = points;
  if (start === undefined) return "";
  let text = at(start.x, start.y);
  let from = start;
  for (let i = 0; i + 2 < rest.length; i += 3) {
    const [leaving, arriving, to] = [rest[i], rest[i + 1], rest[i + 2]];
    if (leaving === undefined || arriving === undefined || to === undefined) break;
    const isLevel = [leaving, arriving, to].every(({ y }) => y === from.y);
    text += isLevel
      ? ` -- ${at(to.x, to.y)}`
      : ` .. controls ${at(leaving.x, leaving.y)} and ${at(arriving.x, arriving.y)} .. ${at(to.x, to.y)}`;
    from = to;
  }
  return text;
}

const styled = (...styles: readonly (string | false)[]): string => {
  const kept = styles.filter((style) => style !== false);
  return `[${kept.join(", ")}]`;
};

/** What moves along a wire or a stub gives it its colour. */
const lineStyle = (state: WireMark["state"]): string | false =>
  state === "idle" ? false : state === "forward" ? "Forward" : "Backward";

function frameLines({ x, y, width, height, title, closed }: FrameMark): string[] {
  return [
    `\\draw${styled("Frame", closed && "dashed")} ${at(x, y)} rectangle ${at(x + width, y + height)};`,
    `\\node[Title] at ${at(x + 14, y + 20)} {$${texOf(title)}$};`,
  ];
}

function nodeLines(mark: NodeMark, latex: string): string[] {
  const { x, y, kind, reach, label, state, phase } = mark;
  const lines = [
    `\\draw${styled("Wire", lineStyle(mark.stub))} ${at(x + mark.stubStart, y)} -- ${at(x + mark.stubEnd, y)};`,
  ];
  const name = plainLatex(latex);
  const active = state === "active" && (phase === "forward" ? "Forward" : "Backward");
  if (kind === "input") {
    lines.push(`\\node${styled("Input", active)} at ${at(x + label.at, y + INPUT_BASELINE)} {$${name}$};`);
  } else {
    const shape = reach > GATE_RADIUS && `Pill, minimum width=${length(2 * reach)}`;
    lines.push(`\\node${styled("Gate", shape, active)} at ${at(x, y)} {};`);
    // On a baseline of its own: a minus is to stand where a plus does.
    const size = mark.faceSize > NUMBER_SIZE && "font=\\large";
    lines.push(`\\node${styled("Face", size)} at ${at(x, y + FACE_RISE * mark.faceSize)} {$${texOf(mark.face)}$};`);
    if (mark.opens === "group") {
      const inner = reach - 4.5;
      lines.push(`\\node[Lid, minimum width=${length(2 * inner)}] at ${at(x, y)} {};`);
    }
    const anchor = label.anchor === "middle" ? "base" : "base west";
    if (label.shown)
      lines.push(`\\node[Name, anchor=${anchor}] at ${at(x + label.at, y + NAME_BASELINE)} {$${name}$};`);
  }
  if (mark.tensor !== null) return [...lines, ...matrixLines(mark, mark.tensor)];
  const numbersAt = x + mark.numbersAt;
  if (mark.value !== null)
    lines.push(`\\node[Value] at ${at(numbersAt, y + VALUE_BASELINE)} {$${texOf(mark.value)}$};`);
  if (mark.gradient !== null)
    lines.push(`\\node[Gradient] at ${at(numbersAt, y + GRADIENT_BASELINE)} {$${texOf(mark.gradient)}$};`);
  return lines;
}

function picture(stage: Stage): string[] {
  const { nodes, wires, frames } = stage.scene({ window: null, most: Infinity, kept: -1 });
  const names = symbols(stage.trace.graph);
  return [
    `\\begin{tikzpicture}[x=${UNIT}pt, y=-${UNIT}pt, Graph]`,
    `\\useasboundingbox ${at(0, 0)} rectangle ${at(stage.width, stage.height)};`,
    ...frames.flatMap(frameLines),
    ...wires.map((wire) => `\\draw${styled("Wire", lineStyle(wire.state))} ${curve(wire.path)};`),
    ...nodes.flatMap((mark) => nodeLines(mark, names[stage.indexOfId(mark.id)]?.latex ?? "")),
    "\\end{tikzpicture}",
  ];
}

/** With a capital, as no name of TikZ itself has one: `shape` and `cells` are taken. */
const styles = [
  "Graph/.style={line width=1pt, line cap=round, inner sep=0pt}",
  "Wire/.style={draw=black!65}",
  "Forward/.style={draw=value, line width=1.6pt}",
  "Backward/.style={draw=gradient, line width=1.6pt}",
  `Gate/.style={circle, draw, fill=white, minimum size=${length(2 * GATE_RADIUS)}}`,
  `Pill/.style={rectangle, rounded corners=${length(GATE_RADIUS)}}`,
  `Lid/.style={rectangle, draw, line width=0.4pt, minimum height=${length(2 * GATE_RADIUS - 9)}, rounded corners=${length(GATE_RADIUS - 4.5)}}`,
  "Face/.style={anchor=base}",
  "Input/.style={anchor=base east, font=\\large}",
  "Name/.style={text=black!65}",
  "Value/.style={anchor=base, text=value}",
  "Gradient/.style={anchor=base, text=gradient}",
  "Cell/.style={anchor=base, font=\\footnotesize}",
  "Grid/.style={line width=0.4pt, line cap=butt}",
  "Shape/.style={anchor=base west, font=\\scriptsize, text=black!65}",
  "Frame/.style={draw=black!30, fill=black!3, line width=0.7pt, rounded corners=7pt}",
  "Title/.style={anchor=base west, font=\\small, text=black!65}",
];

/**
 * Moments of a graph as a LaTeX document, a page for each: values above the wires, gradients below them. It takes nothing
 * but packages that every TeX has, and compiles with any engine.
 */
export function tikzDocument(stages: readonly Stage[], { colours, source }: TikzOptions): string {
  const width = Math.max(0, ...stages.map((stage) => stage.width));
  const height = Math.max(0, ...stages.map((stage) => stage.height));
  const page = (extent: number): string => `${Math.ceil(UNIT * extent) + 2 * MARGIN}pt`;
  const pages = stages.map((stage) => picture(stage).join("\n"));
  return [
    ...source.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `% ${line}`.trimEnd()),
    "\\documentclass{article}",
    `\\usepackage[paperwidth=${page(width)}, paperheight=${page(height + 2)}, margin=${MARGIN}pt]{geometry}`,
    "\\usepackage{amsmath,amssymb}",
    "\\usepackage{tikz}",
    `\\definecolor{value}{HTML}{${colours.value}}`,
    `\\definecolor{gradient}{HTML}{${colours.gradient}}`,
    "\\tikzset{",
    ...styles.map((style) => `  ${style},`),
    "}",
    "\\pagestyle{empty}",
    "\\setlength{\\parindent}{0pt}",
    "\\setlength{\\topskip}{0pt}",
    "\\begin{document}",
    pages.join("\n\\newpage\n"),
    "\\end{document}",
    "",
  ].join("\n");
}
