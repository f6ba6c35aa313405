import { Check, Copy } from "lucide-react";
import { useRef } from "react";
import { t } from "../../core/words/t.ts";
import { useCopy } from "../useCopy.ts";

/** A text to be taken along, in a field for where it cannot be copied by itself. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const { state, copy } = useCopy(() => Promise.resolve(text));
  const isCopied = state === "copied";
  const take = async (): Promise<void> => {
    if (!(await copy())) field.current?.select();
  };
  return (
    <div className="copy-text">
      <input
        ref={field}
        className="exercises-field"
        aria-label={label}
        readOnly
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className="button" onClick={() => void take()}>
        {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {isCopied ? t`Copied` : t`Copy`}
      </button>
      <span role="status" className="visually-hidden">
        {isCopied ? t`The link is on the clipboard.` : ""}
      </span>
    </div>
  );
}
