import { expect, it } from "vitest";
import { differentiate, type NodeReport } from "../index.ts";
import { titleLatex, programToLatex } from "../notation/nodeLatex.ts";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { graphOf } from "../notation/notation.fixtures.ts";
import { symbols } from "../notation/symbols.ts";
import { tokenCount } from "../notation/tokens.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { write } from "../oracle/write.ts";
import { examples } from "../../examples/index.ts";
import { same } from "../oracle.fixtures.ts";
import type { Nested } from "../tensor/tensor.ts";
import { readLatex } from "./readLatex.ts";
import type { Graph } from "../graph/graph.ts";

const flat = (value: Nested): readonly number[] => (typeof value === "number" ? [value] : value.flatMap(flat));

/** The output's value and the gradients of the inputs, in their order; null where the program does not work. */
function results(source: string): { readonly output: NodeReport; readonly inputs: readonly NodeReport[] } | string {
  const outcome = differentiate(source);
  if (!outcome.ok) return outcome.diagnostics.map(({ message }) => message).join(" ");
  const output = outcome.nodes.find(({ id }) => id === outcome.output);
  return output === undefined ? "no output" : { output, inputs: outcome.nodes.filter(({ isInput }) => isInput) };
}

/** Where there is no number, the order of the operations may tell one of NaN and ∞ from the other. */
const near = (a: number, b: number): boolean =>
  !Number.isFinite(a) || same(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The inputs of a graph as LaTeX: `w_{0} = -3`, one to a line. */
function inputsLatex(graph: Graph): string[] {
  return inputsOf(graph).map(([latex, value]) => `${latex} = ${JSON.stringify(value)}`);
}

function inputsOf(graph: Graph): (readonly [string, Nested, string])[] {
  const all = symbols(graph);
  return graph.nodes.flatMap((node, at) =>
    node.kind === "input" ? [[all[at]?.latex ?? "", node.value, node.name ?? ""] as const] : [],
  );
}

/** What a symbol is called once it is read. */
function nameRead(latex: string): string {
  const read = readLatex(`${latex} = \\frac{1}{1}`);
  return read?.ok === true ? (read.program.split(" = ")[0] ?? "") : "";
}

/** What is wrong with a program read back; null where it gives the output and the gradients that it is to give. */
function fault(source: string, graph: Graph, latex: string): string | null {
  const meant = results(source);
  if (typeof meant === "string") return null;
  const read = readLatex(latex);
  if (read?.ok !== true) return `${latex}\n${read?.message ?? "no LaTeX"}`;
  const found = results(read.program);
  const fail = (what: string): string => `${source}\n— ${latex}\n— ${read.program}\n${what}`;
  if (typeof found === "string") return fail(found);
  const differs = (a: Nested, b: Nested | undefined): boolean => {
    const [left, right] = [flat(a), b === undefined ? [] : flat(b)];
    return left.length !== right.length || left.some((value, at) => !near(value, right[at] ?? Number.NaN));
  };
  if (differs(meant.output.value, found.output.value))
    return fail(`${JSON.stringify(meant.output.value)} ≠ ${JSON.stringify(found.output.value)}`);
  for (const [symbol, , name] of inputsOf(graph)) {
    const own = meant.inputs.find((report) => report.name === name);
    const back = found.inputs.find((report) => report.name === nameRead(symbol));
    if (own !== undefined && differs(own.gradient, back?.gradient))
      return fail(`∂/∂${name}: ${JSON.stringify(own.gradient)} ≠ ${JSON.stringify(back?.gradient)}`);
  }
  return null;
}

const hasLongNumber = (latex: string): boolean =>
  (latex.match(/[\d.]+/g) ?? []).some((digits) => digits.replace(/^0?\.0*|\./g, "").length >= 5);

/** Rows of align, which say where each formula ends. */
const aligned = (lines: readonly string[]): string => `\\begin{align*} ${lines.join(" \\\\ ")} \\end{align*}`;

it("reads back what our own printer writes: 2000 random programs", () => {
  const failures: string[] = [];
  let compared = 0;
  for (let seed = 0; compared < 2000; seed++) {
    const dice = random(seed);
    const source = write(generate(dice), dice);
    const { graph } = build(parse(source).program);
    if (graph === null) continue;
    const formula = programToLatex(graph);
    // A value such as log(-1) is an input that no text can give.
    if (inputsOf(graph).some(([, value]) => !flat(value).every(Number.isFinite))) continue;
    // A long formula names what it does not write out, and a long number is cut to six digits.
    if (/[ut]_\{\d|NaN/.test(formula) || hasLongNumber(formula) || tokenCount(formula) > 200) continue;
    compared++;
    const failure = fault(source, graph, aligned([formula, ...inputsLatex(graph)]));
    if (failure !== null) failures.push(failure);
  }
  expect(failures.slice(0, 5), `${failures.length} failures`).toEqual([]);
}, 60_000);

/**
 * Gates whose LaTeX says less than the program: slices and entries of computed vectors stand below a name as a subscript does,
 * ∗ is a convolution only to who knows, labels of classes and kept axes are not written, and what a reshape makes stands in its name.
 */
const terse: ReadonlySet<string> = new Set([
  "index",
  "conv2d",
  "reshape",
  "cross_entropy",
  "svm_loss",
  "stack",
  "transpose",
]);

const whole = examples.filter(({ source }) => {
  const { nodes } = graphOf(source);
  return (
    nodes.length < 100 &&
    inputsLatex(graphOf(source)).join().length < 9000 &&
    !source.includes("keepdims") &&
    nodes.every((node) => node.kind === "input" || !terse.has(node.gate))
  );
});

it.each(whole.map(({ id, source }) => [id, source]))("reads back the formulas of example %s", (_id, source) => {
  const graph = graphOf(source);
  const lines = graph.nodes.flatMap((node, at) => (node.kind === "gate" ? [titleLatex(graph, at)] : []));
  expect(fault(source, graph, aligned([...inputsLatex(graph), ...lines]))).toBeNull();
  const formula = programToLatex(graph);
  if (!/u_\{\d/.test(formula)) expect(fault(source, graph, aligned([formula, ...inputsLatex(graph)]))).toBeNull();
});

it("reads most examples", () => {
  expect(whole.length).toBeGreaterThan(20);
});
