import { useEffect, useRef, useState } from "react";
import { structureOf, shownGraph, store, useApp } from "../store/index.ts";
import { sentenceOf } from "../store/told.ts";

/** Milliseconds that a sentence is left to be read out while steps play; where playing ends is said in any case. */
const readingTime = 4000;

/**
 * Says each step in one sentence to screen readers, and what the graph's keys come upon. A value that is being dragged is
 * not said: its slider speaks.
 */
export function LiveRegion() {
  const cursor = useApp((state) => state.cursor);
  const hidden = useApp((state) => state.hidden);
  const grain = useApp((state) => state.grain);
  const playing = useApp((state) => state.playing);
  const said = useApp((state) => state.said);
  const structure = useApp((state) => {
    const graph = shownGraph(state);
    return graph === null ? null : structureOf(graph);
  });
  const [sentence, setSentence] = useState("");
  const spokenAt = useRef(-Infinity);
  useEffect(() => {
    const now = performance.now();
    if (playing && now - spokenAt.current < readingTime) return;
    spokenAt.current = now;
    setSentence(sentenceOf(store.getState()));
  }, [cursor, hidden, grain, structure, playing]);
  /** What was said before this region was there, in another language maybe, is past. */
  const heard = useRef(said);
  useEffect(() => {
    if (said === null || said === heard.current) return;
    heard.current = said;
    setSentence(said.text);
  }, [said]);
  return (
    <p role="status" aria-live="polite" className="visually-hidden">
      {sentence}
    </p>
  );
}
