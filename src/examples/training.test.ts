import { describe, expect, it } from "vitest";
import { train } from "../core/index.ts";
import { examples } from "./index.ts";

/** The losses that an example's recipe gives. */
function losses(id: string): readonly number[] {
  const example = examples.find((one) => one.id === id);
  const { rate = Number.NaN, steps = 0, ...rest } = example?.settings?.train ?? {};
  const options = { rate, steps, method: rest.method ?? "plain" } as const;
  return Array.from(train(example?.source ?? "", options), ({ loss }) => loss);
}

describe("the recipes of the gallery", () => {
  it("gd comes to the line that least squares give", () => {
    // y = [1, 3, 5, 6] over x = [0, 1, 2, 3]: slope 8.5 / 5 = 1.7, and what is left is [−0.2, 0.1, 0.4, −0.3].
    expect(losses("gd").at(-1)).toBeCloseTo((0.04 + 0.01 + 0.16 + 0.09) / 4, 5);
  });

  it.each([
    ["svmtrain", 0.01],
    ["softmaxtrain", 0.1],
    ["spiral", 0.1],
    ["digits", 0.01],
  ])("%s learns: its loss falls below %d, and is lower at the end than halfway", (id, least) => {
    const all = losses(id);
    expect(all.at(-1)).toBeLessThan(least);
    expect(all.at(-1)).toBeLessThan(all[Math.floor(all.length / 2)] ?? 0);
  });
});
