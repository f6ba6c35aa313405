import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../../core/words/t.ts";
import { addressOf, linkOf, shownTrace, store, useApp } from "../../store/index.ts";
import { Select } from "../Select.tsx";
import { languageChoices, themeChoices } from "../settingChoices.ts";
import { useCopy } from "../useCopy.ts";
import { extents, snippetOf } from "./snippet.ts";
import "./EmbedSnippet.css";

type Extent = keyof typeof extents;
/** CSS pixels; with the panels there is more to see. */
const heights: Readonly<Record<Extent, number>> = { graph: 420, explained: 520, all: 640 };

/** The present moment as a frame for another page: what it shows, and the HTML to copy. */
export function EmbedSnippet() {
  const [extent, setExtent] = useState<Extent>("graph");
  const theme = useApp((state) => state.theme);
  const [frameTheme, setFrameTheme] = useState(theme);
  const lang = useApp((state) => state.lang);
  const [frameLang, setFrameLang] = useState(lang);
  const [snippet, setSnippet] = useState("");
  const { state, copy } = useCopy(() => Promise.resolve(snippet));

  useEffect(() => {
    let wanted = true;
    const now = {
      ...store.getState(),
      embed: true,
      present: false,
      hide: extents[extent],
      theme: frameTheme,
      lang: frameLang,
    };
    void linkOf(now).then((link) => {
      if (!wanted) return;
      const graph = shownTrace(now)?.graph;
      const name = graph?.names.find(([, index]) => index === graph.output)?.[0] ?? "f";
      const title = t`Computational graph of ${name}`;
      setSnippet(
        link.ok
          ? snippetOf({ address: addressOf(link.fragment, window.location), title, height: heights[extent] })
          : link.message,
      );
    });
    return () => {
      wanted = false;
    };
  }, [extent, frameTheme, frameLang]);

  const shown: readonly (readonly [Extent, string])[] = [
    ["graph", t`The graph and its steps`],
    ["explained", t`The graph and what explains it`],
    ["all", t`Everything, to edit`],
  ];

  return (
    <section className="share-part" aria-labelledby="embed-heading">
      <h3 id="embed-heading">{t`In a page of yours`}</h3>
      <p>
        {t`A frame with this moment. It takes neither focus nor the wheel, keeps nothing, and tells the page around it each step, so that slides can go along.`}
      </p>
      <div className="embed-choices">
        <label>
          {t`Show`}
          <Select value={extent} options={shown} onChoose={setExtent} />
        </label>
        <label>
          {t`Theme`}
          <Select value={frameTheme} options={themeChoices()} onChoose={setFrameTheme} />
        </label>
        <label>
          {t`Language`}
          <Select value={frameLang} options={languageChoices(frameLang)} onChoose={setFrameLang} />
        </label>
      </div>
      <textarea
        className="embed-code"
        aria-label={t`HTML of the frame`}
        readOnly
        rows={4}
        value={snippet}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="share-actions">
        <button type="button" className="button" onClick={() => void copy()}>
          {state === "copied" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {state === "copied" ? t`Copied` : t`Copy HTML`}
        </button>
        <span role="status">
          {state === "refused" ? t`The browser did not allow copying: select the text and copy it.` : ""}
        </span>
      </div>
    </section>
  );
}
