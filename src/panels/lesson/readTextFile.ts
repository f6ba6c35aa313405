import { lessonLimits } from "../../core/lesson/lesson.ts";
import { t } from "../../core/words/t.ts";

type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Bytes that the longest lesson can take. */
const most = 4 * lessonLimits.characters;

/** The text of a file; of one that holds none, what would work. Never rejects. */
export async function readTextFile(file: Blob & { readonly name: string }): Promise<TextFile> {
  if (file.size > most) {
    return {
      ok: false,
      message: t`${file.name} is too long for a lesson, which has at most ${lessonLimits.characters} characters.`,
    };
  }
  try {
    const text = await file.text();
    if (!text.includes("\0")) return { ok: true, text };
  } catch {
    return { ok: false, message: t`${file.name} could not be read. Open it again, or paste its text here.` };
  }
  return { ok: false, message: t`${file.name} is not a text. A lesson is a plain text file, such as lesson.txt.` };
}
