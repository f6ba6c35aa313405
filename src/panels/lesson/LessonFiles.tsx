import { Check, Download, FolderOpen, Link } from "lucide-react";
import { useRef, useState } from "react";
import { longestLink } from "../../core/share/link.ts";
import { defaultSettings } from "../../core/share/settings.ts";
import { writeLessonLink } from "../../core/share/writeMarked.ts";
import { t } from "../../core/words/t.ts";
import { addressOf } from "../../store/index.ts";
import { download } from "../code/download.ts";
import { useCopy } from "../useCopy.ts";

interface LessonFilesProps {
  readonly draft: string;
  readonly onFile: (file: File | undefined) => void;
}

/** A lesson out of a file and into one, and as a link. */
export function LessonFiles({ draft, onFile }: LessonFilesProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const isEmpty = draft.trim() === "";
  const link = async (): Promise<string | null> => {
    setSaid("");
    const fragment = await writeLessonLink(draft, { at: null, moment: null, settings: {} }, defaultSettings);
    if (fragment.length < longestLink) return addressOf(fragment, window.location);
    setSaid(
      t`The lesson is too long for a link, which would have ${fragment.length} characters of at most ${longestLink}. Save it as a file.`,
    );
    return null;
  };
  const { state, copy } = useCopy(link);
  const refused = state === "refused" && said === "";

  return (
    <>
      <button type="button" className="button" disabled={isEmpty} onClick={() => void copy()}>
        {state === "copied" ? <Check size={15} aria-hidden /> : <Link size={15} aria-hidden />}
        {state === "copied" ? t`Copied` : t`Copy its link`}
      </button>
      <button
        type="button"
        className="button"
        disabled={isEmpty}
        onClick={() => download(`${fileName(draft)}.txt`, draft, "text/plain;charset=utf-8")}
      >
        <Download size={15} aria-hidden />
        {t`Save file`}
      </button>
      <button type="button" className="button" onClick={() => picker.current?.click()}>
        <FolderOpen size={15} aria-hidden />
        {t`Open file`}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t`File of a lesson`}
        accept=".txt,.md,text/plain"
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          // The same file can be opened again after it was changed.
          event.currentTarget.value = "";
        }}
      />
      <p role="status" className="lesson-told">
        {refused ? t`The browser did not allow copying. Start the lesson: its link stands in the address bar.` : said}
      </p>
    </>
  );
}

/** `# Backprop by hand` -> `backprop-by-hand` */
function fileName(draft: string): string {
  const title = /^#\s+(.*)$/m.exec(draft)?.[1] ?? "";
  const name = title.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return name === null ? "lesson" : name.join("-").slice(0, 60);
}
