import { TriangleAlert, X } from "lucide-react";
import { t } from "../core/words/t.ts";
import { actions, useApp } from "../store/index.ts";
import "./Banner.css";

/** Says what is wrong with the link that was followed. */
export function Banner() {
  const problem = useApp((state) => state.linkProblem);
  if (problem === null) return null;
  return (
    <div role="alert" className="banner">
      <TriangleAlert size={16} aria-hidden />
      <p>{problem}</p>
      <button
        type="button"
        className="button button-icon"
        aria-label={t`Dismiss`}
        onClick={() => actions.dismissLinkProblem()}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
