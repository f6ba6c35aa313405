import { t } from "../words/t.ts";
import * as v from "valibot";
import { choices } from "./choices.ts";
import { recipeSchema, saysRecipe, writeRecipe, type RecipeSetting } from "./recipe.ts";

/** As many decimals can be asked for. */
export const mostDecimals = 12;

/** The view settings a link can carry, in the order it writes them. */
export interface LinkSettings {
  /** Id of the node to differentiate; null for the program's output. */
  readonly target: string | null;
  readonly grain: (typeof choices.grain)[number];
  readonly num: (typeof choices.num)[number];
  /** Decimals shown, 0…mostDecimals. */
  readonly dec: "auto" | number;
  /** Ids of the groups that stand open. An id holds no comma. */
  readonly open: readonly string[];
  /** `auto` follows the reader's system. */
  readonly theme: (typeof choices.theme)[number];
  readonly palette: (typeof choices.palette)[number];
  /** A language's code of two or three letters, spoken here or not; `auto` follows the reader's browser. */
  readonly lang: string;
  /** What stands beside the graph. */
  readonly tab: (typeof choices.tab)[number];
  /** In which dialect the code is listed. */
  readonly code: (typeof choices.code)[number];
  /** How the graph is trained, where that is not as the text says. */
  readonly train: RecipeSetting;
  readonly present: boolean;
  /** Whether a gradient is a question first, while presenting; `ask` has those of the link's own step asked for. */
  readonly reveal: (typeof choices.reveal)[number];
  /** `predict`: each gradient is asked for before it is shown. */
  readonly quiz: (typeof choices.quiz)[number];
  readonly embed: boolean;
  /** Names of the panels that are hidden. A name holds no comma. */
  readonly hide: readonly string[];
}

/** What holds where a link is silent; a link writes only what differs. */
export const defaultSettings: LinkSettings = {
  target: null,
  grain: "gate",
  num: "exact",
  dec: "auto",
  open: [],
  theme: "auto",
  palette: "default",
  lang: "auto",
  tab: "explain",
  code: "numpy",
  train: {},
  present: false,
  reveal: "0",
  quiz: "0",
  embed: false,
  hide: [],
};

export const languageSchema = v.pipe(v.string(), v.regex(/^(auto|[a-z]{2,3})$/));

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const flag = v.pipe(
  v.picklist(["0", "1"]),
  v.transform((text) => text === "1"),
);
const names = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").filter((item) => item !== "")),
  v.maxLength(1000),
);
const decimals = v.union([
  v.literal("auto"),
  v.pipe(
    v.string(),
    v.regex(/^-?[0-9]{1,9}$/),
    v.transform((text) => Math.max(0, Math.min(Number(text), mostDecimals))),
  ),
]);

/** key -> from its text in a link. */
const schemas = {
  target: name,
  grain: v.picklist(choices.grain),
  num: v.picklist(choices.num),
  dec: decimals,
  open: names,
  theme: v.picklist(choices.theme),
  palette: v.picklist(choices.palette),
  lang: languageSchema,
  tab: v.picklist(choices.tab),
  code: v.picklist(choices.code),
  train: recipeSchema,
  present: flag,
  reveal: v.picklist(choices.reveal),
  quiz: v.picklist(choices.quiz),
  embed: flag,
  hide: names,
} satisfies { [K in keyof LinkSettings]: v.GenericSchema<string, LinkSettings[K]> };

const keys = Object.keys(schemas) as readonly (keyof LinkSettings)[];

const written = (value: LinkSettings[keyof LinkSettings]): string =>
  typeof value === "boolean" ? (value ? "1" : "0") : typeof value === "object" ? writtenObject(value) : String(value);

const writtenObject = (value: RecipeSetting | readonly string[] | null): string =>
  value === null ? "" : isList(value) ? value.join(",") : writeRecipe(value);

const isList = (value: RecipeSetting | readonly string[]): value is readonly string[] => Array.isArray(value);

/** The settings that differ from those that hold where a link is silent, as (key, text) in the order of a link. */
export function writeSettings(
  settings: LinkSettings,
  silent: LinkSettings = defaultSettings,
): readonly (readonly [string, string])[] {
  return keys
    .map((key) => [key, written(settings[key])] as const)
    .filter(([key, text]) => text !== written(silent[key]));
}

/** The settings found among a link's fields, and a sentence on each that could not be taken as it stands. Other keys are ignored. */
export function readSettings(fields: ReadonlyMap<string, string>): {
  readonly settings: Partial<LinkSettings>;
  readonly notes: readonly string[];
} {
  const settings: Record<string, unknown> = {};
  const notes: string[] = [];
  for (const key of keys) {
    const text = fields.get(key);
    if (text === undefined) continue;
    const result = v.safeParse(schemas[key], text);
    if (!result.success) {
      notes.push(t`The setting ${key}=${shorten(text)} is not known here and was ignored.`);
      continue;
    }
    settings[key] = result.output;
    const taken = written(result.output);
    if (!isTaken(key, text, result.output))
      notes.push(t`The setting ${key}=${shorten(text)} was taken as ${shorten(taken)}.`);
  }
  return { settings, notes };
}

/** Whether a number was in its range: of words and flags that is no question. */
function isTaken(key: keyof LinkSettings, text: string, value: NonNullable<LinkSettings[keyof LinkSettings]>): boolean {
  if (typeof value === "object" && !isList(value)) return saysRecipe(text, value);
  return key !== "dec" || written(value) === text;
}

export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
