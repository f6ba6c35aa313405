import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from "react";
import { t } from "../core/words/t.ts";
import { useApp } from "../store/index.ts";
import { jumpTo, standsOpen, toggleOpen } from "./outline/jump.ts";
import { keyOf, rowsOf } from "./outline/tree.ts";
import type { Subject } from "./outline/useOutline.ts";
import { useRowWindow } from "./outline/useRowWindow.ts";
import { OutlineRow, rowId } from "./OutlineRow.tsx";
import { rich } from "./rich.ts";

const rowRem = 2.25;

interface OutlineTreeProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly subject: Subject;
  /** The reader goes up past the first row, or types. */
  readonly onLeave: () => void;
}

/**
 * The program in outline: groups that unfold, and values. One tab stop; the rows in sight alone are in the page, so the
 * focus stays on the tree and `aria-activedescendant` says where the reader is.
 */
export function OutlineTree({ ref, subject, onLeave }: OutlineTreeProps) {
  const { items } = subject.outline;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const open = useApp((state) => state.open);
  const rows = useMemo(() => rowsOf(items, unfolded), [items, unfolded]);
  const active = Math.min(at, rows.length - 1);
  const box = useRef<HTMLDivElement>(null);
  const { first, end, rowHeight, show } = useRowWindow(box, rows.length, rowRem);
  const shown = useRef(show);
  useEffect(() => {
    shown.current = show;
  });
  useEffect(() => shown.current(active), [active]);

  const fold = (row: number, wanted: boolean): void => {
    const item = rows[row]?.item;
    if (item === undefined) return;
    const next = new Set(unfolded);
    if (wanted) next.add(keyOf(item));
    else next.delete(keyOf(item));
    setUnfolded(next);
  };

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest("[role=treeitem]")?.id;
    const place = rows.findIndex((_row, i) => rowId(i) === id);
    const item = rows[place]?.item;
    if (item === undefined) return;
    setAt(place);
    if (event.target.closest(".outline-open") !== null) {
      toggleOpen(subject.graph, item);
    } else if (event.target.closest(".outline-fold") !== null && item.children.length > 0)
      fold(place, !unfolded.has(keyOf(item)));
    else jumpTo(item.node);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { item, parent } = row;
    const isUnfolded = unfolded.has(keyOf(item));
    if (event.key === "ArrowUp" && active === 0) onLeave();
    else if (event.key === "ArrowUp") setAt(active - 1);
    else if (event.key === "ArrowDown") setAt(Math.min(active + 1, rows.length - 1));
    else if (event.key === "Home") setAt(0);
    else if (event.key === "End") setAt(rows.length - 1);
    else if (event.key === "ArrowRight" && item.children.length > 0)
      if (isUnfolded) setAt(active + 1);
      else fold(active, true);
    else if (event.key === "ArrowLeft" && isUnfolded) fold(active, false);
    else if (event.key === "ArrowLeft" && parent >= 0) setAt(parent);
    else if (event.key === "Enter") jumpTo(item.node);
    else if (event.key === " " && item.opens !== null) toggleOpen(subject.graph, item);
    else {
      // What is typed is looked for: the field has the focus before the letter arrives.
      if (event.key.length === 1 && event.key !== " ") onLeave();
      return;
    }
    event.preventDefault();
  };

  if (items.length === 0) return <p className="search-none">{t`Nothing in this graph has a name.`}</p>;
  const all = Array.from({ length: end - first }, (_unused, i) => first + i);
  // The row that the reader is at stays in the page, wherever it is scrolled to.
  const drawn = active >= first && active < end ? all : [active, ...all];
  const [enter, space] = [<kbd key="enter">Enter</kbd>, <kbd key="space">{t`Space`}</kbd>];
  const upDown = (
    <>
      <kbd>↑</kbd> <kbd>↓</kbd>
    </>
  );
  const leftRight = (
    <>
      <kbd>→</kbd> <kbd>←</kbd>
    </>
  );
  return (
    <>
      <div ref={box} className="outline-scroll">
        <div
          ref={ref}
          className="outline-tree"
          role="tree"
          aria-label={t`Outline`}
          tabIndex={0}
          aria-activedescendant={rowId(active)}
          style={{ height: rows.length * rowHeight }}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          {drawn.map((place) => {
            const row = rows[place];
            return row === undefined ? null : (
              <OutlineRow
                key={keyOf(row.item)}
                subject={subject}
                row={row}
                id={rowId(place)}
                top={place * rowHeight}
                active={place === active}
                unfolded={unfolded.has(keyOf(row.item))}
                open={standsOpen(subject.graph, row.item, open)}
              />
            );
          })}
        </div>
      </div>
      <p className="outline-keys">
        {rich`${upDown} move, ${leftRight} unfold and fold, ${enter} goes there, ${space} opens or closes a group on the canvas.`}
      </p>
    </>
  );
}
