import type { Graph, GraphNode, NodeId } from "../graph/graph.ts";
import { usesOf } from "../graph/lookup.ts";
import type { Trace } from "../trace/trace.ts";
import { backwardTies, forwardTies, GateClasses, initLines, layersOf, printLine } from "./gateClasses.ts";
import type { Layer, LayerNames } from "./layer.ts";
import type { Listing, ListingLine, Tie } from "./listing.ts";
import { aroundInputs, numpyWords, plain, preamble, tied } from "./numpy.ts";
import { inputLines } from "./numpyInputs.ts";
import { isCalm } from "./stage.ts";
import { variablesOf } from "./variables.ts";
import { t } from "../words/t.ts";

const names: LayerNames = {
  operand: (name) => ({ forward: name, backward: `self.${name}` }),
  out: "self.z",
  upstream: "dz",
};

export const gateWords: ReadonlySet<string> = new Set([
  ...numpyWords,
  "ComputationalGraph",
  "graph",
  "inputs",
  "values",
  "gradients",
]);

/** The lecture's gate classes, each gate of the graph an object that computes its value and hands its gradient back. */
export function gatesListing(graph: Graph, trace: Trace): Listing {
  const isFinite = isCalm(trace);
  const used = new Set<string>();
  const classes = new GateClasses("Gate");
  const layers = layersOf(classes, { graph, trace, names, isFinite, used });
  const variables = variablesOf(graph, trace.target, new Set([...gateWords, ...classes.names]));
  const nodes = [...graph.nodes.entries()];
  const variable = (index: number): string => variables.values[index] ?? "";
  const added = nodes.flatMap(([index, node]): readonly ListingLine[] => {
    if (node.kind === "input") return [];
    const made = layers.get(index);
    const operands = node.operands.flatMap((operand) =>
      operand.kind === "wire" ? [`"${variable(operand.node)}"`] : [],
    );
    const slots = made?.layer.backward.map(({ slot }) => slot) ?? [];
    const ties = [...forwardTies([node.id]), ...backwardTies([node.id], slots)];
    return [tied(`graph.add("${variable(index)}", ${made?.made ?? ""}, [${operands.join(", ")}])`, ...ties)];
  });
  const inputs = nodes.flatMap(([index, node]) => (node.kind === "input" ? [{ node, variable: variable(index) }] : []));
  const output = variable(trace.target);
  return [
    ...preamble(isFinite, used),
    ...classes.lines(classLines),
    ...graphClass(graph, trace),
    plain(`# ${t`inputs`}`),
    ...inputLines(graph, inputs, aroundInputs(isFinite)),
    plain(""),
    plain(`# ${t`the graph, each gate after those that it takes its operands from`}`),
    plain("graph = ComputationalGraph()"),
    ...added,
    plain(""),
    ...listed(
      "inputs",
      inputs.map((input) => input.variable),
    ),
    tied("values = graph.forward(inputs)", ...forwardTies(gateIds(graph.nodes))),
    tied(`gradients = graph.backward("${output}")`, { node: graph.nodes[trace.target]?.id ?? "", phase: "seed" }),
    plain(""),
    printLine(output, `values["${output}"]`, graph.nodes[trace.target]?.shape ?? []),
    ...nodes.flatMap(([index, node]) =>
      node.kind === "input"
        ? [printLine(variables.gradients[index] ?? "", `gradients["${variable(index)}"]`, node.shape)]
        : [],
    ),
  ];
}

function gateIds(nodes: readonly GraphNode[]): readonly NodeId[] {
  return nodes.flatMap(({ kind, id }) => (kind === "gate" ? [id] : []));
}

/** `inputs = {"x": x, "y": y}`, on lines of their own where there are many. */
function listed(name: string, variables: readonly string[]): readonly ListingLine[] {
  const entries = variables.map((variable) => `"${variable}": ${variable}`);
  const line = `${name} = {${entries.join(", ")}}`;
  return line.length <= 96
    ? [plain(line)]
    : [`${name} = {`, ...entries.map((entry) => `    ${entry},`), "}"].map(plain);
}

