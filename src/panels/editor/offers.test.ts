import { expect, it } from "vitest";
import { gates } from "../../core/gates/index.ts";
import { makers } from "../../core/gates/makers.ts";
import { parse } from "../../core/language/parse.ts";
import { offers } from "./offers.ts";

it("every function that a program may call is offered, with a line that says what it is", () => {
  const offered = new Set(offers.map(({ name }) => name));
  for (const name of [...gates.flatMap((gate) => gate.calls), ...makers.keys()]) expect(offered, name).toContain(name);
  for (const { name, says } of offers) expect(says, name).toMatch(/^\S.{8,180}\.$/);
});

it("offers names that the parser reads as calls", () => {
  for (const { name } of offers) expect(parse(`${name}(x)`).program.statements, name).toHaveLength(1);
});
