import { lazy, memo, Suspense, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { countTokens, maxTokens, plainMath } from "./mathText.ts";
import { fitWidth } from "./mathFit.ts";
import "./Math.css";

const CopyFormula = lazy(() => import("./CopyLatex.tsx").then((part) => ({ default: part.CopyFormula })));

type Engine = typeof import("./mathEngine.ts");

let engine: Engine | null = null;
let loading: Promise<void> | null = null;
const waiting = new Set<() => void>();

/** Starts loading KaTeX, once; formulas on screen are set when it arrives. */
export function loadMath(): Promise<void> {
  loading ??= import("./mathEngine.ts").then((loaded) => {
    engine = loaded;
    for (const wake of waiting) wake();
  });
  return loading;
}

function subscribe(wake: () => void): () => void {
  waiting.add(wake);
  void loadMath();
  return () => waiting.delete(wake);
}

export interface MathProps {
  /** Made by our own printers, never the reader's text. */
  readonly latex: string;
  /** On a line of its own, at full size, fitted to the width of its container. */
  readonly display?: boolean;
}

/** A formula. Plain text holds its place until KaTeX has loaded; a formula past the limit stays monospaced text. */
export const Math = memo(function Math({ latex, display = false }: MathProps) {
  const host = useRef<HTMLSpanElement>(null);
  const ready = useSyncExternalStore(subscribe, () => engine);
  const typeset = countTokens(latex) <= maxTokens;

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    if (ready === null || !typeset) element.textContent = plainMath(latex);
    else ready.setMath(latex, element, display);
    return display ? fitWidth(element) : undefined;
  }, [latex, display, ready, typeset]);

  const kind = display ? "math math-display" : "math";
  return <span ref={host} className={typeset ? kind : `${kind} math-plain`} />;
});

/** A formula on a line of its own, with a button that copies it. */
export function Formula({ latex }: { readonly latex: string }) {
  return (
    <div className="formula">
      <Math latex={latex} display />
      <Suspense fallback={null}>
        <CopyFormula latex={latex} />
      </Suspense>
    </div>
  );
}
