import { Component, type ReactNode } from "react";
import { t } from "../core/words/t.ts";
import { store } from "../store/index.ts";
import "./Boundary.css";

interface BoundaryState {
  readonly broken: boolean;
}

/** If drawing the screen fails, the reader's text is still there to be copied: nothing is lost. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { broken: false };

  static getDerivedStateFromError(): BoundaryState {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="boundary">
        <h1>{t`Something went wrong in Backstep`}</h1>
        <p>{t`Your text is below. Reloading the page brings it back.`}</p>
        <textarea aria-label={t`Your text`} readOnly rows={12} value={store.getState().source} />
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          {t`Reload`}
        </button>
      </main>
    );
  }
}
