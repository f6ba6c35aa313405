import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Fix } from "../core/language/diagnostic.ts";
import { t } from "../core/words/t.ts";
import { actions, derive, store, useApp, useSource } from "../store/index.ts";
import { EditorPlain } from "./EditorPlain.tsx";
import { EditorProblems } from "./EditorProblems.tsx";
import { useEditor } from "./useEditor.ts";
import { useReport } from "./useReport.ts";
import { useUndoKeys } from "./useUndoKeys.ts";
import "./Editor.css";

// Few texts hold more than a program.
const EditorNotes = lazy(() => import("./EditorNotes.tsx").then((part) => ({ default: part.EditorNotes })));

const notLatex = (): null => null;

/** The program's text, with its problems below. */
export function Editor() {
  const box = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [readFromLatex, setReadFromLatex] = useState<string | null>(null);
  const isFromLatex = useSource() === readFromLatex;
  const handle = useEditor(host, plain, setReadFromLatex);
  const report = useReport(handle?.latexProblems ?? notLatex);
  const hasMore = useApp((state) => derive(state.source).hasMore);
  useUndoKeys(handle);

  useEffect(() => {
    handle?.report(report?.diagnostics ?? [], report?.broken ?? false);
  }, [handle, report]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    // The limit on the height is lifted once the reader has dragged the box to a height of their own.
    const observer = new ResizeObserver(() => element.toggleAttribute("data-resized", element.style.height !== ""));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const fix = (wanted: Fix, of: string): void => {
    const { source } = store.getState();
    if (source !== of) return;
    if (handle !== null) handle.fix(wanted);
    else actions.setSource(source.slice(0, wanted.from) + wanted.insert + source.slice(wanted.to), "editor");
  };

  return (
    <section className="editor" aria-labelledby="editor-heading">
      <h2 id="editor-heading" className="panel-heading">
        {t`Expression`}
      </h2>
      <div ref={box} className="editor-box" data-broken={report?.broken ?? false}>
        {handle === null ? <EditorPlain ref={plain} /> : null}
        <div ref={host} className="editor-host" hidden={handle === null} />
      </div>
      <Suspense fallback={null}>{hasMore && handle !== null ? <EditorNotes handle={handle} /> : null}</Suspense>
      <p role="status" className="editor-status">
        {isFromLatex ? t`Read as LaTeX: undo brings the pasted text back.` : ""}
      </p>
      <EditorProblems report={report} onFix={fix} />
    </section>
  );
}
