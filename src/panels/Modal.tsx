import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { t } from "../core/words/t.ts";
import { actions, store, useApp, type Dialog } from "../store/index.ts";
import "./Modal.css";

interface ModalProps {
  readonly name: Dialog;
  readonly title: string;
  readonly children: ReactNode;
}

/** A native dialog, open while the store names it; Escape, the cross and a click beside it close it. */
export function Modal({ name, title, children }: ModalProps) {
  const open = useApp((state) => state.dialog === name);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={`modal modal-${name}`}
      aria-labelledby={`${name}-title`}
      // One that made way for another dialog leaves that open.
      onClose={() => {
        if (store.getState().dialog === name) actions.closeDialog();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) actions.closeDialog();
      }}
    >
      {open ? (
        <div className="modal-body">
          <div className="modal-head">
            <h2 id={`${name}-title`}>{title}</h2>
            <button
              type="button"
              className="button button-icon"
              aria-label={t`Close the dialog`}
              onClick={() => actions.closeDialog()}
            >
              <X size={16} aria-hidden />
            </button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
