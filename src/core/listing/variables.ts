import type { Graph, GraphNode } from "../graph/graph.ts";
import { symbols } from "../notation/symbols.ts";

/** Index of node -> the variables of its value and of its gradient. */
export interface Variables {
  readonly values: readonly string[];
  readonly gradients: readonly string[];
}

/**
 * What a listing calls the values of a graph and their gradients, so that no two have one name. Whoever is named in the program
 * keeps that name; words of `reserved`, and gradients whose name is taken, get an underscore.
 * @param output index of what is differentiated
 */
export function variablesOf(graph: Graph, output: number, reserved: ReadonlySet<string>): Variables {
  const taken = new Set(reserved);
  const claim = (wanted: string): string => {
    let name = wanted;
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const values = new Array<string>(graph.nodes.length).fill("");
  const gradients = [...values];
  const all = [...graph.nodes.entries()];
  // Bound for good, bound again further down, and without a name but for that of the output; each keeps off those before it.
  const lasting = all.filter(([, node]) => node.name !== null && node.id === node.name);
  const rebound = all.filter(([, node]) => node.name !== null && node.id !== node.name);
  const unnamed = all.filter(([, node]) => node.name === null);
  const isFree = ([, node]: readonly [number, GraphNode]): boolean => !taken.has(node.id);
  const [plain, clashing] = [lasting.filter(isFree), lasting.filter((entry) => !isFree(entry))];
  for (const [index, { id }] of [...plain, ...clashing, ...rebound]) values[index] = claim(legal(id));
  const hasName = all[output]?.[1].name !== null;
  if (!hasName) values[output] = taken.has("f") ? claim("out") : claim("f");
  for (const [index, { id }] of [...lasting, ...rebound]) gradients[index] = claim(`d${legal(id)}`);
  if (!hasName) gradients[output] = claim(`d${values[output] ?? ""}`);
  const called = symbols(graph);
  for (const [index] of unnamed) {
    if (index === output) continue;
    // As the drawing calls it.
    const name = claim(`u${called[index]?.subscript ?? ""}`);
    values[index] = name;
    gradients[index] = claim(`d${name}`);
  }
  return { values, gradients };
}

/** `h#1` as `h_1`. */
function legal(id: string): string {
  return id.replace(/[^\p{ID_Continue}]/gu, "_");
}
