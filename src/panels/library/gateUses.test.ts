import { expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { gates } from "../../core/gates/index.ts";
import { examplesWith } from "./gateUses.ts";

const ids = (gate: string): readonly string[] => examplesWith(gate).map(({ id }) => id);

it("finds the examples that use a gate, through operators and functions of their own", () => {
  expect(ids("sigmoid")).toContain("l12");
  expect(ids("sigmoid")).not.toContain("l9");
  expect(ids("conv2d")).toEqual(["conv", "alexnet"]);
  expect(ids("add")).toContain("l7");
  expect(ids("module")).toEqual([]);
});

it("leaves no example without a gate, and names them in the gallery's order", () => {
  const used = new Set(gates.flatMap(({ name }) => ids(name)));
  for (const { id } of examples) expect(used, id).toContain(id);
  const order = examples.map(({ id }) => id);
  for (const { name } of gates) {
    const places = ids(name).map((id) => order.indexOf(id));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});
