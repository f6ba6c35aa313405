import { lazy, Suspense } from "react";
import { Modal } from "./Modal.tsx";

const LibraryPage = lazy(() => import("./library/LibraryPage.tsx").then((page) => ({ default: page.LibraryPage })));

/** Every gate there is, each on a card of its own. */
export function Library() {
  return (
    <Modal name="library" title="Gates">
      <Suspense fallback={<p className="library-wait">Loading…</p>}>
        <LibraryPage />
      </Suspense>
    </Modal>
  );
}
