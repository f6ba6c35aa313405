import { useEffect, useState } from "react";
import { t } from "../../core/words/t.ts";
import type { Choice, FormatRow } from "./choice.ts";
import { gifScale } from "./gifSize.ts";
import { make, svgFor } from "./make.ts";
import type { Subject } from "./subject.ts";
import { cursorsOf } from "./subject.ts";

interface ExportPreviewProps {
  readonly subject: Subject;
  readonly choice: Choice;
  readonly row: FormatRow;
}

type Preview =
  | { readonly kind: "picture"; readonly address: string; readonly says: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "failed"; readonly says: string };

/** Of a long text the beginning is enough to see what it is like. */
const MOST_SHOWN = 6000;
const never = new AbortController().signal;

const kilobytes = (text: string): number => Math.ceil(text.length / 1000);

async function pictureOf(subject: Subject, choice: Choice): Promise<Preview> {
  const { text, width, height } = await svgFor(subject, choice);
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  const scale = choice.format === "png" ? choice.scale : choice.format === "gif" ? gifScale({ width, height }) : 1;
  const [wide, high] = [Math.round(scale * width), Math.round(scale * height)];
  const says =
    choice.format === "svg"
      ? t`${wide} × ${high}, ${kilobytes(text)} kB`
      : choice.format === "gif"
        ? t`${wide} × ${high} pixels, ${cursorsOf(subject, choice).length} frames`
        : t`${wide} × ${high} pixels`;
  return { kind: "picture", address, says };
}

async function textOf(subject: Subject, choice: Choice): Promise<Preview> {
  const made = await make(subject, choice, { signal: never, onProgress: () => undefined });
  const text = typeof made === "string" ? made : "";
  return { kind: "text", text: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n…` : text };
}

/** What the file will be like. Of an animation the first moment, of the whole page nothing: it is the one that is seen. */
export function ExportPreview({ subject, choice, row }: ExportPreviewProps) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const { format } = choice;
  useEffect(() => {
    let wanted = true;
    const show = (next: Preview | null): void => {
      if (wanted) setPreview(next);
    };
    if (format === "html") show(null);
    else {
      (row.pictured ? pictureOf(subject, choice) : textOf(subject, choice)).then(show, (reason: unknown) =>
        show({ kind: "failed", says: reason instanceof Error ? reason.message : t`The picture could not be made.` }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [subject, choice, format, row.pictured]);

  if (format === "html" || preview === null) return null;
  if (preview.kind === "failed") return <p role="alert">{preview.says}</p>;
  if (preview.kind === "text")
    return (
      <textarea className="export-text" aria-label={t`Preview`} readOnly rows={12} wrap="off" value={preview.text} />
    );
  return (
    <figure className="export-picture">
      <img src={preview.address} alt={t`Preview`} data-transparent={choice.transparent && format !== "gif"} />
      <figcaption>{preview.says}</figcaption>
    </figure>
  );
}
