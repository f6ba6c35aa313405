import { readAny } from "../readAny.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Nested } from "../tensor/tensor.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";
import { indexOfId } from "./lookup.ts";

export function graphOf(source: string): Graph {
  const { program, diagnostics } = readAny(source);
  const built = build(program);
  const [problem] = [...diagnostics, ...built.diagnostics];
  if (built.graph === null || problem !== undefined) throw new Error(`${problem?.message ?? ""} in ${source}`);
  return built.graph;
}

const flat = (value: Nested): readonly number[] => (typeof value === "number" ? [value] : value.flatMap(flat));

/** Absolute below 1, relative above; infinite where shapes differ. Two infinities, or two NaN, are equal. */
export function apart(a: Nested, b: Nested): number {
  const [left, right] = [flat(a), flat(b)];
  if (left.length !== right.length) return Infinity;
  return Math.max(
    0,
    ...left.map((x, i) => {
      const y = right[i] ?? Number.NaN;
      return Object.is(x, y) || x === y ? 0 : Math.abs(x - y) / Math.max(1, Math.abs(x), Math.abs(y));
    }),
  );
}

/** Values and gradients of every node of `after` are those of the node of that id in `before`: what is not, in words. */
export function differences(before: Graph, after: Graph, tolerance = 1e-12): readonly string[] {
  const [was, is] = [run(compile(before), before), run(compile(after), after)];
  return after.nodes.flatMap(({ id }, index) => {
    const old = indexOfId(before, id);
    if (old < 0) return [`${id} is new`];
    return (["value", "gradient"] as const).flatMap((what) => {
      const read = what === "value" ? valueOf : gradientOf;
      const [a, b] = [read(was, old), read(is, index)];
      return apart(a, b) <= tolerance ? [] : [`${what} of ${id}: ${JSON.stringify(a)}, now ${JSON.stringify(b)}`];
    });
  });
}
