import { Copy, Download, Square } from "lucide-react";
import { t } from "../../core/words/t.ts";
import { download } from "../download.ts";
import { fileName } from "../fileName.ts";
import type { Choice, FormatRow } from "./choice.ts";
import { make } from "./make.ts";
import type { Subject } from "./subject.ts";
import { useMaking } from "./useMaking.ts";

interface ExportToolsProps {
  readonly subject: Subject;
  readonly choice: Choice;
  readonly row: FormatRow;
}

const refused = (): string => t`The browser keeps the clipboard from this page: download the file instead.`;

/** Makes the file, for the disk or the clipboard. */
export function ExportTools({ subject, choice, row }: ExportToolsProps) {
  const { making, begin, stop } = useMaking(choice);
  const save = (): void =>
    begin(async (means) => {
      const name = `${fileName()}${row.ending}`;
      const content = await make(subject, choice, means);
      if (!means.signal.aborted) download(name, content, row.type);
      return t`${name} is saved.`;
    });
  const copy = (): void =>
    begin(async (means) => {
      const made = make(subject, choice, means);
      // A clipboard that is filled later than the click is one that some browsers refuse: they take the promise.
      const taken = row.copies === "image" ? writeImage(made) : writeText(made);
      if (!(await taken)) throw new Error(refused());
      return row.copies === "image" ? t`The picture is on the clipboard.` : t`The text is on the clipboard.`;
    });
  const busy = making.kind === "busy";
  return (
    <>
      <div className="export-tools">
        <button type="button" className="button button-primary" disabled={busy} onClick={save}>
          <Download size={16} aria-hidden />
          {t`Download`}
        </button>
        {row.copies === null ? null : (
          <button type="button" className="button" disabled={busy} onClick={copy}>
            <Copy size={16} aria-hidden />
            {row.copies === "image" ? t`Copy picture` : t`Copy text`}
          </button>
        )}
        {busy && choice.format === "gif" ? (
          <>
            <progress aria-label={t`Frames made`} max={1} value={making.share ?? 0} />
            <button type="button" className="button" onClick={stop}>
              <Square size={16} aria-hidden />
              {t`Stop`}
            </button>
          </>
        ) : null}
      </div>
      <p role="status" className="export-status" data-failed={making.kind === "failed"}>
        {making.kind === "done" || making.kind === "failed" ? making.says : ""}
      </p>
    </>
  );
}

async function writeText(made: Promise<string | Blob>): Promise<boolean> {
  const text = await made;
  try {
    await navigator.clipboard.writeText(typeof text === "string" ? text : "");
    return true;
  } catch {
    return false;
  }
}

async function writeImage(made: Promise<string | Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
    return true;
  } catch {
    // What went wrong may be the picture itself.
    await made;
    return false;
  }
}
