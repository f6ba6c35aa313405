import { BookOpen, StickyNote } from "lucide-react";
import { msg, t, translated } from "../../core/words/t.ts";
import type { Entry } from "../../lecture/index.ts";
import { Picture } from "./Picture.tsx";

/** What a card leads to, where it is no program of its own. */
const kinds = { example: null, view: null, library: msg`Page`, note: msg`To read` } as const;

interface CardProps {
  readonly entry: Entry;
  readonly isPresent: boolean;
  readonly onOpen: (entry: Entry) => void;
}

/** Something of the lecture: its picture, what it says in one sentence, and its short link. */
export function Card({ entry, isPresent, onOpen }: CardProps) {
  const { id, row, title, sentence } = entry;
  const kind = kinds[entry.kind];
  const note = "example" in entry ? entry.example.note : undefined;
  return (
    <li className="card-item">
      <button
        type="button"
        className="card"
        aria-current={isPresent ? "true" : undefined}
        onClick={() => onOpen(entry)}
      >
        <span className="card-picture" data-kind={entry.kind}>
          {entry.kind === "note" ? <StickyNote size={30} strokeWidth={1.25} aria-hidden /> : null}
          {entry.kind === "library" ? <BookOpen size={30} strokeWidth={1.25} aria-hidden /> : null}
          {"example" in entry ? <Picture example={entry.example} id={id} /> : null}
        </span>
        <span className="card-row">{kind === null ? row : `${row} · ${translated(kind)}`}</span>
        <span className="card-title">{translated(title)}</span>
        <span className="card-sentence">{translated(sentence)}</span>
        {note === undefined ? null : <span className="card-note">{translated(note)}</span>}
      </button>
      <a className="card-link" href={`#x=${id}`} aria-label={t`Short link to ${translated(title)}`}>
        #x={id}
      </a>
    </li>
  );
}
