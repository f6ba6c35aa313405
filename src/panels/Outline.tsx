import { Search } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../core/words/t.ts";
import { jumpTo } from "./outline/jump.ts";
import { entriesOf, search, type Entry } from "./outline/search.ts";
import { useOutline, type Subject } from "./outline/useOutline.ts";
import { hitId, OutlineHits } from "./OutlineHits.tsx";
import { OutlineTree } from "./OutlineTree.tsx";
import { focusFirst } from "./focusFirst.ts";
import "./Search.css";
import "./Outline.css";

/** A field to find a node with, and below it what was found; the outline of the program while nothing is looked for. */
export function Outline() {
  const subject = useOutline();
  return subject === null ? (
    <p className="search-none">{t`There is no graph yet: the text has a mistake.`}</p>
  ) : (
    <Finder subject={subject} />
  );
}

/** So many are listed; more are found by typing more. */
const most = 50;

function Finder({ subject }: { readonly subject: Subject }) {
  const { graph, trace, source } = subject;
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(graph, trace.graph, source), [graph, trace.graph, source]);
  const found = useMemo(() => search(entries, query, most), [entries, query]);
  const isSearching = query.trim() !== "";
  const active = Math.min(at, found.entries.length - 1);

  useEffect(() => focusFirst(field.current), []);

  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    jumpTo(entry.kind === "node" ? entry.index : (subject.outline.resultOf[entry.index] ?? -1));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isSearching) {
      if (event.key !== "ArrowDown") return;
      tree.current?.focus();
    } else if (event.key === "ArrowDown") setAt(Math.min(active + 1, found.entries.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(active - 1, 0));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(found.entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="outline">
      <div className="search-field" role="search">
        <Search size={16} aria-hidden />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t`Find a node`}
          aria-autocomplete="list"
          aria-expanded={isSearching}
          aria-controls={isSearching ? "outline-hits" : undefined}
          aria-activedescendant={isSearching && active >= 0 ? hitId(active) : undefined}
          placeholder={t`A name, a gate, a part of the text`}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
        />
      </div>
      {isSearching ? (
        <OutlineHits subject={subject} found={found} active={active} onChoose={choose} onKeyDown={onKeyDown} />
      ) : (
        <OutlineTree ref={tree} subject={subject} onLeave={() => field.current?.focus()} />
      )}
    </div>
  );
}
