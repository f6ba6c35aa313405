import * as v from "valibot";
import { t } from "../words/t.ts";
import { choices } from "./choices.ts";
import { isMoment } from "./moment.ts";
import { languageSchema, shorten } from "./settings.ts";

/** Marks every message between a page and the Backstep that it embeds; the number is the protocol's version. */
const mark = { backstep: v.literal(1) };

const commands = {
  step: v.object({
    ...mark,
    type: v.literal("step"),
    by: v.pipe(v.number(), v.integer(), v.minValue(-1e6), v.maxValue(1e6)),
  }),
  goto: v.object({ ...mark, type: v.literal("goto"), at: v.pipe(v.string(), v.check(isMoment)) }),
  play: v.object({ ...mark, type: v.literal("play") }),
  pause: v.object({ ...mark, type: v.literal("pause") }),
  open: v.object({ ...mark, type: v.literal("open"), link: v.string() }),
  set: v.object({
    ...mark,
    type: v.literal("set"),
    theme: v.optional(v.picklist(choices.theme)),
    palette: v.optional(v.picklist(choices.palette)),
    lang: v.optional(languageSchema),
  }),
} as const;

type CommandName = keyof typeof commands;

/** What the page around an embed asks of it; documented in docs/EMBEDDING.md. */
export type EmbedCommand = { [K in CommandName]: v.InferOutput<(typeof commands)[K]> }[CommandName];

/** What an embed tells the page around it. Heights are CSS pixels; `at` is a moment as a link writes it. */
export type EmbedReport =
  | ({ readonly backstep: 1; readonly type: "ready" } & Moment & { readonly height: number })
  | ({ readonly backstep: 1; readonly type: "step"; readonly sentence: string } & Moment)
  | { readonly backstep: 1; readonly type: "height"; readonly height: number }
  | { readonly backstep: 1; readonly type: "edge"; readonly side: "start" | "end" }
  | { readonly backstep: 1; readonly type: "problem"; readonly message: string };

interface Moment {
  readonly at: string;
  /** Steps that have happened, of so many. */
  readonly step: number;
  readonly steps: number;
}

export type ReadMessage =
  | { readonly kind: "command"; readonly command: EmbedCommand }
  /** Not meant for Backstep: other scripts send messages too. */
  | { readonly kind: "other" }
  | { readonly kind: "problem"; readonly message: string };

/** Reads the data of a message. Never throws, whatever it is. */
export function readMessage(data: unknown): ReadMessage {
  if (!v.is(v.looseObject({ backstep: v.unknown() }), data)) return { kind: "other" };
  if (data.backstep !== 1)
    return { kind: "problem", message: t`This embed speaks version 1 of its messages: {"backstep": 1, "type": …}.` };
  const type = data["type"];
  const names = Object.keys(commands).join(", ");
  const schema = typeof type === "string" && Object.hasOwn(commands, type) ? commands[type as CommandName] : null;
  if (schema === null) {
    const asked = typeof type === "string" ? shorten(type) : typeof type;
    return { kind: "problem", message: t`The message type “${asked}” is not known here; there are ${names}.` };
  }
  const result = v.safeParse(schema, data);
  if (result.success) return { kind: "command", command: result.output };
  const field = result.issues.flatMap(({ path }) => path ?? []).map(({ key }) => String(key))[0] ?? "";
  return {
    kind: "problem",
    message: t`In the message “${String(type)}” the field “${field}” is missing or not as it should be.`,
  };
}
