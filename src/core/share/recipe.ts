import * as v from "valibot";
import { choices } from "./choices.ts";

/** What of the recipe for training differs from what the text says; what is left out is as the text has it. */
export interface RecipeSetting {
  readonly method?: (typeof choices.method)[number];
  /** What the gradient is multiplied by in an update; greater than 0. */
  readonly rate?: number;
  /** How many updates. */
  readonly steps?: number;
  /** Names of the inputs that are changed. A name holds neither comma nor tilde. */
  readonly parameters?: readonly string[];
}

export const rateLimits = { least: 1e-12, most: 1e12 } as const;
export const mostUpdates = 100_000;
const mostParameters = 1000;

export const clampRate = (rate: number): number => Math.min(Math.max(rate, rateLimits.least), rateLimits.most);
export const clampUpdates = (steps: number): number => Math.min(Math.max(Math.round(steps), 1), mostUpdates);

/** `method~rate~steps~names`, a part empty where the text decides; "" where it decides everything. */
export function writeRecipe({ method, rate, steps, parameters }: RecipeSetting): string {
  const parts = [method ?? "", rate ?? "", steps ?? "", parameters?.join(",") ?? ""];
  return parts.every((part) => part === "") ? "" : parts.join("~");
}

const number = v.pipe(v.string(), v.maxLength(40), v.regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i));
const optional = <T>(schema: v.GenericSchema<string, T>) =>
  v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
    schema,
  ]);

/** The parts of the text of a link; numbers out of range are taken as the nearest in it. */
export const recipeSchema = v.pipe(
  v.string(),
  v.maxLength(8000),
  // Parts at the end that the text decides may be left out: `adam~0.01`.
  v.transform((text) => [...text.split("~"), "", "", ""].slice(0, Math.max(4, text.split("~").length))),
  v.strictTuple([
    optional(v.picklist(choices.method)),
    optional(
      v.pipe(
        number,
        v.transform((text) => clampRate(Number(text))),
      ),
    ),
    optional(
      v.pipe(
        number,
        v.transform((text) => clampUpdates(Number(text))),
      ),
    ),
    optional(
      v.pipe(
        v.string(),
        v.transform((text) => text.split(",").filter((name) => name !== "")),
        v.minLength(1),
        v.maxLength(mostParameters),
      ),
    ),
  ]),
  v.transform(([method, rate, steps, parameters]): RecipeSetting => ({
    ...(method === undefined ? {} : { method }),
    ...(rate === undefined ? {} : { rate }),
    ...(steps === undefined ? {} : { steps }),
    ...(parameters === undefined ? {} : { parameters }),
  })),
);

/** Whether a text says this recipe, however it spells the numbers: what is out of range was taken as something else. */
export function saysRecipe(text: string, { rate, steps }: RecipeSetting): boolean {
  const [, rateText = "", stepsText = ""] = text.split("~");
  return (rate === undefined || Number(rateText) === rate) && (steps === undefined || Number(stepsText) === steps);
}
