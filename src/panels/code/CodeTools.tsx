import { Check, Copy, Download, NotebookText } from "lucide-react";
import { textOf, type Dialect, type Listing } from "../../core/listing/listing.ts";
import { notebook } from "../../core/listing/notebook.ts";
import { t, translated } from "../../core/words/t.ts";
import { exampleOf, store } from "../../store/index.ts";
import { dialectNames } from "./dialectNames.ts";
import { useCopy } from "../useCopy.ts";
import { download } from "./download.ts";

interface CodeToolsProps {
  readonly listing: Listing;
  readonly dialect: Dialect;
}

/** What the file is called: the example's name, or the page's. */
const fileName = (): string => `backstep-${exampleOf(store.getState())?.id ?? "graph"}`;

/** Takes the code out of the page. */
export function CodeTools({ listing, dialect }: CodeToolsProps) {
  const { state, copy } = useCopy(() => Promise.resolve(textOf(listing)));
  const isCopied = state === "copied";
  const title = translated(exampleOf(store.getState())?.title ?? "Backstep");
  return (
    <div className="code-tools">
      <button type="button" className="button" onClick={() => void copy()}>
        {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {isCopied ? t`Copied` : t`Copy`}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => download(fileName() + dialectNames[dialect].ending, textOf(listing), "text/plain")}
      >
        <Download size={16} aria-hidden />
        {t`Download`}
      </button>
      {dialect === "javascript" ? null : (
        <button
          type="button"
          className="button"
          onClick={() => download(`${fileName()}.ipynb`, notebook(listing, dialect, title), "application/x-ipynb+json")}
        >
          <NotebookText size={16} aria-hidden />
          {t`Notebook`}
        </button>
      )}
      <p role="status" className={state === "refused" ? "code-says" : "visually-hidden"}>
        {state === "copied" ? t`The code is on the clipboard.` : ""}
        {state === "refused" ? t`The browser keeps the clipboard from this page: download the code instead.` : ""}
      </p>
    </div>
  );
}
