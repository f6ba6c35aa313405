import { useEffect, useState } from "react";
import type { Diagnostic } from "../core/language/diagnostic.ts";
import { latexProblems } from "./latexProblems.ts";
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

/** The problems of the text, not before its writer pauses; gone at once when they are solved. */
export function useReport(): Report | null {
  const source = useSource();
  const diagnostics = useDiagnostics();
  const broken = useStale();
  const [report, setReport] = useState<Report | null>(null);
  const silent = diagnostics.length === 0;

  useEffect(() => {
    let wanted = true;
    const tell = async (): Promise<void> => {
      // Without the reader of LaTeX the problems are told as the language has them.
      const latex = broken ? await latexProblems(source).catch(() => null) : null;
      if (wanted) setReport({ source, diagnostics: latex ?? diagnostics, broken });
    };
    const timer = setTimeout(() => (silent ? setReport(null) : void tell()), silent ? 0 : pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [source, diagnostics, broken, silent]);

  return silent ? null : report;
}
