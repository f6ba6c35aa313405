import { gateNamed } from "../../core/gates/index.ts";
import { titleOf } from "../../core/gates/title.ts";
import type { Graph } from "../../core/graph/graph.ts";
import { groupName } from "../../core/graph/groupName.ts";
import { indexOfId } from "../../core/graph/lookup.ts";
import { symbols } from "../../core/notation/symbols.ts";
import { msg, t, translated } from "../../core/words/t.ts";

/** A node or a group, with all that it can be found by. */
export interface Entry {
  readonly kind: "node" | "group";
  /** Index of the node or of the group in the full graph. */
  readonly index: number;
  /** As the canvas calls it; empty for what has no name there. */
  readonly name: string;
  /** What it is, in the words that are shown: `multiply`, `input`, `function`. */
  readonly gate: string;
  /** What stands in the program for it, shortened. */
  readonly expression: string;
  /** The same, ready to be compared. */
  readonly key: string;
  readonly gateKey: string;
  readonly expressionKey: string;
}

/** Characters of an expression that are looked through and shown. */
const LONGEST = 160;

/** Letters that mean the same are the same: u₁ is u1. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll("\u2212", "-");
const tight = (text: string): string => plain(text).replaceAll(/\s+/g, "");

const kinds = { call: msg`function`, turn: msg`loop turn`, gate: msg`gate` } as const;

/**
 * All that can be found, in the order of computation, groups before nodes.
 * @param shown the graph on the canvas, whose names for unnamed values hold; `graph` may have more in it
 * @param source the text that the spans point into
 */
export function entriesOf(graph: Graph, shown: Graph, source: string): readonly Entry[] {
  const named = symbols(graph);
  const namedThere = symbols(shown);
  const entry = (
    kind: Entry["kind"],
    index: number,
    name: string,
    gate: string,
    also: string,
    span: { readonly from: number; readonly to: number } | null,
  ): Entry => {
    const expression = span === null ? "" : source.slice(span.from, Math.min(span.to, span.from + LONGEST));
    const key = plain(name);
    return {
      kind,
      index,
      name,
      gate,
      expression,
      key,
      gateKey: plain(`${gate} ${also}`),
      expressionKey: tight(expression),
    };
  };
  // English words find it in every language.
  const groups = graph.groups.map((group, index) => {
    const kind = kinds[group.kind];
    const span = group.kind === "call" ? group.span : null;
    return entry("group", index, groupName(group), translated(kind), `${kind} ${group.key}`, span);
  });
  const nodes = graph.nodes.map((node, index) => {
    const there = namedThere[indexOfId(shown, node.id)];
    const name = there?.text ?? (node.name === null ? "" : (named[index]?.text ?? ""));
    if (node.kind === "input") return entry("node", index, name, t`input`, "input", node.span);
    const gate = gateNamed(node.gate);
    return entry("node", index, name, titleOf(gate), `${gate.title} ${gate.symbol}`, node.span);
  });
  return [...groups, ...nodes];
}

/** How well a word fits an entry, 0 best; null where it does not. */
function rank({ name, key, gateKey, expressionKey }: Entry, word: string, typed: string): number | null {
  if (key === word) return name === typed ? 0 : 1;
  if (key.startsWith(word)) return 2;
  if (gateKey.startsWith(word)) return 3;
  if (key.includes(word)) return 4;
  if (gateKey.includes(word)) return 5;
  return expressionKey.includes(word) ? 6 : null;
}

export interface Found {
  /** The best, as many as were asked for. */
  readonly entries: readonly Entry[];
  /** How many there are in all. */
  readonly count: number;
}

/** Entries in which each word of a query is found, those whose name it is first; equals in the order of computation. */
export function search(entries: readonly Entry[], query: string, most: number): Found {
  const typed = query.split(/\s+/).filter((word) => word !== "");
  const words = typed.map(plain);
  if (words.length === 0) return { entries: [], count: 0 };
  const ranked: Entry[][] = [];
  let count = 0;
  for (const each of entries) {
    let sum: number | null = 0;
    for (const [i, word] of words.entries()) {
      const one: number | null = rank(each, word, typed[i] ?? "");
      sum = one === null ? null : sum + one;
      if (sum === null) break;
    }
    if (sum === null) continue;
    count++;
    (ranked[sum] ??= []).push(each);
  }
  const best: Entry[] = [];
  for (const equals of ranked) {
    if (best.length >= most) break;
    if (equals !== undefined) best.push(...equals.slice(0, most - best.length));
  }
  return { entries: best, count };
}
