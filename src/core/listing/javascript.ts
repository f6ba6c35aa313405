import { gateNamed } from "../gates/index.ts";
import type { Graph } from "../graph/graph.ts";
import { sameShape, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import type { Listing, ListingLine } from "./listing.ts";
import { callCode, type Code } from "./javascriptCode.ts";
import { variableCode } from "./javascriptElementwise.ts";
import { helperNames, helpersFor } from "./javascriptHelpers.ts";
import { inputLines } from "./javascriptInputs.ts";
import { spell, spellGate, type Speller } from "./javascriptSpell.ts";
import { shapesOf } from "./numpy.ts";
import { stage } from "./stage.ts";
import type { Staged, StagedGate, StagedGradient } from "./staged.ts";
import { t } from "../words/t.ts";

/** Words of JavaScript, what listings call, and what a page does not let a script declare. */
const words =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
  "function if implements import in instanceof interface let new null package private protected public return static super switch " +
  "this throw true try typeof var void while with yield Array Infinity JSON Math NaN Number String Uint32Array console undefined " +
  "document location top window";

/** The name of the stream from which inputs without a seed of their own are drawn. */
const streamName = "random";

/** Names that no variable of a JavaScript listing may have. */
export const javascriptWords: ReadonlySet<string> = new Set([...words.split(" "), ...helperNames, streamName]);

/** Larger arrays are printed by their shape and sum. */
const mostPrinted = 1000;

/**
 * The forward and backward pass as a plain script: it runs as it stands, and prints the output and the gradient of each input.
 * Arrays are arrays of arrays; the functions that it calls stand at the top.
 * @param trace a run of the graph, which holds no closed groups
 */
export function javascriptListing(graph: Graph, trace: Trace): Listing {
  const staged = stage(graph, trace, javascriptWords);
  const shapes = shapesOf(staged);
  const variables = new Map([...shapes].map(([name, shape]) => [name, variableCode(name, shape)]));
  const speller = { variables, isFinite: staged.isFinite };
  const body = [
    ...section(t`inputs`, inputLines(staged.inputs, graph.draws ?? [], streamName)),
    ...section(
      t`forward pass`,
      staged.forward.flatMap((line) => forwardLines(line, speller)),
    ),
    ...section(t`backward pass`, [
      ...staged.backward.map((line) => gradientLine(line, speller)),
      ...staged.asked.filter(({ isReached }) => !isReached).map(({ gradient }) => idleLine(gradient, shapes)),
    ]),
    ...printLines(staged, shapes),
  ];
  const helpers = helpersFor(body.map(({ text }) => text));
  return [...helpers.flatMap((helper) => [...helper.split("\n"), ""]).map(untied), ...body];
}

const untied = (text: string): ListingLine => ({ text, ties: [] });

function section(title: string, lines: readonly ListingLine[]): readonly ListingLine[] {
  return lines.length === 0 ? [] : [untied(`// ${title}`), ...lines, untied("")];
}

function forwardLines(
  { node, variable, gate, operands, attributes, opens }: StagedGate,
  speller: Speller,
): ListingLine[] {
  const codes = operands.map((operand) => spell(operand, speller));
  const { text } = spellGate(gateNamed(gate), codes, attributes, speller);
  const line: ListingLine = { text: `const ${variable} = ${text};`, ties: [{ node, phase: "forward" }] };
  return [...opens.map((name) => untied(`// ${name}`)), line];
}

function gradientLine(line: StagedGradient, speller: Speller): ListingLine {
  const { variable, operator, shape, from, grows, ties } = line;
  const value = summedBack(spell(line.value, speller), from, shape);
  const isArray = shape.length > 0;
  const added = isArray ? `${variable} = add(${variable}, ${value.text});` : `${variable} += ${value.text};`;
  return { text: operator === "+=" ? added : `${grows ? "let" : "const"} ${variable} = ${value.text};`, ties };
}

/** The gradient of an input on which the output does not depend. */
function idleLine(gradient: string, shapes: ReadonlyMap<string, Shape>): ListingLine {
  const shape = shapes.get(gradient) ?? [];
  const zero = shape.length === 0 ? "0" : `zeros(${shape.join(", ")})`;
  return untied(`const ${gradient} = ${zero}; // ${t`the output does not depend on it`}`);
}

/** The gradient of an operand that was copied by broadcasting: the copies are summed back. */
function summedBack(value: Code, from: Shape, shape: Shape): Code {
  if (sameShape(from, shape)) return value;
  if (shape.length === 0) return callCode("sum", [value.text], shape);
  if (sameShape(from.slice(1), shape)) return callCode("alongAxis", ["sum", value.text, "0"], shape);
  const summed = from.flatMap((extent, axis) => (extent === shape[axis] ? [] : [axis]));
  if (from.length === shape.length && summed.length === 1)
    return callCode("alongAxis", ["sum", value.text, String(summed[0]), "true"], shape);
  return callCode("sumTo", [value.text, `[${shape.join(", ")}]`], shape);
}

function printLines({ output, asked, isFinite }: Staged, shapes: ReadonlyMap<string, Shape>): readonly ListingLine[] {
  const gradients = asked.map(({ gradient }) => gradient);
  return [...new Set([output, ...gradients])].map((name) => untied(printed(name, shapes.get(name) ?? [], isFinite)));
}

function printed(name: string, shape: Shape, isFinite: boolean): string {
  if (shape.length === 0) return `console.log("${name} =", ${name});`;
  if (sizeOf(shape) <= mostPrinted)
    return `console.log("${name} =", ${isFinite ? "JSON.stringify" : "shown"}(${name}));`;
  return `console.log("${name} is ${shape.join("×")}, its sum", sum(${name}));`;
}
