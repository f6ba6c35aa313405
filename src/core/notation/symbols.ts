import type { Graph } from "../graph/graph.ts";
import { letters, LONGEST } from "./letters.ts";
import { partsLatex, partsOf, type NameParts } from "./nameParts.ts";

/** How a node is called in formulas, sentences and in the drawing. */
export interface Symbol_ {
  /** Plain text: `w0`, `u₁`. */
  readonly text: string;
  /** The letter or word before the subscript, as the drawing shows it: `w`, `θ`, `bias`. */
  readonly base: string;
  /** `0`; empty where there is none. */
  readonly subscript: string;
  /** `w_{0}` */
  readonly latex: string;
  /** False for the intermediate values that we call u₁, u₂ … */
  readonly named: boolean;
}

/** Later bindings of one name are told apart by a number in parentheses above: h⁽²⁾. */
function symbolOf(name: string, parts: NameParts, binding: string): Symbol_ {
  const mark = binding === "" ? "" : `⁽${[...binding].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit).join("")}⁾`;
  return {
    text: `${name}${mark}`,
    base: `${letters(parts.base)}${mark}`,
    subscript: parts.subscripts.map(letters).join(","),
    latex: `${partsLatex(parts)}${binding === "" ? "" : `^{(${binding})}`}`,
    named: true,
  };
}

function numbered(count: number): Symbol_ {
  const below = [...String(count)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? digit).join("");
  return { text: `u${below}`, base: "u", subscript: String(count), latex: `u_{${count}}`, named: false };
}

const made = new WeakMap<Graph, readonly Symbol_[]>();

/**
 * Index of node -> its symbol. No two differ only in how they were typed: after `w0`, a name `w_0` stays as it is typed.
 * Unnamed values are u₁, u₂ … in topological order, numbers that the program uses itself left out.
 */
export function symbols(graph: Graph): readonly Symbol_[] {
  const known = made.get(graph);
  if (known !== undefined) return known;
  const owners = new Map<string, string>();
  const named = graph.nodes.map((node) => {
    if (node.name === null) return null;
    const parts = partsOf(node.name);
    const key = partsLatex(parts);
    const owner = owners.get(key) ?? node.name;
    owners.set(key, owner);
    const binding = /#(\d+)$/.exec(node.id)?.[1] ?? "";
    return symbolOf(
      node.name.length > LONGEST ? letters(node.name) : node.name,
      owner === node.name ? parts : { base: node.name, subscripts: [] },
      binding,
    );
  });
  let count = 0;
  const all = named.map((symbol) => {
    if (symbol !== null) return symbol;
    do count++;
    while (owners.has(`u_{${count}}`));
    return numbered(count);
  });
  made.set(graph, all);
  return all;
}
