import type { Graph } from "../../core/graph/graph.ts";

/** Names of the gradients that a backward pass of this graph would write, from the output back to the inputs. */
export function blanksFor({ nodes, output, names }: Graph): readonly string[] {
  const taken = new Set(names.map(([name]) => name));
  const last = new Map(names.map(([name, index]) => [index, name]));
  return nodes
    .map((node, index) => ({ node, name: last.get(index), index }))
    .filter(({ node, name, index }) => {
      const isTold = node.kind === "input" && node.told === true;
      return name !== undefined && index !== output && node.group === null && !isTold && !taken.has(`d${name}`);
    })
    .map(({ name }) => `d${name ?? ""}`)
    .reverse();
}
