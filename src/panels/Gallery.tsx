import { useState } from "react";
import { t, translated } from "../core/words/t.ts";
import { examples, type Example } from "../examples/index.ts";
import { actions, exampleOf, store } from "../store/index.ts";
import { SearchField } from "./SearchField.tsx";
import { hasWords, wordsOf } from "./searchWords.ts";
import "./Gallery.css";

/** All that an example can be found by: the words that are shown, and the English ones. */
function textOf({ row, title, sentence, note = "", source }: Example): string {
  const words = [title, sentence, note];
  return [row, ...words, ...words.map(translated), source].join(" ");
}

/** The examples as cards, to search and to open. */
export function Gallery() {
  const [query, setQuery] = useState("");
  const [present] = useState(() => exampleOf(store.getState())?.id);
  const words = wordsOf(query);
  const found = examples.filter((example) => hasWords(textOf(example), words));
  const first = found[0];

  return (
    <div className="gallery">
      <SearchField
        label={t`Search examples`}
        placeholder={t`Search: sigmoid, max, L9…`}
        query={query}
        onQuery={setQuery}
        onEnter={() => {
          if (first !== undefined) actions.openExample(first);
        }}
      />
      {found.length === 0 ? <p className="search-none">{t`No example has all of these words.`}</p> : null}
      <ul className="gallery-cards">
        {found.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              className="card"
              aria-current={example.id === present ? "true" : undefined}
              onClick={() => actions.openExample(example)}
            >
              <span className="card-row">{example.row}</span>
              <span className="card-title">{translated(example.title)}</span>
              <span className="card-sentence">{translated(example.sentence)}</span>
              {example.note === undefined ? null : <span className="card-note">{translated(example.note)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
