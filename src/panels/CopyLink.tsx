import { Check, Copy } from "lucide-react";
import { t } from "../core/words/t.ts";
import { actions } from "../store/index.ts";
import { useCopy } from "./useCopy.ts";

/** Copies the link to this very moment at once; where the clipboard is refused, the link is shown instead. */
export function CopyLink() {
  const { state, copy } = useCopy();
  const onClick = async (): Promise<void> => {
    if (!(await copy())) actions.openDialog("share");
  };
  return (
    <>
      <button type="button" className="button copy-link" onClick={() => void onClick()}>
        {state === "copied" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        <span className="topbar-text">{state === "copied" ? t`Copied` : t`Copy link`}</span>
      </button>
      <span role="status" className="visually-hidden">
        {state === "copied" ? t`The link to this moment is on the clipboard.` : ""}
      </span>
    </>
  );
}
