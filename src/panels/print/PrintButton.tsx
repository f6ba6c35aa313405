import { Printer } from "lucide-react";
import { t } from "../../core/words/t.ts";
import { actions } from "../../store/index.ts";

/** Leads to the handout. */
export function PrintButton() {
  return (
    <div>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => actions.openDialog("print")}>
        <Printer size={16} aria-hidden />
        {t`Print the steps…`}
      </button>
    </div>
  );
}