function classLines(layer: Layer, name: string, nodes: readonly NodeId[]): readonly ListingLine[] {
  const { operands, forward, backward, parameters } = layer;
  const later = backward.map(({ text }) => text).join("\n");
  const isKept = (kept: string): boolean => new RegExp(`\\bself\\.${kept}\\b`).test(later);
  const kept = [...operands, "z"].filter(isKept);
  const keeping = kept.map(
    (value, i) => `        self.${value} = ${value}${i === 0 ? `  # ${t`must keep these around!`}` : ""}`,
  );
  const forth = forwardTies(nodes);
  return [
    plain(`class ${name}(object):`),
    ...initLines(parameters).map(plain),
    tied(`    def forward(${["self", ...operands].join(", ")}):`, ...forth),
    tied(`        z = ${forward}`, ...forth),
    ...keeping.map((text) => tied(text, ...forth)),
    tied("        return z", ...forth),
    plain(""),
    tied(
      "    def backward(self, dz):",
      ...backwardTies(
        nodes,
        backward.map(({ slot }) => slot),
      ),
    ),
    ...backward.map(({ slot, operand, text }) => tied(`        d${operand} = ${text}`, ...backwardTies(nodes, [slot]))),
    plain(`        return [${backward.map(({ operand }) => `d${operand}`).join(", ")}]`),
    plain(""),
    plain(""),
  ];
}

/** The graph runs its gates forward in order and backward in reverse; what every gate does, its loops do. */
function graphClass(graph: Graph, trace: Trace): readonly ListingLine[] {
  const all = forwardTies(gateIds(graph.nodes));
  const reached = graph.nodes.flatMap((node, index) =>
    node.kind === "gate" && trace.reached[index] === true ? [node] : [],
  );
  const back = reached.flatMap(({ id, operands }) =>
    backwardTies(
      [id],
      operands.flatMap((operand, slot) => (operand.kind === "wire" ? [slot] : [])),
    ),
  );
  const adding = usesOf(graph).flatMap((uses, index): readonly Tie[] => {
    const count = uses.filter(({ gate }) => trace.reached[gate] === true).length;
    return count > 1 ? [{ node: graph.nodes[index]?.id ?? "", phase: "accumulate" }] : [];
  });
  const seed: Tie = { node: graph.nodes[trace.target]?.id ?? "", phase: "seed" };
  return [
    plain("class ComputationalGraph(object):"),
    plain("    def __init__(self):"),
    plain(`        self.nodes = []  # ${t`sorted topologically`}`),
    plain(""),
    plain("    def add(self, name, gate, operands):"),
    plain("        self.nodes.append((name, gate, operands))"),
    plain(""),
    plain("    def forward(self, inputs):"),
    plain("        self.values = dict(inputs)"),
    plain("        for name, gate, operands in self.nodes:"),
    tied("            self.values[name] = gate.forward(*[self.values[operand] for operand in operands])", ...all),
    plain("        return self.values"),
    plain(""),
    plain("    def backward(self, output):"),
    tied("        gradients = {output: np.ones_like(self.values[output])}", seed),
    plain("        for name, gate, operands in reversed(self.nodes):"),
    plain("            if name not in gradients:"),
    plain(`                continue  # ${t`the output does not depend on it`}`),
    tied("            for operand, gradient in zip(operands, gate.backward(gradients[name])):", ...back),
    tied("                known = gradients.get(operand)", ...adding),
    tied(
      `                gradients[operand] = gradient if known is None else known + gradient  # ${t`gradients add`}`,
      ...adding,
    ),
    plain("        return {name: gradients.get(name, np.zeros_like(value)) for name, value in self.values.items()}"),
    plain(""),
    plain(""),
  ];
}
