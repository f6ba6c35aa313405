import { Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { actions } from "../store/index.ts";
import { Modal } from "./Modal.tsx";

const Outline = lazy(() => import("./Outline.tsx").then((module) => ({ default: module.Outline })));

/** To find a node by its name and by the outline of the program; its code is loaded when it is first opened. */
export function OutlineDialog() {
  return (
    <Modal name="outline" title="Find a node">
      <Suspense fallback={<p className="outline-loading">Loading…</p>}>
        <Outline />
      </Suspense>
    </Modal>
  );
}

/** Opens it, from the canvas's corner. */
export function OutlineButton() {
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label="Find a node"
      aria-haspopup="dialog"
      title="Find a node, outline (Ctrl+K)"
      onClick={() => actions.openDialog("outline")}
    >
      <Search size={15} aria-hidden />
    </button>
  );
}
