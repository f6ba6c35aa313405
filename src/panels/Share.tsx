import { Check, Copy, Printer, Share as Out } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { t } from "../core/words/t.ts";
import { address } from "../store/here.ts";
import { actions } from "../store/index.ts";
import { EmbedSnippet } from "./embed/EmbedSnippet.tsx";
import { ShareExercise } from "./quiz/ShareExercise.tsx";
import { useCopy } from "./useCopy.ts";
import "./Share.css";

type Link = Awaited<ReturnType<typeof address.share>>;

/** The link to this moment in a field, for where it cannot be copied by itself. */
export function Share() {
  const [link, setLink] = useState<Link | null>(null);
  const { state, copy } = useCopy();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let wanted = true;
    address.share().then(
      (made) => wanted && setLink(made),
      () => wanted && setLink({ ok: false, message: t`The link could not be made.` }),
    );
    return () => {
      wanted = false;
    };
  }, []);

  useEffect(() => {
    if (link?.ok === true || state === "refused") {
      field.current?.focus();
      field.current?.select();
    }
  }, [link, state]);

  if (link?.ok === false) return <p role="alert">{link.message}</p>;
  return (
    <div className="share">
      <p>
        {t`Whoever opens it sees this expression, this step and this view. All of it stands behind the #, which no server sees.`}
      </p>
      <div className="share-row">
        <input
          ref={field}
          className="share-field"
          aria-label={t`Link`}
          readOnly
          value={link?.address ?? ""}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button button-primary" onClick={() => void copy()}>
          {state === "copied" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {state === "copied" ? t`Copied` : t`Copy`}
        </button>
      </div>
      <p role="status" className="share-hint">
        {state === "refused" ? t`The browser did not allow copying: press Ctrl+C or ⌘C, the link is selected.` : ""}
        {state === "copied" ? t`The link is on the clipboard.` : ""}
      </p>
      <ShareExercise />
      <section className="share-part" aria-labelledby="share-file">
        <h3 id="share-file">{t`As a file or on paper`}</h3>
        <p>{t`A picture, an animation, LaTeX, data, the whole page in one file, or a handout of the steps.`}</p>
        <div className="share-actions">
          <button type="button" className="button" aria-haspopup="dialog" onClick={() => actions.openDialog("export")}>
            <Out size={16} aria-hidden />
            {t`Export…`}
          </button>
          <button type="button" className="button" aria-haspopup="dialog" onClick={() => actions.openDialog("print")}>
            <Printer size={16} aria-hidden />
            {t`Print the steps…`}
          </button>
        </div>
      </section>
      <EmbedSnippet />
    </div>
  );
}
