import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { t } from "../../core/words/t.ts";

/** How long it says that it has copied. */
const telling = 2000;

/** A text to be taken along, in a field for where it cannot be copied by itself. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return undefined;
    const timer = window.setTimeout(() => setCopied(null), telling);
    return () => window.clearTimeout(timer);
  }, [copied]);

  const copy = (): void => {
    const refused = (): void => field.current?.select();
    // Where the page is not secure there is no clipboard.
    if (!("clipboard" in navigator)) refused();
    else navigator.clipboard.writeText(text).then(() => setCopied(text), refused);
  };
  const isCopied = copied === text;
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
      <button type="button" className="button" onClick={copy}>
        {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {isCopied ? t`Copied` : t`Copy`}
      </button>
      <span role="status" className="visually-hidden">
        {isCopied ? t`The link is on the clipboard.` : ""}
      </span>
    </div>
  );
}
