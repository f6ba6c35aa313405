import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { Gate } from "../../core/gates/gate.ts";
import { gates } from "../../core/gates/index.ts";
import { t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";
import { SearchField } from "../SearchField.tsx";
import { gateAsked, gatesMatching } from "./gateSearch.ts";
import { LibraryCard } from "./LibraryCard.tsx";
import { LibraryList } from "./LibraryList.tsx";

/** List and card stand side by side; on a phone the card takes the place of the list. */
const isWide = (): boolean => window.matchMedia("(min-width: 721px)").matches;

interface LibraryGatesProps {
  /** Whether the dialog opens with it: then the search has the focus. */
  readonly isFirst: boolean;
}

/** A list of all gates to search in, and the card of one. */
export function LibraryGates({ isFirst }: LibraryGatesProps) {
  const asked = useApp((state) => state.libraryGate);
  const [query, setQuery] = useState("");
  const page = useRef<HTMLDivElement>(null);
  const families = gatesMatching(query);
  const first = families[0]?.gates[0];
  const picked = gateAsked(asked);
  const chosen = picked ?? gates[0];
  // A held arrow key runs down the list without waiting for the cards.
  const shown = useDeferredValue(chosen);

  const seen = useRef(false);
  useEffect(() => {
    // At first in the midst of its neighbours, then as little as brings it into sight.
    page.current?.querySelector("nav [aria-current]")?.scrollIntoView({ block: seen.current ? "nearest" : "center" });
    seen.current = true;
  }, [chosen]);

  // Where the card takes the list's place, the focus goes on to it once it stands.
  const entering = useRef(false);
  useEffect(() => {
    if (!entering.current || shown !== picked) return;
    entering.current = false;
    page.current?.querySelector<HTMLElement>("#library-card")?.focus();
  }, [shown, picked]);

  const open = (gate: Gate): void => {
    actions.openLibrary(gate.name);
    entering.current = !isWide();
  };
  const enterList = (): void => page.current?.querySelector<HTMLElement>("nav button[tabindex='0']")?.focus();

  return (
    <div ref={page} className="library" data-picked={picked !== undefined}>
      <div className="library-side">
        <SearchField
          label={t`Search gates`}
          placeholder={t`Search: relu, @, loss`}
          isFirst={isFirst}
          query={query}
          onQuery={setQuery}
          onEnter={() => {
            if (first !== undefined) open(first);
          }}
          onDown={enterList}
        />
        {asked !== null && picked === undefined ? (
          <p className="library-unknown" role="status">
            {t`There is no gate named “${asked}”. Here are those there are.`}
          </p>
        ) : null}
        {families.length === 0 ? <p className="search-none">{t`No gate has all of these words.`}</p> : null}
        <LibraryList
          families={families}
          chosen={chosen}
          onReach={(gate) => {
            if (isWide()) actions.openLibrary(gate.name);
          }}
          onOpen={open}
        />
      </div>
      {shown === undefined ? null : <LibraryCard key={shown.name} gate={shown} />}
    </div>
  );
}
