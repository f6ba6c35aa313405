import { useMemo, useState } from "react";
import { t } from "../../core/words/t.ts";
import { keepsBack, useApp } from "../../store/index.ts";
import { formats, type Choice } from "./choice.ts";
import { ExportChoices } from "./ExportChoices.tsx";
import { ExportPreview } from "./ExportPreview.tsx";
import { ExportTools } from "./ExportTools.tsx";
import { refusal } from "./subject.ts";
import { useSubject } from "./useSubject.ts";
import "./Export.css";

/** The theme that the page is in by now. */
function themeNow(): Choice["theme"] {
  const { theme } = document.documentElement.dataset;
  if (theme === "light" || theme === "dark") return theme;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Takes the graph out of the page: as a picture, an animation, LaTeX, data, or with the whole page around it. */
export function Export() {
  const subject = useSubject();
  const [choice, setChoice] = useState<Choice>(() => ({
    ...{ format: "svg", theme: themeNow(), moment: "now", scale: 2, transparent: false },
  }));
  const problem = useMemo(() => (subject === null ? null : refusal(subject, choice)), [subject, choice]);
  const row = formats.find(({ format }) => format === choice.format);
  const isAsked = useApp((state) => state.hidden.length > 0 || keepsBack(state));
  // A picture would tell what the reader is to find out.
  if (isAsked)
    return (
      <p role="alert">{t`Gradients are still asked for here, and an export would show them: answer or reveal them first.`}</p>
    );
  if (subject === null || row === undefined)
    return <p role="alert">{t`There is no graph to export yet: the text has a mistake.`}</p>;
  return (
    <div className="export">
      <ExportChoices choice={choice} row={row} onChoose={(part) => setChoice({ ...choice, ...part })} />
      {problem === null ? (
        <>
          <ExportPreview subject={subject} choice={choice} row={row} />
          <ExportTools subject={subject} choice={choice} row={row} />
        </>
      ) : (
        <p role="alert">{problem}</p>
      )}
    </div>
  );
}
