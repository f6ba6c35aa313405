import { ArrowLeft } from "lucide-react";
import { t, translated } from "../core/words/t.ts";
import { named } from "../lecture/index.ts";
import { actions, useApp } from "../store/index.ts";
import "./Note.css";

/** A note card: what the lecture says where there is nothing to compute. */
export function Note() {
  const entry = useApp((state) => (state.note === null ? undefined : named(state.note)));
  if (entry === undefined || !("paragraphs" in entry)) return null;
  const blocks = blocksOf(entry.paragraphs);
  return (
    <article className="note">
      <p className="note-row">{entry.row}</p>
      <h3>{translated(entry.title)}</h3>
      <p className="note-sentence">{translated(entry.sentence)}</p>
      {blocks.map((block) =>
        block.isList ? (
          <ul key={block.texts[0]}>
            {block.texts.map((text) => (
              <li key={text}>
                <Linked text={translated(text).replace(/^- /, "")} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={block.texts[0]}>
            <Linked text={translated(block.texts[0] ?? "")} />
          </p>
        ),
      )}
      <button type="button" className="button" onClick={() => actions.openDialog("gallery")}>
        <ArrowLeft size={15} aria-hidden />
        {t`All examples`}
      </button>
    </article>
  );
}

interface Block {
  readonly isList: boolean;
  readonly texts: readonly string[];
}

/** Paragraphs, with the items of a list that follow one another in one block. */
function blocksOf(paragraphs: readonly string[]): readonly Block[] {
  return paragraphs.reduce<readonly Block[]>((blocks, text) => {
    const isList = text.startsWith("- ");
    const last = blocks.at(-1);
    return isList && last?.isList === true
      ? [...blocks.slice(0, -1), { isList, texts: [...last.texts, text] }]
      : [...blocks, { isList, texts: [text] }];
  }, []);
}

/** A text with its links: `[words](x=l7)`. */
function Linked({ text }: { readonly text: string }) {
  const pieces = text.split(/(\[[^\]]+\]\(x=[^)]+\))/);
  return pieces.map((piece, i) => {
    const [, words, target] = /^\[([^\]]+)\]\((x=[^)]+)\)$/.exec(piece) ?? [];
    return target === undefined ? (
      piece
    ) : (
      // The same words may lead to two places.
      <a key={`${i} ${target}`} href={`#${target}`}>
        {words}
      </a>
    );
  });
}
