import { useEffect, useState } from "react";
import { structureOf, shownGraph, store, useApp } from "../store/index.ts";
import { sentenceOf } from "../store/told.ts";

/** Says each step in one sentence to screen readers. A value that is being dragged is not said: its slider speaks. */
export function LiveRegion() {
  const cursor = useApp((state) => state.cursor);
  const hidden = useApp((state) => state.hidden);
  const grain = useApp((state) => state.grain);
  const structure = useApp((state) => {
    const graph = shownGraph(state);
    return graph === null ? null : structureOf(graph);
  });
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    setSentence(sentenceOf(store.getState()));
  }, [cursor, hidden, grain, structure]);
  return (
    <p role="status" aria-live="polite" className="visually-hidden">
      {sentence}
    </p>
  );
}
