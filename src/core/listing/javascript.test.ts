import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { gateCases } from "../gates/tensorCases.fixtures.ts";
import { gates } from "../gates/index.ts";
import { gateSample } from "../notation/gateSample.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { differentiate } from "../differentiate.ts";
import { differences, listed, runScript } from "./javascript.fixtures.ts";

const sourceOf = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";

/** The listing without the functions at its top. */
const bodyOf = (source: string): string => {
  const { text } = listed(source);
  return text.slice(text.indexOf("// inputs"));
};

describe("a JavaScript listing, run as it stands, has the value and the gradients", () => {
  it.each(examples)("of the example $id", ({ source }) => {
    expect(differences(source)).toEqual([]);
  });

  it.each(["scalar", "tensor", "losses"])("of the %s programs that PyTorch knows", (name) => {
    const file = new URL(`../reference/${name}.json`, import.meta.url);
    const cases = JSON.parse(readFileSync(file, "utf8")) as readonly { readonly source: string }[];
    expect(cases.length).toBeGreaterThan(40);
    const wrong = cases.flatMap(({ source }) => differences(source, "shared").map((text) => `${source}\n${text}`));
    expect(wrong).toEqual([]);
  });

  it.each(gates)("of the $name gate alone", (gate) => {
    expect(differences(gateSample(gate).source)).toEqual([]);
  });

  it.each([
    ["scalars", 1000, (seed: number) => write(generate(random(seed)), random(seed))],
    ["tensors", 500, (seed: number) => writeTensors(generateTensors(random(seed)), random(seed))],
  ] as const)("of random programs of %s", { timeout: 60_000 }, (_name, count, sourceFor) => {
    let compared = 0;
    const wrong: string[] = [];
    for (let seed = 1; compared < count && seed < 4 * count; seed++) {
      const source = sourceFor(seed);
      if (!differentiate(source).ok) continue;
      compared++;
      wrong.push(...differences(source, "shared").map((text) => `seed ${String(seed)}: ${text}\n${source}`));
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(compared).toBe(count);
  });
});
