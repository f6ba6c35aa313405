import { ChevronRight } from "lucide-react";
import { gateNamed } from "../core/gates/index.ts";
import { titleOf } from "../core/gates/title.ts";
import { groupName } from "../core/graph/groupName.ts";
import { printCount } from "../core/language/count.ts";
import { symbols } from "../core/notation/symbols.ts";
import { t } from "../core/words/t.ts";
import { Prose } from "./ExplainProse.tsx";
import type { OutlineRow as Row } from "./outline/tree.ts";
import type { Subject } from "./outline/useOutline.ts";

export const rowId = (place: number): string => `outline-row-${String(place)}`;

interface OutlineRowProps {
  readonly subject: Subject;
  readonly row: Row;
  readonly id: string;
  /** From the top of the tree, in CSS pixels. */
  readonly top: number;
  readonly active: boolean;
  readonly unfolded: boolean;
  /** Whether it stands open on the canvas. */
  readonly open: boolean;
}

/** A group or a value. The tree acts on clicks, by the classes of what they hit. */
export function OutlineRow({ subject, row, id, top, active, unfolded, open }: OutlineRowProps) {
  const { item, level, place, of } = row;
  const { name, what, text, count } = wordsOf(subject, row);
  const value = item.kind === "node" ? subject.valueOf(item.index) : "";
  const folds = item.children.length > 0;
  const { opens } = item;
  const said = [name, what, count, value, opens === null ? "" : open ? t`open on the canvas` : t`closed on the canvas`];
  return (
    <div
      id={id}
      className="outline-row"
      role="treeitem"
      aria-label={said.filter((word) => word !== "").join(", ")}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={active}
      aria-expanded={folds ? unfolded : undefined}
      style={{ transform: `translateY(${String(top)}px)`, paddingInlineStart: `${String(level - 1)}rem` }}
    >
      <span className="outline-fold" data-unfolded={unfolded} aria-hidden>
        {folds ? <ChevronRight size={15} /> : null}
      </span>
      <span className="outline-name">
        <Prose text={name} />
      </span>
      {what === "" ? null : <span className="outline-gate">{what}</span>}
      <span className="outline-text">{text}</span>
      {count === "" ? null : <span className="outline-gates">{count}</span>}
      {value === "" ? null : (
        <span className="outline-value">
          <Prose text={value} />
        </span>
      )}
      {opens === null ? null : (
        <button
          type="button"
          className="outline-open"
          tabIndex={-1}
          aria-label={open ? t`Close ${name}` : t`Open ${name}`}
        >
          {open ? t`Close` : t`Open`}
        </button>
      )}
    </div>
  );
}

const gates = (count: number): string => (count === 1 ? t`1 gate` : t`${printCount(count)} gates`);

interface Words {
  readonly name: string;
  /** What it is. */
  readonly what: string;
  /** What the program says. */
  readonly text: string;
  readonly count: string;
}

/** So much of the program is shown beside a name. */
const longest = 80;

function wordsOf({ graph, source, outline }: Subject, { item }: Row): Words {
  const quote = (span: { readonly from: number; readonly to: number } | null | undefined): string =>
    span == null ? "" : source.slice(span.from, Math.min(span.to, span.from + longest));
  if (item.kind === "group") {
    const group = graph.groups[item.index];
    const call = group?.kind === "call" ? quote(group.span) : "";
    // A statement that is one call names what comes of it.
    const result = group?.parent === null ? graph.nodes[outline.resultOf[item.index] ?? -1]?.name : null;
    const text = call === "" || result == null ? call : `${result} = ${call}`;
    return { name: group === undefined ? "" : groupName(group), what: "", text, count: gates(item.gates) };
  }
  const node = graph.nodes[item.index];
  if (node === undefined) return { name: "", what: "", text: "", count: "" };
  const named = node.name === null ? "" : (symbols(graph)[item.index]?.text ?? "");
  const what = node.kind === "input" ? t`input` : titleOf(gateNamed(node.gate));
  return { name: named === "" ? quote(node.span) : named, what, text: named === "" ? "" : quote(node.span), count: "" };
}
