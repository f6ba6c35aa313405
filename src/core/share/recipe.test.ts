import * as v from "valibot";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeLink } from "./link.ts";
import { recipeSettings } from "./recipe.fixtures.ts";
import { recipeSchema, writeRecipe } from "./recipe.ts";

const notesOf = async (train: string) => {
  const outcome = await decodeLink(`#e=x*y&train=${train}`);
  if (outcome.kind !== "link") throw new Error(outcome.kind);
  return { train: outcome.state.train, notes: outcome.notes };
};

test.each([
  ["plain~1e-4~2000~w1,w2", { method: "plain", rate: 1e-4, steps: 2000, parameters: ["w1", "w2"] }],
  ["adam", { method: "adam" }],
  ["~.5", { rate: 0.5 }],
  ["~1E+2~~w", { rate: 100, parameters: ["w"] }],
  ["~~~__proto__", { parameters: ["__proto__"] }],
  ["", {}],
  ["~~~", {}],
])("train=%s is taken as it is written", async (text, recipe) => {
  expect(await notesOf(text)).toEqual({ train: recipe, notes: [] });
});

test.each([
  ["~0", { rate: 1e-12 }],
  ["~-3", { rate: 1e-12 }],
  ["~1e999", { rate: 1e12 }],
  ["~~1e30", { steps: 100_000 }],
  ["~~0", { steps: 1 }],
  ["~~-7", { steps: 1 }],
  ["~~1.5", { steps: 2 }],
])("train=%s is clamped, and the page says so", async (text, recipe) => {
  const { train, notes } = await notesOf(text);
  expect(train).toEqual(recipe);
  expect(notes).toEqual([`The setting train=${text} was taken as ${writeRecipe(recipe)}.`]);
});

test.each([
  "sgd",
  "plain~NaN",
  "plain~Infinity",
  "plain~0x10",
  "plain~1~2~w~more",
  "~~~,",
  "~1_0",
  "~".repeat(9000),
  `~~~${"w,".repeat(2000)}`,
])("train=%s is ignored, and the page says so", async (text) => {
  const { train, notes } = await notesOf(text);
  expect(train).toBeUndefined();
  expect(notes).toHaveLength(1);
});

test("what is written is read", () => {
  fc.assert(
    fc.property(recipeSettings, (recipe) => {
      expect(v.parse(recipeSchema, writeRecipe(recipe))).toEqual(recipe);
    }),
  );
});
