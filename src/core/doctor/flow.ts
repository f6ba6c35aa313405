import type { Graph } from "../graph/graph.ts";
import { groupsAround, nodeAt, usesOf, wiredNodes } from "../graph/lookup.ts";
import type { Finding, Norm } from "./finding.ts";
import { elements, idOf, normOf, patientOf, type Patient } from "./naming.ts";
import { flowWords } from "./sentences.ts";
import { FEWEST_NORMS, VANISHED } from "./thresholds.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";

/** The size of the gradient on its way back, from the output to the inputs. */
export interface Flow {
  readonly along: "layers" | "turns";
  readonly norms: readonly Norm[];
}

/**
 * How large the gradient is at each layer, and after each turn of each loop; sequences too short to say anything left out.
 * A layer is what a matrix product or a convolution makes; layers equally far from the output count together.
 */
export function gradientFlows(trace: Trace): readonly Flow[] {
  const patient = patientOf(trace);
  const flows: Flow[] = [...turns(patient), { along: "layers", norms: layers(patient) }];
  return flows.filter(({ norms }) => norms.length >= FEWEST_NORMS);
}

const isLayer = (graph: Graph, index: number): boolean => {
  const node = nodeAt(graph, index);
  return node.kind === "gate" && (node.gate === "matmul" || node.gate === "conv2d");
};

function layers(patient: Patient): readonly Norm[] {
  const { graph, reached, target } = patient.trace;
  // Index of node -> layers on the longest way from the target to it.
  const depth = new Int32Array(graph.nodes.length);
  const found: number[][] = [];
  for (let index = target; index >= 0; index--) {
    if (reached[index] !== true) continue;
    const own = depth[index] ?? 0;
    const isOne = isLayer(graph, index);
    if (isOne) (found[own] ??= []).push(index);
    for (const operand of wiredNodes(nodeAt(graph, index)))
      depth[operand] = Math.max(depth[operand] ?? 0, own + (isOne ? 1 : 0));
  }
  return found.map((nodes) => norm(patient, nodes.toReversed(), null));
}

/** @param label null: the names of the nodes */
function norm(patient: Patient, nodes: readonly number[], label: string | null): Norm {
  return {
    label: label ?? nodes.map((index) => patient.telling.symbol(index).text).join(", "),
    nodes: nodes.map((index) => idOf(patient, index)),
    norm: normOf(nodes.map((index) => elements(patient, "gradients", index))),
  };
}

/** For each loop that is not within another: its turns from the last to the first, by what each hands on. */
function turns(patient: Patient): readonly Flow[] {
  const { graph, reached } = patient.trace;
  // Loop, by where it stands -> turn, by its name -> what leaves that turn.
  const loops = new Map<string, Map<string, number[]>>();
  const put = (loop: string, turn: string, index: number): void => {
    const known = loops.get(loop) ?? new Map<string, number[]>();
    loops.set(loop, known);
    known.set(turn, [...(known.get(turn) ?? []), index]);
  };
  for (const [index, node] of graph.nodes.entries()) {
    if (reached[index] !== true) continue;
    if (node.kind === "gate" && node.module?.kind === "turn" && node.group === null) {
      put(`closed ${node.name ?? ""}`, node.module.name, index);
      continue;
    }
    const outermost = groupsAround(graph, node).at(-1);
    const group = outermost === undefined ? undefined : graph.groups[outermost];
    if (group?.kind !== "turn" || outermost === undefined || !leaves(graph, index, outermost)) continue;
    put(`${String(group.span.from)} ${String(group.span.to)}`, group.name, index);
  }
  return [...loops.values()].map((loop) => ({
    along: "turns",
    norms: [...loop].toReversed().map(([turn, nodes]) => norm(patient, nodes, turn)),
  }));
}

/** Whether a node of a group is used outside of it, or is what the graph computes. */
function leaves(graph: Graph, index: number, group: number): boolean {
  const isInside = (gate: number): boolean => groupsAround(graph, nodeAt(graph, gate)).includes(group);
  return index === graph.output || (usesOf(graph)[index] ?? []).some(({ gate }) => !isInside(gate));
}

/** Gradients that shrink or grow from layer to layer or from turn to turn. */
export function flowFindings({ trace }: Patient): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { along, norms } of gradientFlows(trace)) {
    const [first, last] = [norms[0]?.norm ?? 0, norms.at(-1)?.norm ?? 0];
    const ratio = last / first;
    // Where a gradient is 0 it does not fade but is blocked, and where it is not finite there is no ratio.
    if (!Number.isFinite(ratio) || norms.some((one) => one.norm === 0)) continue;
    const ailment = ratio < VANISHED ? "vanishing" : ratio > 1 / VANISHED ? "exploding" : null;
    // What the turns show the layers within them show again.
    if (ailment === null || found.has(ailment)) continue;
    const steps = norms.length - 1;
    found.set(ailment, {
      ailment,
      severity: "warning",
      nodes: norms.toReversed().flatMap(({ nodes }) => nodes),
      ...flowWords(ailment, along === "layers" ? t`the layers` : t`the turns of the loop`, steps, ratio),
      numbers: { ratio, steps, perStep: ratio ** (1 / steps) },
      norms,
    });
  }
  return [...found.values()];
}
