import { useEffect, useMemo, useState } from "react";
import type { Diagnostic } from "../core/language/diagnostic.ts";
import { useDiagnostics, useSource, useStale } from "../store/index.ts";

/** What is to be said about a text, once its writer has paused. */
export interface Report {
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the text does not work; else these are hints. */
  readonly broken: boolean;
}

/** Milliseconds without an edit after which a problem is spoken of. */
const pause = 400;

/**
 * The problems of the text, not before its writer pauses; gone at once when they are solved.
 * @param inLatex what a text that does not work is to be told instead if it is LaTeX; null where it is none
 */
export function useReport(inLatex: (source: string) => readonly Diagnostic[] | null): Report | null {
  const source = useSource();
  const diagnostics = useDiagnostics();
  const broken = useStale();
  const [report, setReport] = useState<Report | null>(null);
  const silent = diagnostics.length === 0;

  useEffect(() => {
    const timer = setTimeout(() => setReport(silent ? null : { source, diagnostics, broken }), silent ? 0 : pause);
    return () => clearTimeout(timer);
  }, [source, diagnostics, broken, silent]);

  const told = useMemo(
    () => (report?.broken === true ? { ...report, diagnostics: inLatex(report.source) ?? report.diagnostics } : report),
    [report, inLatex],
  );
  return silent ? null : told;
}
