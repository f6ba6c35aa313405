import { Check, Copy } from "lucide-react";
import { t } from "../core/words/t.ts";
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
        aria-label={t`Copy formula as LaTeX`}
        title={t`Copy formula as LaTeX`}
        onClick={() => void copy()}
      >
        {state === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
      <Confirmation state={state} copied={t`The formula is on the clipboard as LaTeX.`} />
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
        {state === "copied"
          ? t`Copied`
          : state === "refused"
            ? t`The clipboard refused it`
            : t`Copy derivation as LaTeX`}
      </button>
      <Confirmation state={state} copied={t`The derivation is on the clipboard as LaTeX.`} />
    </div>
  );
}

function Confirmation({ state, copied }: { readonly state: CopyState; readonly copied: string }) {
  return (
    <span role="status" className="visually-hidden">
      {state === "copied" ? copied : ""}
      {state === "refused" ? t`The clipboard refused it.` : ""}
    </span>
  );
}
