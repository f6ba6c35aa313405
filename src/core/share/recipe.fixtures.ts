import fc from "fast-check";
import { choices } from "./choices.ts";
import type { RecipeSetting } from "./recipe.ts";

/** Any recipe that a page can hold. */
export const recipeSettings = fc.record<RecipeSetting>(
  {
    method: fc.constantFrom(...choices.method),
    rate: fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
    steps: fc.integer({ min: 1, max: 100_000 }),
    parameters: fc.array(fc.stringMatching(/^[\wα-ω]{1,8}$/u), { minLength: 1, maxLength: 9 }),
  },
  { requiredKeys: [] },
);
