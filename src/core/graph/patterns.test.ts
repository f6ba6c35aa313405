import { describe, expect, it } from "vitest";
import { evaluate } from "../gates/evaluate.ts";
import type { Attributes, Constant, Gate, Writing } from "../gates/gate.ts";
import { gates } from "../gates/index.ts";
import { distinctTensor, gateCases, stream } from "../gates/tensorCases.fixtures.ts";
import { parse, parseExpression } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { substitute } from "../notation/simplify.ts";
import { nest } from "../tensor/nested.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { build } from "./build.ts";
import { collapse } from "./collapse.ts";
import type { Graph } from "./graph.ts";
import { indexOfId } from "./lookup.ts";
import { rootsOf } from "./patterns.ts";
import { recognise } from "./recognise.ts";
import { apart, differences, graphOf } from "./recognise.fixtures.ts";

const nowhere = { from: 0, to: 0 };

function exprOf(value: Constant): Expr {
  if (value === null) return { kind: "name", name: "None", span: nowhere };
  if (typeof value === "number") return { kind: "number", value, span: nowhere };
  return { kind: "list", items: value.map(exprOf), span: nowhere };
}

const writings = gates.flatMap((gate) => {
  const expansion: readonly Writing[] = gate.expansion === undefined ? [] : [{ text: gate.expansion }];
  return [...expansion, ...(gate.alsoWritten ?? [])].map(
    (writing) => [gate.name, writing.text, gate, writing] as const,
  );
});
const elementwise = writings.filter(([, , gate]) => gate.kind === "elementwise");
const tensorial = writings.filter(([, , gate]) => gate.kind === "tensor");

/** The text of a writing with what is told in place, and names of the operands as they are. */
function written({ text }: Writing, told: Attributes): string {
  const meaning = new Map(Object.entries(told).map(([name, value]) => [name, exprOf(value)]));
  const expr = substitute(parseExpression(text), meaning);
  // Subscripts are no children that a substitution reaches.
  return printExpr(expr).replace("[y]", `[${String(told["y"])}]`);
}

function results(graph: Graph, names: readonly string[]) {
  const trace = run(compile(graph), graph);
  const gradients = names.map((name) => indexOfId(graph, name)).map((at) => (at < 0 ? 0 : gradientOf(trace, at)));
  return [valueOf(trace, graph.output), ...gradients];
}

function calling(gate: Gate, args: readonly string[], told: Attributes): string {
  const spelt = Object.entries(told).map(([name, value]) => `${name}=${printExpr(exprOf(value))}`);
  if (gate.operator === "negate") return `-${args.join("")}`;
  if (gate.operator !== undefined) return args.join(` ${gate.operator} `);
  return `${gate.calls[0] ?? ""}(${[...args, ...spelt].join(", ")})`;
}

describe.each(elementwise)("the %s gate as %s", (_name, _text, gate, { text, where = {}, given, differs }) => {
  const numbers = [-1.75, -0.5, 0, 0.3, 2];
  const [, second] = gate.operands;
  const points = numbers.flatMap((a) => (second === undefined ? [[a]] : numbers.map((b) => [a, b])));
  const names = gate.operands.filter((name) => !(name in where));

  it("has the value and the gradients of the gate, except where it says that they differ", () => {
    let [compared, different] = [0, 0];
    for (const point of points) {
      const values = new Map(gate.operands.map((name, slot) => [name, where[name] ?? point[slot] ?? 0]));
      if (given !== undefined && evaluate(parseExpression(given), (name) => values.get(name) ?? 0) === 0) continue;
      const inputs = names.map((name) => `${name} = ${String(values.get(name))}`).join("; ");
      const called = calling(
        gate,
        gate.operands.map((name) => (name in where ? String(where[name]) : name)),
        {},
      );
      const [is = [], was = []] = [`f = ${text}; ${inputs}`, `f = ${called}; ${inputs}`].map((source) =>
        results(graphOf(source), names),
      );
      const [value = 0] = was;
      if (!Number.isFinite(value)) continue;
      const agrees = is.every((one, i) => apart(one, was[i] ?? Infinity) <= 1e-12);
      if (!agrees) different++;
      const what = `${inputs}: ${String(is)}, not ${String(was)}`;
      expect(apart(is[0] ?? Infinity, value), what).toBeLessThanOrEqual(1e-12);
      if (differs === undefined) expect(agrees, what).toBe(true);
      compared++;
    }
    expect(different > 0).toBe(differs !== undefined);
    expect(compared).toBeGreaterThan(2);
  });
});

describe.each(tensorial)("the %s gate as %s", (name, _text, gate, writing) => {
  it("is recognised, and has the value and the gradients of the gate", () => {
    let compared = 0;
    for (const [seed, { shapes, attributes }] of (gateCases.get(name) ?? []).entries()) {
      const random = stream(seed + 1);
      const counts = gate.kind === "tensor" ? (gate.counts?.(shapes, attributes) ?? {}) : {};
      const told = { ...attributes, ...counts };
      const inputs = gate.operands.map((operand, slot) => {
        const shape = shapes[slot] ?? [];
        return `${operand} = ${JSON.stringify(nest(distinctTensor(shape, random).data, 0, shape))}`;
      });
      const source = (text: string): string => `g = ${text}\nf = sum(g * cos(g))\n${inputs.join("\n")}`;
      const { graph } = build(parse(source(written(writing, told))).program);
      const called = graphOf(source(calling(gate, gate.operands, attributes)));
      const end = indexOfId(called, "g");
      // What is written for one example has another shape for several, or none.
      if (graph === null || graph.nodes[indexOfId(graph, "g")]?.shape.join() !== called.nodes[end]?.shape.join())
        continue;
      const found = recognise(graph).filter(({ output }) => output === indexOfId(graph, "g"));
      expect(found.map((one) => one.gate)).toEqual([name]);
      expect(differences(graph, collapse(graph, found))).toEqual([]);
      const [was, is] = [called, graph].map((one) => results(one, [...gate.operands, "g"]));
      for (const [i, value] of (was ?? []).entries()) expect(apart(value, is?.[i] ?? 0)).toBeLessThanOrEqual(1e-12);
      compared++;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

it("no gate is written out in terms of itself", () => {
  for (const gate of gates) expect(rootsOf(gate).has(gate.name)).toBe(true);
});
