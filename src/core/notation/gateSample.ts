import type { Gate } from "../gates/gate.ts";
import { build } from "../graph/build.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { indexOfId, nodeAt } from "../graph/lookup.ts";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { formulaOf } from "./formula.ts";
import { numberExpr, substitute } from "./simplify.ts";

/** A small program of one gate and its operands, to show the gate by. */
export interface GateSample {
  /** The gate as a student types it: `a + b`, `x[1]`. */
  readonly call: string;
  readonly source: string;
  readonly graph: Graph;
  /** Index of the gate in the graph. */
  readonly index: number;
  readonly node: GateNode;
}

/** Operands that are numbers: 3 and 2 tell a power from its converse, and a sum from a product. */
const alone = 0.5;
const several = [3, 2];

/**
 * A gate on single numbers over its operands, some of them a literal that lives inside the gate.
 * @param literals operand -> that number
 */
export function sampleOf(gate: Gate, literals: ReadonlyMap<string, number>): GateSample {
  const free = gate.operands.filter((name) => gate.defaults?.[name] === undefined);
  const values = new Map(free.map((name, slot) => [name, free.length === 1 ? alone : (several[slot] ?? alone)]));
  const wires = gate.operands.filter((name) => !literals.has(name));
  const formula = formulaOf(gate, gate.operands.length);
  const call = printExpr(substitute(formula, new Map([...literals].map(([name, value]) => [name, numberExpr(value)]))));
  return sampled(
    gate.kind,
    call,
    wires.map((name) => `${name} = ${String(values.get(name) ?? gate.defaults?.[name] ?? alone)}`),
  );
}

/** The first of these programs that builds: a gate on numbers is the output; the others are squared, and summed where need be. */
function sampled(kind: Gate["kind"], call: string, given: readonly string[]): GateSample {
  const programs: readonly (readonly string[])[] =
    kind === "elementwise" ? [[`f = ${call}`]] : ["f = q^2", "f = sum(q^2)"].map((end) => [`q = ${call}`, end]);
  for (const program of programs) {
    const source = [...program, ...given].join("\n");
    const { graph } = build(parse(source).program);
    if (graph === null) continue;
    const index = indexOfId(graph, kind === "elementwise" ? "f" : "q");
    const node = nodeAt(graph, index);
    if (node.kind === "gate") return { call, source, graph, index, node };
  }
  throw new Error(`The sample ${call} does not build.`);
}

const known = new Map<Gate, GateSample>();

/** The program that shows a gate. */
export function gateSample(gate: Gate): GateSample {
  let sample = known.get(gate);
  if (sample === undefined) {
    const [call, ...given] = gate.sample?.split("; ") ?? [];
    sample = call === undefined ? sampleOf(gate, new Map()) : sampled(gate.kind, call, given);
    known.set(gate, sample);
  }
  return sample;
}
