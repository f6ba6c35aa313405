import { lazy, Suspense, type ComponentType } from "react";
import { msg, t, translated } from "../core/words/t.ts";
import type { Dialog } from "../store/index.ts";
import { Modal } from "./Modal.tsx";

interface Row {
  readonly name: Dialog;
  readonly title: string;
  /** Loaded when the dialog is first opened. */
  readonly Content: ComponentType;
}

const rows: readonly Row[] = [
  {
    name: "gallery",
    title: msg`Examples and lessons`,
    Content: lazy(() => import("./Gallery.tsx").then(({ Gallery }) => ({ default: Gallery }))),
  },
  {
    name: "outline",
    title: msg`Find a node`,
    Content: lazy(() => import("./Outline.tsx").then(({ Outline }) => ({ default: Outline }))),
  },
  {
    name: "share",
    title: msg`Link to this moment`,
    Content: lazy(() => import("./Share.tsx").then(({ Share }) => ({ default: Share }))),
  },
  {
    name: "export",
    title: msg`Export`,
    Content: lazy(() => import("./export/Export.tsx").then(({ Export }) => ({ default: Export }))),
  },
  {
    name: "print",
    title: msg`Print`,
    Content: lazy(() => import("./print/PrintDialog.tsx").then(({ PrintDialog }) => ({ default: PrintDialog }))),
  },
  {
    name: "library",
    title: msg`Gates`,
    Content: lazy(() => import("./library/LibraryPage.tsx").then(({ LibraryPage }) => ({ default: LibraryPage }))),
  },
  {
    name: "note",
    title: msg`From the lecture`,
    Content: lazy(() => import("./Note.tsx").then(({ Note }) => ({ default: Note }))),
  },
  {
    name: "lesson",
    title: msg`A lesson of your own`,
    Content: lazy(() => import("./lesson/LessonEditor.tsx").then(({ LessonEditor }) => ({ default: LessonEditor }))),
  },
  {
    name: "exercises",
    title: msg`Exercises`,
    Content: lazy(() => import("./quiz/Exercises.tsx").then(({ Exercises }) => ({ default: Exercises }))),
  },
  {
    name: "help",
    title: msg`Help`,
    Content: lazy(() => import("./Help.tsx").then(({ Help }) => ({ default: Help }))),
  },
];

/** Every dialog of the page; each shows itself while the store names it. */
export function Dialogs() {
  return rows.map(({ name, title, Content }) => (
    <Modal key={name} name={name} title={translated(title)}>
      <Suspense fallback={<p className="modal-wait">{t`Loading…`}</p>}>
        <Content />
      </Suspense>
    </Modal>
  ));
}
