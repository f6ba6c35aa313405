import { Search } from "lucide-react";
import { useState } from "react";
import { examples, type Example } from "../examples/index.ts";
import { actions, exampleOf, store } from "../store/index.ts";
import { focusFirst } from "./focusFirst.ts";
import "./Search.css";
import "./Gallery.css";

const matches = (example: Example, words: readonly string[]): boolean => {
  const text = [example.row, example.title, example.sentence, example.note, example.source].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The examples as cards, to search and to open. */
export function Gallery() {
  const [query, setQuery] = useState("");
  const [present] = useState(() => exampleOf(store.getState())?.id);
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = examples.filter((example) => matches(example, words));
  const first = found[0];

  return (
    <div className="gallery">
      <form
        className="search-field"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) actions.openExample(first);
        }}
      >
        <Search size={16} aria-hidden />
        <input
          ref={focusFirst}
          type="search"
          aria-label="Search examples"
          placeholder="Search: sigmoid, max, L9…"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </form>
      {found.length === 0 ? <p className="search-none">No example has all of these words.</p> : null}
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
              <span className="card-title">{example.title}</span>
              <span className="card-sentence">{example.sentence}</span>
              {example.note === undefined ? null : <span className="card-note">{example.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
