import { t } from "../words/t.ts";
import { readExercise, type AskedExercise } from "./exerciseName.ts";
import type { Fields } from "./fields.ts";
import { isMoment } from "./moment.ts";
import { unpackProgram } from "./program.ts";
import { readSettings, shorten, type LinkSettings } from "./settings.ts";
import type { DecodedText } from "./utf8.ts";

/** What a link says about how to look at what it names; null and left out where it is silent. */
export interface LinkView {
  readonly at: string | null;
  /** The moment of a lesson, counted from 1. */
  readonly moment: number | null;
  readonly settings: Partial<LinkSettings>;
}

/**
 * A link that holds no program: `x=` is the short name of something the page has, `lesson=` a lesson's whole text,
 * `exercise=` an exercise's difficulty and seed.
 */
export type MarkedLink = {
  readonly view: LinkView;
  /** Cut or altered on its way. */
  readonly damaged: boolean;
  /** Sentences on what else is amiss. */
  readonly notes: readonly string[];
} & (
  | { readonly kind: "named"; readonly id: string }
  | { readonly kind: "lesson"; readonly text: string }
  | { readonly kind: "exercise"; readonly asked: AskedExercise }
);

/** No short name is longer. */
const longestId = 64;

interface Refused {
  readonly kind: "refused";
  readonly message: string;
}

/** What a fragment without a program names; null where it names nothing. Never rejects. */
export async function readMarked(fields: Fields): Promise<MarkedLink | Refused | null> {
  const { texts } = fields;
  if (texts.has("e") || texts.has("z")) return null;
  const id = (texts.get("x") ?? "").trim().toLowerCase().slice(0, longestId);
  const cut = !fields.whole || fields.checked === false;
  if (id !== "") return { kind: "named", id, damaged: cut, ...readView(texts) };
  const exercise = texts.get("exercise");
  if (exercise !== undefined) {
    const read = readExercise(exercise);
    if ("problem" in read) return { kind: "refused", message: read.problem };
    const { view, notes } = readView(texts);
    return { kind: "exercise", asked: read.asked, damaged: cut, view, notes: [...read.notes, ...notes] };
  }
  const lesson = texts.get("lesson") ?? "";
  if (lesson === "") return null;
  const unpacked = await lessonText(lesson);
  if (unpacked === null)
    return { kind: "refused", message: t`The lesson in this link is longer than 64 KB, which is the limit.` };
  const { text, whole } = unpacked;
  // Ours are sealed: one without its checksum has lost its end.
  const lost = isPacked(lesson) && fields.checked === null;
  return { kind: "lesson", text, damaged: cut || lost || !whole, ...readView(texts) };
}

/** A lesson that was written into the link by hand has a space or a line in it. */
const isPacked = (field: string): boolean => /^[\w-]*$/.test(field);

async function lessonText(field: string): Promise<DecodedText | null> {
  if (!isPacked(field)) return { text: field, whole: true };
  try {
    return await unpackProgram(field);
  } catch {
    return { text: "", whole: false };
  }
}

function readView(texts: ReadonlyMap<string, string>): { readonly view: LinkView; readonly notes: readonly string[] } {
  const { settings, notes } = readSettings(texts);
  const told = [...notes];
  const at = texts.get("at") ?? null;
  if (at !== null && !isMoment(at)) told.push(t`The moment at=${shorten(at)} is not known here; the start is shown.`);
  const m = texts.get("m") ?? null;
  const isCount = m !== null && /^[1-9][0-9]{0,3}$/.test(m);
  if (m !== null && !isCount)
    told.push(t`The moment m=${shorten(m)} of a lesson is not known here; the first is shown.`);
  return {
    view: {
      at: at !== null && isMoment(at) ? at : at === null ? null : "0",
      moment: isCount ? Number(m) : null,
      settings,
    },
    notes: told,
  };
}
