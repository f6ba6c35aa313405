import type { Graph, NodeId } from "../graph/graph.ts";
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
  operand: (_name, wire) => {
    const blob = `bottom[${String(wire)}].data`;
    return { forward: blob, backward: blob };
  },
  out: "top[0].data",
  upstream: "top_diff",
};

export const caffeWords: ReadonlySet<string> = new Set([...numpyWords, "Blob", "SplitLayer", "Net", "net"]);

const base = (): readonly string[] =>
  `class Blob(object):
    """${t`What layers hand each other: data going forward, diff, its gradient, going backward.`}"""

    def __init__(self, data=None):
        self.data = data
        self.diff = None


class Net(object):
    def __init__(self):
        self.blobs = {}
        self.layers = []

    def add(self, layer, bottom, top):
        for name in top:
            self.blobs[name] = Blob()
        self.layers.append((layer, [self.blobs[name] for name in bottom], [self.blobs[name] for name in top]))
`.split("\n");

/** The graph as a net of Caffe's layers: bottom blobs below, top blobs above, a split layer where a value is used again. */
export function caffeListing(graph: Graph, trace: Trace): Listing {
  const isFinite = isCalm(trace);
  const used = new Set<string>();
  const classes = new GateClasses("Layer");
  const layers = layersOf(classes, { graph, trace, names, isFinite, used });
  const variables = variablesOf(graph, trace.target, new Set([...caffeWords, ...classes.names]));
  const variable = (index: number): string => variables.values[index] ?? "";
  const blobs = new Blobs(graph, variables.values);
  const nodes = [...graph.nodes.entries()];
  const net = nodes.flatMap(([index, node]): readonly ListingLine[] => {
    const split = splitLine(blobs, index, node.id, variable(index));
    if (node.kind === "input") return [plain(`net.blobs["${variable(index)}"] = Blob(${variable(index)})`), ...split];
    const made = layers.get(index);
    const bottom = node.operands.flatMap((operand, slot) =>
      operand.kind === "wire" ? [`"${blobs.at(index, slot)}"`] : [],
    );
    const slots = made?.layer.backward.map(({ slot }) => slot) ?? [];
    const ties = [...forwardTies([node.id]), ...backwardTies([node.id], slots)];
    return [tied(`net.add(${made?.made ?? ""}, [${bottom.join(", ")}], ["${variable(index)}"])`, ...ties), ...split];
  });
  const inputs = nodes.flatMap(([index, node]) => (node.kind === "input" ? [{ node, variable: variable(index) }] : []));
  const output = variable(trace.target);
  const seed: Tie = { node: graph.nodes[trace.target]?.id ?? "", phase: "seed" };
  const sums = nodes.flatMap(([index, { id }]): readonly NodeId[] => (blobs.count(index) > 1 ? [id] : []));
  return [
    ...preamble(isFinite, used),
    ...classes.lines(classLines),
    ...(sums.length === 0 ? [] : splitClass(sums)),
    ...netClass(graph, trace),
    plain(`# ${t`inputs`}`),
    ...inputLines(graph, inputs, aroundInputs(isFinite)),
    plain(""),
    plain(`# ${t`the net, from the bottom to the top`}`),
    plain("net = Net()"),
    ...net,
    plain(""),
    tied("net.forward()", ...forwardTies([...layers.keys()].map((index) => graph.nodes[index]?.id ?? ""))),
    tied(`net.blobs["${output}"].diff = np.ones_like(net.blobs["${output}"].data)`, seed),
    plain("net.backward()"),
    plain(""),
    printLine(output, `net.blobs["${output}"].data`, graph.nodes[trace.target]?.shape ?? []),
    ...nodes.flatMap(([index, node]) =>
      node.kind === "input"
        ? [printLine(variables.gradients[index] ?? "", `net.blobs["${variable(index)}"].diff`, node.shape)]
        : [],
    ),
  ];
}

/** The blobs that come out of each value: itself, or a copy for each use of it. */
class Blobs {
  readonly #names: readonly string[];
  readonly #taken: Set<string>;
  readonly #uses: ReturnType<typeof usesOf>;
  readonly #copies = new Map<string, string>();
  readonly #graph: Graph;

  constructor(graph: Graph, variables: readonly string[]) {
    this.#graph = graph;
    this.#names = variables;
    this.#taken = new Set(variables);
    this.#uses = usesOf(graph);
  }

