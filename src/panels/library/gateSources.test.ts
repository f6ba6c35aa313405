import { describe, expect, it } from "vitest";
import { gates } from "../../core/gates/index.ts";
import { filesOf } from "./gateSources.ts";

describe.each(gates.map(({ name }) => [name]))("the source of the %s gate", (name) => {
  it("is one file of under 40 lines, which holds that gate and no other", () => {
    const files = filesOf(name);
    expect(files.map(({ file }) => file)).toHaveLength(1);
    const text = files[0]?.text ?? "";
    expect(text.split("\n").length).toBeLessThan(40);
    const others = gates.filter(
      (gate) => gate.name !== name && filesOf(gate.name).some((other) => other.text === text),
    );
    expect(others).toEqual([]);
    expect(text).toMatch(/title: msg`/);
  });
});

it("is nowhere for a gate that is none", () => {
  expect(filesOf("module")).toEqual([]);
});
