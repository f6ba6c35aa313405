import type { Graph } from "./graph.ts";

/**
 * Numbers nodes by what they are: two nodes, of whatever graphs, get one number exactly where they are the same gates on
 * the same inputs. A value that is computed twice is one structure.
 */
export class Structures {
  readonly #numbers = new Map<string, number>();

  /** Index of node -> number of its structure. */
  of({ nodes }: Graph): readonly number[] {
    const numbers: number[] = [];
    for (const node of nodes) {
      const parts =
        node.kind === "input"
          ? ["input", node.name, node.value]
          : [
              node.gate,
              node.attributes,
              ...node.operands.map((o) => (o.kind === "wire" ? (numbers[o.node] ?? -1) : `literal ${String(o.value)}`)),
            ];
      const key = JSON.stringify(parts);
      const number = this.#numbers.get(key) ?? this.#numbers.size;
      this.#numbers.set(key, number);
      numbers.push(number);
    }
    return numbers;
  }
}

/**
 * Whether a graph computes what another did: the same output, all the nodes that are left, every name as it was, from
 * the same inputs.
 * @param gone nodes of the former graph that need not be there any more, and whose names may go
 */
export function computesTheSame(before: Graph, after: Graph, gone: ReadonlySet<number>): boolean {
  const structures = new Structures();
  const [was, is] = [structures.of(before), structures.of(after)];
  const [all, old] = [new Set(is), new Set(was)];
  const names = new Map(after.names);
  return (
    was[before.output] === is[after.output] &&
    was.every((structure, index) => gone.has(index) || all.has(structure)) &&
    before.names.every(([name, index]) => gone.has(index) || is[names.get(name) ?? -1] === was[index]) &&
    after.nodes.every((node, index) => node.kind === "gate" || old.has(is[index] ?? -1))
  );
}