  count(index: number): number {
    return this.#uses[index]?.length ?? 0;
  }

  /** The copies that a split layer makes of a value, one for each use. */
  split(index: number): readonly string[] {
    return (this.#uses[index] ?? []).map(({ gate, slot }, i) => {
      let name = `${this.#names[index] ?? ""}_split_${String(i)}`;
      while (this.#taken.has(name)) name += "_";
      this.#taken.add(name);
      this.#copies.set(`${String(gate)} ${String(slot)}`, name);
      return name;
    });
  }

  /** The blob that comes into a slot. */
  at(gate: number, slot: number): string {
    const node = this.#graph.nodes[gate];
    const operand = node?.kind === "gate" ? node.operands[slot] : undefined;
    const name = operand?.kind === "wire" ? this.#names[operand.node] : undefined;
    return this.#copies.get(`${String(gate)} ${String(slot)}`) ?? name ?? "";
  }
}

function splitLine(blobs: Blobs, index: number, node: NodeId, variable: string): readonly ListingLine[] {
  if (blobs.count(index) < 2) return [];
  const copies = blobs.split(index).map((name) => `"${name}"`);
  return [tied(`net.add(SplitLayer(), ["${variable}"], [${copies.join(", ")}])`, { node, phase: "accumulate" })];
}

function classLines(
  { backward, forward, parameters }: Layer,
  name: string,
  nodes: readonly NodeId[],
): readonly ListingLine[] {
  const slots = backward.map(({ slot }) => slot);
  return [
    plain(`class ${name}(object):`),
    ...initLines(parameters).map(plain),
    tied("    def forward(self, bottom, top):", ...forwardTies(nodes)),
    tied(`        top[0].data = ${forward}`, ...forwardTies(nodes)),
    plain(""),
    tied("    def backward(self, top, propagate_down, bottom):", ...backwardTies(nodes, slots)),
    tied("        top_diff = top[0].diff", ...backwardTies(nodes, slots)),
    ...backward.flatMap(({ slot, text }, wire) => [
      tied(`        if propagate_down[${String(wire)}]:`, ...backwardTies(nodes, [slot])),
      tied(`            bottom[${String(wire)}].diff = ${text}`, ...backwardTies(nodes, [slot])),
    ]),
    plain(""),
    plain(""),
  ];
}

/** Caffe's own layer for a value that is used again: forward copies, backward a sum. */
function splitClass(nodes: readonly NodeId[]): readonly ListingLine[] {
  const ties = nodes.map((node): Tie => ({ node, phase: "accumulate" }));
  return [
    plain("class SplitLayer(object):"),
    plain("    def forward(self, bottom, top):"),
    plain("        for blob in top:"),
    plain("            blob.data = bottom[0].data"),
    plain(""),
    tied("    def backward(self, top, propagate_down, bottom):", ...ties),
    tied("        bottom[0].diff = sum(blob.diff for blob in top if blob.diff is not None)", ...ties),
    plain(""),
    plain(""),
  ];
}

function netClass(graph: Graph, trace: Trace): readonly ListingLine[] {
  const gates = graph.nodes.flatMap((node, index) => (node.kind === "gate" ? [{ node, index }] : []));
  const forth = forwardTies(gates.map(({ node }) => node.id));
  const back = gates.flatMap(({ node, index }) =>
    trace.reached[index] === true
      ? backwardTies(
          [node.id],
          node.operands.flatMap((operand, slot) => (operand.kind === "wire" ? [slot] : [])),
        )
      : [],
  );
  return [
    ...base().map(plain),
    plain("    def forward(self):"),
    plain("        for layer, bottom, top in self.layers:"),
    tied("            layer.forward(bottom, top)", ...forth),
    plain(""),
    plain("    def backward(self):"),
    plain("        for layer, bottom, top in reversed(self.layers):"),
    plain("            if any(blob.diff is not None for blob in top):"),
    tied("                layer.backward(top, [True] * len(bottom), bottom)", ...back),
    plain("        for blob in self.blobs.values():"),
    plain("            if blob.diff is None:"),
    plain(`                blob.diff = np.zeros_like(blob.data)  # ${t`the output does not depend on it`}`),
    plain(""),
    plain(""),
  ];
}
