import { printCount } from "../core/language/count.ts";
import { t } from "../core/words/t.ts";
import type { LayoutWait } from "./useLayout.ts";

/** What is said in the corner while the picture of a large graph is not there yet, with the way to stop it and to go on. */
export function LayoutNote({ wait, nodes }: { readonly wait: LayoutWait; readonly nodes: number }) {
  if (wait.kind !== "running") {
    const stopped = wait.kind === "stopped";
    return (
      <span className="canvas-note">
        {stopped ? t`The layout was stopped.` : t`These ${printCount(nodes)} nodes could not be laid out.`}
        <button type="button" className="canvas-action" onClick={wait.resume}>
          {stopped ? t`Lay out` : t`Try again`}
        </button>
      </span>
    );
  }
  const says = t`Laying out ${printCount(nodes)} nodes`;
  const percent = Math.floor(100 * wait.share);
  return (
    <span className="canvas-note">
      <span role="progressbar" aria-label={says} aria-valuenow={percent}>
        {says}… {percent === 0 ? null : `${percent}\u202f%`}
      </span>
      <button type="button" className="canvas-action" onClick={wait.cancel}>
        {t`Cancel`}
      </button>
    </span>
  );
}
