import { lazy, Suspense } from "react";
import { Math } from "./Math.tsx";
import "./Formula.css";

const CopyFormula = lazy(() => import("./CopyLatex.tsx").then((part) => ({ default: part.CopyFormula })));

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
