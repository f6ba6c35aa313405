import { t } from "../words/t.ts";
import { readFields, seal, type Fields } from "./fields.ts";
import { isMoment } from "./moment.ts";
import { encodePercent, isMarked } from "./percent.ts";
import { unpackProgram, writeProgram } from "./program.ts";
import { readMarked, type MarkedLink } from "./markedLink.ts";
import { readSettings, shorten, writeSettings, type LinkSettings } from "./settings.ts";
import type { DecodedText } from "./utf8.ts";

/** What a link carries: the program, the moment (`0`, `f1…`, `b1…`, `end`) and the view settings. */
export interface LinkState extends LinkSettings {
  readonly source: string;
  readonly at: string;
}

export type EncodedLink =
  /** The fragment with its leading `#`. */
  { readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly message: string };

export type LinkOutcome =
  /** No program in the fragment. */
  | { readonly kind: "none" }
  /** `damaged`: cut or altered on its way; `source` is what arrived of it. `notes` are sentences on what else is amiss. */
  | {
      readonly kind: "link";
      readonly state: Partial<LinkSettings> & Pick<LinkState, "source" | "at">;
      readonly damaged: boolean;
      readonly notes: readonly string[];
    }
  /** The short name of something that the page has, or a lesson, in place of a program. */
  | MarkedLink
  /** Past a limit, which the message names. */
  | { readonly kind: "refused"; readonly message: string };

/** Characters of a fragment. */
export const longestLink = 16 * 1024;
const newestVersion = 1;

/** The state as a fragment, `#e=…&at=…` and then the settings that are not the default. Refuses what `decodeLink` would. Never rejects. */
export async function encodeLink(state: LinkState): Promise<EncodedLink> {
  const fields = [
    await writeProgram(state.source),
    `at=${encodePercent(state.at)}`,
    ...writeSettings(state).map(([key, text]) => `${key}=${encodePercent(text)}`),
  ];
  const fragment = `#${seal(fields)}`;
  if (fragment.length > longestLink) {
    const message = t`This program is too long for a link: it would take ${fragment.length} characters, and ${longestLink} is the limit.`;
    return { ok: false, message };
  }
  return { ok: true, fragment };
}

/** Reads a fragment, with or without its `#`, made by `encodeLink` or written by hand. Never throws or rejects. */
export async function decodeLink(fragment: string): Promise<LinkOutcome> {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (text.length >= longestLink) {
    const message = t`This link is too long to open: it has ${text.length} characters, and ${longestLink} is the limit.`;
    return { kind: "refused", message };
  }
  const fields = readFields(text);
  const marked = await readMarked(fields);
  if (marked !== null) return marked;
  if (!isLink(text, fields)) return { kind: "none" };
  const program = await readProgram(fields);
  return "refused" in program ? { kind: "refused", message: program.refused } : outcome(fields, program);
}

/** Also where only a program's leftovers arrived: those are damage, not another page's anchor. */
function isLink(text: string, { texts }: Fields): boolean {
  return ["e", "z", "at", "c"].some((key) => texts.has(key)) || /^[ez]%/.test(text);
}

async function readProgram(fields: Fields): Promise<DecodedText | { readonly refused: string }> {
  const packed = fields.texts.get("z");
  const plain = fields.texts.get("e");
  // Whether the escapes of `e` could be read is told by the fields.
  if (plain !== undefined || packed === undefined) return { text: plain ?? "", whole: plain !== undefined };
  try {
    const refused = t`The program in this link is longer than 64 KB, which is the limit.`;
    return (await unpackProgram(packed)) ?? { refused };
  } catch {
    return { refused: t`The program in this link is compressed in a way that this browser cannot read.` };
  }
}

function outcome(fields: Fields, program: DecodedText): LinkOutcome {
  const { settings, notes } = readSettings(fields.texts);
  const damaged = !program.whole || !fields.whole || fields.checked === false || lostItsEnd(fields, program.text);
  const at = fields.texts.get("at") ?? "0";
  const told: string[] = [];
  const version = Number(fields.texts.get("v") ?? "1");
  if (version > newestVersion) {
    told.push(t`This link was made by a newer Backstep; parts of it may be missing here.`);
  }
  if (!isMoment(at)) told.push(t`The moment at=${shorten(at)} is not known here; the start is shown.`);
  const state = { ...settings, source: program.text, at: isMoment(at) ? at : "0" };
  return { kind: "link", state, damaged, notes: [...told, ...notes] };
}

/**
 * Whether a link without a checksum is the beginning of one that had it. A link written by hand has none, so this asks
 * whether it is ours: compressed, or with the mark that the encoder leaves in the first letters of `e` and that no browser
 * or standard encoder makes. A text without a letter or digit says nothing and can only be a beginning.
 */
function lostItsEnd(fields: Fields, source: string): boolean {
  if (fields.checked !== null) return false;
  return fields.texts.has("z") || isMarked(fields.raw.get("e") ?? "") || !/[\p{L}\p{N}]/u.test(source);
}
