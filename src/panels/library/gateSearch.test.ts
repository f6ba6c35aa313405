import { expect, it } from "vitest";
import { gates } from "../../core/gates/index.ts";
import { gateAsked, gatesMatching } from "./gateSearch.ts";

const found = (query: string): readonly string[] =>
  gatesMatching(query).flatMap((family) => family.gates.map(({ name }) => name));

it("finds gates by name, function, sign and family", () => {
  expect(found("")).toEqual(gates.map(({ name }) => name));
  expect(found("sigm")).toContain("sigmoid");
  expect(found("ravel")).toEqual(["flatten"]);
  expect(found("@")).toEqual(["matmul"]);
  expect(found("images")).toEqual(["conv2d", "max_pool2d", "avg_pool2d"]);
  expect(found("Leaky  relu")).toEqual(["leaky_relu"]);
  expect(found("no such gate")).toEqual([]);
});

it("takes a link's gate by name or by a function", () => {
  expect(gateAsked("sigmoid")?.name).toBe("sigmoid");
  expect(gateAsked("ln")?.name).toBe("log");
  expect(gateAsked("index")?.name).toBe("index");
  expect(gateAsked("spread")).toBeUndefined();
  expect(gateAsked("constructor")).toBeUndefined();
  expect(gateAsked(null)).toBeUndefined();
});
