import { printCount } from "../core/language/count.ts";
import type { LayoutWait } from "./useLayout.ts";

/** What is said in the corner while the picture of a large graph is not there yet, with the way to stop it and to go on. */
export function LayoutNote({ wait, nodes }: { readonly wait: LayoutWait; readonly nodes: number }) {
  if (wait.kind !== "running") {
    const stopped = wait.kind === "stopped";
    return (
      <span className="canvas-note">
        {stopped ? "The layout was stopped." : `These ${printCount(nodes)} nodes could not be laid out.`}
        <button type="button" className="canvas-action" onClick={wait.resume}>
          {stopped ? "Lay out" : "Try again"}
        </button>
      </span>
    );
  }
  const says = `Laying out ${printCount(nodes)} nodes`;
  const percent = Math.floor(100 * wait.share);
  return (
    <span className="canvas-note">
      <span role="progressbar" aria-label={says} aria-valuenow={percent}>
        {says}… {percent === 0 ? null : `${percent}\u202f%`}
      </span>
      <button type="button" className="canvas-action" onClick={wait.cancel}>
        Cancel
      </button>
    </span>
  );
}
