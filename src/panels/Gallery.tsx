import { Dices, PenLine } from "lucide-react";
import { useEffect, useState } from "react";
import { t, translated } from "../core/words/t.ts";
import { entries, lessons, type BuiltInLesson, type Entry } from "../lecture/index.ts";
import { actions, exampleOf, store } from "../store/index.ts";
import { Card } from "./gallery/Card.tsx";
import { openBuiltIn, openEntry } from "./gallery/open.ts";
import { stopPictures } from "./gallery/pictures.ts";
import { ShortLink } from "./gallery/ShortLink.tsx";
import { SearchField } from "./SearchField.tsx";
import { hasWords, wordsOf } from "./searchWords.ts";
import "./Gallery.css";

/** Where the links of a note card lead, which is no word of it. */
const linkTarget = /\]\([^)]*\)/g;

/** All that a card says, in the language that is spoken and in English, with what it shows. */
function textOf(entry: Entry): string {
  const shown =
    "example" in entry
      ? [entry.example.note ?? "", entry.example.source]
      : entry.kind === "note"
        ? entry.paragraphs.map((text) => translated(text).replaceAll(linkTarget, "]"))
        : [];
  const { id, row, title, sentence } = entry;
  return [`x=${id}`, row, title, translated(title), sentence, translated(sentence), ...shown].join(" ");
}

const textOfLesson = ({ id, row, title, sentence }: BuiltInLesson): string =>
  [`x=${id}`, row, t`Lesson`, title, translated(title), sentence, translated(sentence)].join(" ");

/** All that the lecture shows, in its order, as cards to search and to open; before it the lessons that walk through it. */
export function Gallery() {
  const [query, setQuery] = useState("");
  const [present] = useState(() => exampleOf(store.getState())?.id.toLowerCase());
  useEffect(() => stopPictures, []);
  const words = wordsOf(query);
  const found = entries.filter((entry) => hasWords(textOf(entry), words));
  const foundLessons = lessons.filter((lesson) => hasWords(textOfLesson(lesson), words));
  const first = found[0];
  const firstLesson = foundLessons[0];

  return (
    <div className="gallery">
      <SearchField
        label={t`Search examples`}
        placeholder={t`Search: sigmoid, max, L9…`}
        query={query}
        onQuery={setQuery}
        onEnter={() => {
          if (first !== undefined) openEntry(first);
          else if (firstLesson !== undefined) openBuiltIn(firstLesson);
        }}
      />
      {found.length + foundLessons.length === 0 ? (
        <p className="search-none">{t`No example has all of these words.`}</p>
      ) : null}
      {foundLessons.length === 0 ? null : <Lessons found={foundLessons} />}
      {found.length === 0 ? null : (
        <section aria-labelledby="gallery-lecture">
          <h3 id="gallery-lecture" className="panel-heading gallery-heading">{t`The lecture, in its order`}</h3>
          <ul className="gallery-cards">
            {found.map((entry) => (
              <Card key={entry.id} entry={entry} isPresent={entry.id === present} onOpen={openEntry} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Lessons({ found }: { readonly found: readonly BuiltInLesson[] }) {
  return (
    <section aria-labelledby="gallery-lessons">
      <div className="gallery-head">
        <h3 id="gallery-lessons" className="panel-heading gallery-heading">{t`Lessons, to walk through`}</h3>
        <div className="gallery-tools">
          <button type="button" className="button" onClick={() => actions.openDialog("exercises")}>
            <Dices size={15} aria-hidden />
            {t`Exercises`}
          </button>
          <button type="button" className="button" onClick={() => actions.openDialog("lesson")}>
            <PenLine size={15} aria-hidden />
            {t`Write a lesson`}
          </button>
        </div>
      </div>
      <ul className="gallery-lessons">
        {found.map((lesson) => (
          <li key={lesson.id} className="card-item">
            <button type="button" className="card" onClick={() => openBuiltIn(lesson)}>
              <span className="card-row">{t`${lesson.row} · ${lesson.moments.length} moments`}</span>
              <span className="card-title">{translated(lesson.title)}</span>
              <span className="card-sentence">{translated(lesson.sentence)}</span>
            </button>
            <ShortLink id={lesson.id} title={translated(lesson.title)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
