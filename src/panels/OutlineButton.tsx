import { Search } from "lucide-react";
import { t } from "../core/words/t.ts";
import { actions } from "../store/index.ts";

/** Opens the outline, from the canvas's corner. */
export function OutlineButton() {
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={t`Find a node`}
      aria-haspopup="dialog"
      title={t`Find a node, outline (Ctrl+K)`}
      onClick={() => actions.openDialog("outline")}
    >
      <Search size={15} aria-hidden />
    </button>
  );
}
