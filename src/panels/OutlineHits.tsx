import { useEffect, useRef, type KeyboardEvent } from "react";
import { printCount } from "../core/language/count.ts";
import { t } from "../core/words/t.ts";
import { Prose } from "./ExplainProse.tsx";
import type { Entry, Found } from "./outline/search.ts";
import type { Subject } from "./outline/useOutline.ts";
import { groupNames } from "../core/graph/groupName.ts";
import { groupsAround } from "../core/graph/lookup.ts";

export const hitId = (place: number): string => `outline-hit-${String(place)}`;

interface OutlineHitsProps {
  readonly subject: Subject;
  readonly found: Found;
  /** Place of the one that Enter leads to. */
  readonly active: number;
  readonly onChoose: (entry: Entry) => void;
  /** The keys of the field, for where the list itself has got the focus. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What was found, the best first. The field keeps the focus; its arrow keys move through the list. */
export function OutlineHits({ subject, found, active, onChoose, onKeyDown }: OutlineHitsProps) {
  const { entries, count } = found;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active, entries]);

  return (
    <>
      <p className="outline-count" role="status">
        {countText(entries.length, count)}
      </p>
      <div
        ref={list}
        id="outline-hits"
        className="outline-hits"
        role="listbox"
        aria-label={t`Found`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const hit = event.target instanceof Element ? event.target.closest("[role=option]") : null;
          const chosen = entries.find((_entry, place) => hitId(place) === hit?.id);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {entries.map((entry, place) => (
          <div
            key={`${entry.kind} ${String(entry.index)}`}
            id={hitId(place)}
            className="outline-hit"
            role="option"
            aria-selected={place === active}
          >
            <Hit subject={subject} entry={entry} />
          </div>
        ))}
      </div>
    </>
  );
}

function countText(listed: number, count: number): string {
  if (count === 0) return t`Nothing has all of these words.`;
  if (listed < count) return t`The first ${printCount(listed)} of ${printCount(count)}: type more to narrow it down.`;
  return count === 1 ? t`1 found` : t`${printCount(count)} found`;
}

function Hit({ subject, entry }: { readonly subject: Subject; readonly entry: Entry }) {
  const { graph, outline, valueOf } = subject;
  const { kind, index, name, gate, expression } = entry;
  const value = valueOf(kind === "node" ? index : (outline.resultOf[index] ?? -1));
  const around = kind === "node" ? graph.nodes[index]?.group : graph.groups[index]?.parent;
  return (
    <>
      <span className="outline-name">{name === "" ? expression : <Prose text={name} />}</span>
      <span className="outline-gate">{gate}</span>
      <span className="outline-value">
        <Prose text={value} />
      </span>
      <span className="outline-text">
        {name === "" || expression === "" ? null : <span>{expression}</span>}
        <span className="outline-around">{placeText(subject, around ?? null)}</span>
      </span>
    </>
  );
}

/** `in t = 0, neuron`: the groups around, the outermost first. */
function placeText({ graph }: Subject, group: number | null): string {
  const names = groupNames(graph.groups, groupsAround(graph, { group }));
  return names.length === 0 ? "" : t`in ${names.toReversed().join(", ")}`;
}
