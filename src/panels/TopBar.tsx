import { BookOpen, ChevronDown, CircleHelp, Link, Presentation, Settings as Gear } from "lucide-react";
import { t, translated } from "../core/words/t.ts";
import { actions, exampleOf, useApp } from "../store/index.ts";
import { CopyLink } from "./CopyLink.tsx";
import { Settings } from "./Settings.tsx";
import "./TopBar.css";

/** Name of the page, the example that is open, and what acts on the whole page. */
export function TopBar() {
  return (
    <header className="topbar">
      <h1 className="wordmark">
        back<span>step</span>
      </h1>
      <Picker />
      <button
        type="button"
        className="button topbar-gates"
        aria-haspopup="dialog"
        onClick={() => actions.openLibrary(null)}
      >
        <BookOpen size={16} aria-hidden />
        <span className="topbar-text">{t`Gates`}</span>
      </button>
      <div className="topbar-space" />
      <CopyLink />
      <button
        type="button"
        className="button button-icon topbar-wide"
        aria-label={t`Show link`}
        title={t`Show link`}
        onClick={() => actions.openDialog("share")}
      >
        <Link size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-icon"
        aria-label={t`Settings`}
        title={t`Settings`}
        popoverTarget="settings"
      >
        <Gear size={16} aria-hidden />
      </button>
      <Settings />
      <button
        type="button"
        className="button button-icon topbar-wide"
        aria-label={t`Help`}
        title={t`Help (?)`}
        onClick={() => actions.openDialog("help")}
      >
        <CircleHelp size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-primary present-button"
        onClick={() => actions.setSetting("present", true)}
      >
        <Presentation size={16} aria-hidden />
        <span className="topbar-text">{t`Present`}</span>
      </button>
    </header>
  );
}

function Picker() {
  const example = useApp(exampleOf);
  const isKnown = useApp((state) => state.examples.length > 0);
  const own = isKnown ? t`Your expression` : "…";
  const title = example === undefined ? own : `${example.row} · ${translated(example.title)}`;
  return (
    <button
      type="button"
      className="button picker"
      aria-haspopup="dialog"
      aria-label={t`Examples: ${title}`}
      onClick={() => actions.openDialog("gallery")}
    >
      <span className="picker-title">{title}</span>
      <ChevronDown size={15} aria-hidden />
    </button>
  );
}
