import { describe, expect, it } from "vitest";
import { hasSteps, traceJson } from "./json.ts";
import { traceOf } from "./export.fixtures.ts";

interface Written {
  readonly nodes: readonly { id: string; value: unknown; gradient: unknown; operands: readonly unknown[] }[];
  readonly steps: readonly { kind: string; node: string; slots?: readonly { downstream: unknown }[] }[] | null;
  readonly [key: string]: unknown;
}

const written = (source: string, moment = "0"): Written =>
  JSON.parse(traceJson(traceOf(source), { source, moment })) as Written;

describe("a trace as JSON", () => {
  const l7 = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";

  it("holds the program, the moment, the nodes and the steps", () => {
    const json = written(l7, "b2");
    expect(json).toMatchObject({
      ...{ format: "backstep", version: 1, source: l7, moment: "b2", output: "f", target: "f" },
      ...{ grain: "gate", arithmetic: "exact", forwardSteps: 2, groups: [] },
    });
    expect(json.nodes.find(({ id }) => id === "z")).toMatchObject({ gate: "input", value: -4, gradient: 3, shape: [] });
    const f = json.nodes.find(({ id }) => id === "f");
    expect(f).toMatchObject({ gate: "multiply", value: -12, gradient: 1 });
    expect(f?.operands).toEqual([{ node: "f.1" }, { node: "z" }]);
    expect(json.steps?.map(({ kind }) => kind)).toEqual(["forward", "forward", "seed", "backward", "backward"]);
    expect(json.steps?.at(-1)?.slots?.map(({ downstream }) => downstream)).toEqual([-4, -4]);
  });

  it("names numbers that JSON has no word for", () => {
    const { nodes } = written("f = log(x) * 0\nx = 0");
    expect(nodes.map(({ value }) => value)).toEqual([0, "-Infinity", "NaN"]);
  });

  it("writes tensors as nested lists, and literals as constants", () => {
    const { nodes } = written("f = sum(2 * W)\nW = [[1, 2], [3, 4]]");
    expect(nodes[0]?.value).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(nodes[1]?.operands).toEqual([{ constant: 2 }, { node: "W" }]);
  });

  it("leaves out steps of more than a million numbers", () => {
    const trace = traceOf("f = sum(relu(W) * 2)\nW = zeros(500, 500)");
    expect(hasSteps(trace)).toBe(false);
    expect((JSON.parse(traceJson(trace, { source: "", moment: "0" })) as Written).steps).toBeNull();
  });
});
