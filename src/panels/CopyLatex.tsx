import { Check, Copy } from "lucide-react";
import { useCopy, type CopyState } from "./useCopy.ts";

/** Copies the LaTeX of the formula that it stands on. */
export function CopyFormula({ latex }: { readonly latex: string }) {
  const { state, copy } = useCopy(() => Promise.resolve(latex));
  return (
    <>
      <button
        type="button"
        className="formula-copy"
        data-state={state}
        aria-label="Copy formula as LaTeX"
        title="Copy formula as LaTeX"
        onClick={() => void copy()}
      >
        {state === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
      <Confirmation state={state} what="The formula" />
    </>
  );
}

/** Copies the whole derivation of one gradient. */
export function CopyDerivation({ read }: { readonly read: () => string }) {
  const { state, copy } = useCopy(async () => {
    await Promise.resolve();
    return read();
  });
  return (
    <div className="explain-derivation">
      <button type="button" className="explain-action" onClick={() => void copy()}>
        {state === "copied" ? "Copied" : state === "refused" ? "The clipboard refused it" : "Copy derivation as LaTeX"}
      </button>
      <Confirmation state={state} what="The derivation" />
    </div>
  );
}

function Confirmation({ state, what }: { readonly state: CopyState; readonly what: string }) {
  return (
    <span role="status" className="visually-hidden">
      {state === "copied" ? `${what} is on the clipboard as LaTeX.` : ""}
      {state === "refused" ? "The clipboard refused it." : ""}
    </span>
  );
}
