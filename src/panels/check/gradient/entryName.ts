import { symbols } from "../../../core/notation/symbols.ts";
import type { Trace } from "../../../core/trace/trace.ts";

/** `W[0, 1]`, an entry counted row by row; of a number its name alone. */
export function entryName({ graph, shapes }: Trace, input: number, entry: number): string {
  const shape = shapes[input] ?? [];
  const at: number[] = [];
  let rest = entry;
  for (const extent of shape.toReversed()) {
    at.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  const name = symbols(graph)[input]?.text ?? "";
  return at.length === 0 ? name : `${name}[${at.join(", ")}]`;
}
