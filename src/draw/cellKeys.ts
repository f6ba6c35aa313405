import { cellBeside, firstCell, type CellPlace, type CellWay } from "../core/scene/cellWay.ts";
import type { HoverCell, NodeMark, TipMark } from "../core/scene/marks.ts";
import { t } from "../core/words/t.ts";
import { hoverCell } from "./cells.ts";

export interface CellEvents {
  readonly onHoverCell: (cell: HoverCell | null) => void;
  readonly onSay: (text: string) => void;
}

/** The keyboard among the cells of a node's matrices. */
export interface CellKeys {
  /** Whether a key on a node was meant for its cells. */
  readonly takes: (mark: NodeMark, event: KeyboardEvent) => boolean;
  /** Says the number that was come upon, once; to be told what a picture says of the cell that is looked at. */
  readonly tell: (tip: TipMark | null) => void;
  readonly leave: () => void;
}

const ways: ReadonlyMap<string, CellWay> = new Map([
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["Home", "rowStart"],
  ["End", "rowEnd"],
]);

/** Shift+Enter enters the cells of the node that has the focus; there the arrows do what the pointer does. */
export function walkCells({ onHoverCell, onSay }: CellEvents): CellKeys {
  let at: CellPlace | null = null;
  let told = "";

  const look = ({ id, tensor }: NodeMark, place: CellPlace): void => {
    if (tensor?.grid == null) return;
    at = place;
    onHoverCell(hoverCell(id, place.which, tensor.grid, place.cell));
  };
  const leave = (): void => {
    if (at === null) return;
    at = null;
    told = "";
    onHoverCell(null);
  };
  const enter = (mark: NodeMark): void => {
    const { tensor, name } = mark;
    if (tensor === null) return;
    const first = firstCell(tensor);
    const symbol = name.split(": ")[0] ?? "";
    if (first !== null) look(mark, first);
    else if (tensor.grid === null)
      onSay(t`Of ${symbol} the drawing has the shape alone; its numbers are in the Values table.`);
    else onSay(t`The numbers of ${symbol} are not yet known.`);
  };

  return {
    takes: (mark, event) => {
      const { tensor } = mark;
      if (event.key === "Enter" && event.shiftKey) {
        if (at === null) enter(mark);
        else leave();
        return tensor !== null;
      }
      // A step back may have taken the numbers away.
      if (at === null || tensor?.grid == null || tensor[at.which] === null) return false;
      if (event.key === "Escape") {
        leave();
        return true;
      }
      const way = event.shiftKey ? undefined : ways.get(event.key);
      if (way === undefined) return false;
      look(mark, cellBeside({ ...tensor, grid: tensor.grid }, at, way));
      return true;
    },
    tell: (tip) => {
      const text = tip?.lines.join("; ") ?? "";
      if (at === null || text === "" || text === told) return;
      told = text;
      onSay(text);
    },
    leave,
  };
}
