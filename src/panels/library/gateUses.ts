import { build } from "../../core/graph/build.ts";
import { readAny } from "../../core/readAny.ts";
import { examples, type Example } from "../../examples/index.ts";

let uses: ReadonlyMap<string, readonly Example[]> | null = null;

/** The examples whose graph has a gate of that name, in the order of the gallery. Every example is built once, when first asked. */
export function examplesWith(gate: string): readonly Example[] {
  uses ??= usesIn(examples);
  return uses.get(gate) ?? [];
}

function usesIn(all: readonly Example[]): ReadonlyMap<string, readonly Example[]> {
  const found = new Map<string, Example[]>();
  for (const example of all) {
    const nodes = build(readAny(example.source).program).graph?.nodes ?? [];
    const used = new Set(nodes.flatMap((node) => (node.kind === "gate" ? [node.gate] : [])));
    for (const gate of used) found.set(gate, [...(found.get(gate) ?? []), example]);
  }
  return found;
}
