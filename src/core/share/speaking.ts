import * as v from "valibot";

/** Marks every message between a presentation and its speaker view. */
const mark = { backstep: v.literal("speaker") };

const message = v.variant("type", [
  /** To the presentation: the speaker view is there and wants to know what is shown. */
  v.object({ ...mark, type: v.literal("hello") }),
  /** To the presentation: one press on, or back. */
  v.object({ ...mark, type: v.literal("press"), by: v.picklist([1, -1]) }),
  /** To the speaker view: the presentation is left. */
  v.object({ ...mark, type: v.literal("bye") }),
  /** To the speaker view: what is shown now. `settings` as a link writes them. */
  v.object({
    ...mark,
    type: v.literal("moment"),
    source: v.string(),
    settings: v.array(v.tuple([v.string(), v.string()])),
    cursor: v.pipe(v.number(), v.integer(), v.minValue(0)),
    hidden: v.array(v.string()),
  }),
]);

/** What a presentation and its speaker view say to each other. */
export type Speech = v.InferOutput<typeof message>;

/** Reads what came over their channel, where other pages of the same site may speak too; null where it is none of theirs. */
export function readSpeech(data: unknown): Speech | null {
  const result = v.safeParse(message, data);
  return result.success ? result.output : null;
}

const fragment = /^#speaker=([\da-z]{1,64})$/;

/** The fragment that makes a window the speaker view of the presentation with that name. */
export const speakerFragment = (name: string): string => `#speaker=${name}`;

/** The presentation whose speaker view a fragment asks for; null for any other fragment. */
export const presentationIn = (hash: string): string | null => fragment.exec(hash)?.[1] ?? null;

/** The channel of a presentation and its speaker view. */
export const channelOf = (name: string): string => `backstep-speaker-${name}`;
