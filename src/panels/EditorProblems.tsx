import type { Diagnostic, Fix } from "../core/language/diagnostic.ts";
import { lineAt } from "../core/language/lineAt.ts";
import { t } from "../core/words/t.ts";
import type { Report } from "./useReport.ts";

export interface EditorProblemsProps {
  readonly report: Report | null;
  /** `source` is the text that the fix is for. */
  onFix(fix: Fix, source: string): void;
}

/** Problems as an alert, hints as a plain list beside it: only what keeps the text from working interrupts. */
export function EditorProblems({ report, onFix }: EditorProblemsProps) {
  const list = report === null ? null : <ProblemList report={report} onFix={onFix} />;
  return (
    <>
      <div role="alert">{report?.broken === true ? list : null}</div>
      {report?.broken === false ? list : null}
    </>
  );
}

/** So many are told; mending the first ones usually mends others. */
const most = 6;

function ProblemList({ report, onFix }: EditorProblemsProps & { readonly report: Report }) {
  const rest = report.diagnostics.length - most;
  return (
    <ul className="editor-problems" data-broken={report.broken} aria-label={report.broken ? t`Problems` : t`Hints`}>
      {report.diagnostics.slice(0, most).map((diagnostic: Diagnostic, index) => (
        <li key={index}>
          <span className="editor-problem-place">{t`line ${lineAt(report.source, diagnostic.from)}`}</span>{" "}
          <span className="editor-problem-message">{diagnostic.message}</span>
          {diagnostic.fix === undefined ? null : (
            <FixButton fix={diagnostic.fix} onFix={(fix) => onFix(fix, report.source)} />
          )}
        </li>
      ))}
      {rest > 0 ? <li className="editor-problem-rest">{t`and ${rest} more`}</li> : null}
    </ul>
  );
}

function FixButton({ fix, onFix }: { readonly fix: Fix; readonly onFix: (fix: Fix) => void }) {
  return (
    <button type="button" className="editor-fix" onClick={() => onFix(fix)} title={t`Alt+Enter in the text`}>
      {t`Fix: ${fix.label}`}
    </button>
  );
}
