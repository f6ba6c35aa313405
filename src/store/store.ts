import { createStore } from "zustand/vanilla";
import type { Example } from "../examples/example.ts";
import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import type { HoverCell } from "../core/scene/marks.ts";
import { sameValues } from "../core/tensor/nested.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import { carryCursor, carryThroughOpening } from "./cursor.ts";
import { derive, revise, shownTrace, toggled } from "./derive.ts";
import { arrivalOfExample } from "./gallery.ts";
import { isRevisable, literalOf, rewritten } from "./literal.ts";
import {
  firstSource,
  initialSettings,
  speeds,
  type Dialog,
  type Edit,
  type EditOrigin,
  type Settings,
  type State,
} from "./state.ts";

export interface Actions {
  /**
   * Replaces the text. From the editor it is the text as typed; from elsewhere the editor is told by `lastEdit`.
   * The cursor stays at its step where the new graph has it, and in range always.
   */
  setSource(source: string, origin: EditOrigin): void;
  /**
   * Gives an input a value by editing the text, without parsing or building unless its shape changes. Pass one `group`
   * for all edits of a drag: they make one undo event. Does nothing while the text is broken or if there is no such input.
   */
  editInput(id: NodeId, value: Nested, group?: string): void;
  /** Writes `text` in place of an input's literal: `randn(2, 3, seed=1)`. Does nothing where the text has no such literal. */
  rewriteInput(id: NodeId, text: string): void;
  step(by: number): void;
  /** Moves the cursor, clamped into the trace. */
  goto(cursor: number): void;
  first(): void;
  last(): void;
  /** Plays from the cursor, or from the start when at the end. */
  play(): void;
  pause(): void;
  /** What playing does at each beat: one step on; it ends at the last. */
  advance(): void;
  select(id: NodeId | null): void;
  /** Marks a node, or takes the mark back. */
  mark(id: NodeId): void;
  clearMarks(): void;
  /** Shows the ways from the selected node to the target, or stops to. */
  showPath(shown: boolean): void;
  /** Selects a node and has it brought into sight and focused: at once, or once it is drawn. */
  jump(id: NodeId): void;
  /** The node that was jumped to has been brought into sight. */
  landed(): void;
  hover(ids: readonly NodeId[]): void;
  hoverCell(cell: HoverCell | null): void;
  setSetting<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Opens a group or a composite gate, or closes it; the cursor stays at its moment. */
  toggleGroup(key: string): void;
  /** One notch up or down the list of speeds. */
  changeSpeed(by: 1 | -1): void;
  openDialog(dialog: Dialog): void;
  closeDialog(): void;
  /** Opens the gate library at a gate, or at its list. */
  openLibrary(gate: string | null): void;
  openExample(example: Example): void;
  /** Takes the gallery, so that the reader's text is known again where it is one of its own. */
  showExamples(examples: readonly Example[]): void;
  dismissLinkProblem(): void;
  /** Takes over a whole moment (link, example, autosave): text, settings and cursor, in one change. */
  adopt(arrival: Arrival): void;
}

/** A program with how to look at it. `place` finds the cursor once the program's own step counts are known. */
export interface Arrival {
  readonly source: string;
  readonly settings: Partial<Settings>;
  readonly place: (forwardCount: number, stepCount: number) => number;
  readonly origin: Exclude<EditOrigin, "editor" | "input">;
  /** The last text that worked, where the source does not; without it there is no graph to show. */
  readonly shown?: string;
  readonly welcome?: boolean;
  readonly linkProblem?: string | null;
}

export type Store = State & Actions;

const noHover: readonly NodeId[] = [];
const noMarks: readonly NodeId[] = [];

/** The store; one for the app, fresh ones for tests. */
export function createAppStore(source: string = firstSource) {
  return createStore<Store>()((set, get) => {
    /** What changes when the trace is about to change: the cursor is carried over, vanished nodes are let go. */
    const retraced = (change: Partial<State>, carry = carryCursor): Partial<State> => {
      const before = get();
      const after: State = { ...before, ...change };
      const trace = shownTrace(after);
      if (trace === null)
        return {
          ...change,
          marked: noMarks,
          cursor: 0,
          playing: false,
          selection: null,
          sought: null,
          hovered: noHover,
          cell: null,
        };
      const kept = after.selection !== null && indexOfId(trace.graph, after.selection) >= 0 ? after.selection : null;
      const sought = after.sought !== null && indexOfId(trace.graph, after.sought) >= 0 ? after.sought : null;
      const marked = after.marked.every((id) => indexOfId(trace.graph, id) >= 0) ? after.marked : noMarks;
      const hovered = after.hovered.every((id) => indexOfId(trace.graph, id) >= 0) ? after.hovered : noHover;
      const cursor = carry(shownTrace(before), trace, before.cursor);
      return { ...change, cursor, selection: kept, marked, sought, hovered, cell: null };
    };

    const move = (cursor: number): Partial<State> => {
      const steps = shownTrace(get())?.steps.length ?? 0;
      return { cursor: Math.min(Math.max(Math.trunc(cursor) || 0, 0), steps), selection: null, welcome: false };
    };

    /** Text that may parse to anything goes through the parser, unlike a number in place of a number. */
    const rewrite = (id: NodeId, text: string, group: string | null): void => {
      const before = get();
      const revised = rewritten(before.source, id, text);
      if (revised === null) return;
      const works = derive(revised.source).graph !== null;
      const lastEdit: Edit = { ...revised.edit, origin: "input", group };
      set(retraced({ source: revised.source, lastEdit, shown: works ? revised.source : before.shown }));
    };

    return {
      ...initialSettings,
      source,
      examples: [],
      shown: source,
      cursor: 0,
      selection: null,
      hovered: noHover,
      cell: null,
      marked: noMarks,
      path: false,
      sought: null,
      playing: false,
      lastEdit: null,
      welcome: false,
      dialog: null,
      libraryGate: null,
      linkProblem: null,

      setSource: (text, origin) => {
        const before = get();
        if (text === before.source) return;
        const lastEdit: Edit | null =
          origin === "editor"
            ? before.lastEdit
            : { from: 0, to: before.source.length, insert: text, origin, group: null };
        const works = derive(text).graph !== null;
        set(retraced({ source: text, lastEdit, shown: works ? text : before.shown }));
      },
      editInput: (id, value, group) => {
        const before = get();
        const graph = derive(before.source).graph;
        if (graph === null) return;
        const index = indexOfId(graph, id);
        const node = graph.nodes[index];
        if (node?.kind !== "input" || sameValues(node.value, value)) return;
        const text = literalOf(value);
        if (text === null) return;
        if (!isRevisable(graph, node, value)) {
          rewrite(id, text, group ?? null);
          return;
        }
        const revised = revise(before.source, index, value);
        if (revised === null) return;
        const lastEdit: Edit = { ...revised.edit, origin: "input", group: group ?? null };
        set({ source: revised.source, shown: revised.source, lastEdit });
      },
      rewriteInput: (id, text) => rewrite(id, text, null),
      step: (by) => set({ ...move(get().cursor + by), playing: false }),
      goto: (cursor) => set({ ...move(cursor), playing: false }),
      first: () => set({ ...move(0), playing: false }),
      last: () => set({ ...move(Infinity), playing: false }),
      play: () => {
        const steps = shownTrace(get())?.steps.length ?? 0;
        if (steps === 0) return;
        set({ ...move(get().cursor >= steps ? 0 : get().cursor), playing: true });
      },
      pause: () => set({ playing: false }),
      advance: () => {
        const change = move(get().cursor + 1);
        const steps = shownTrace(get())?.steps.length ?? 0;
        set({ ...change, playing: change.cursor !== undefined && change.cursor < steps });
      },
      select: (id) => set({ selection: id }),
      mark: (id) => {
        const { marked } = get();
        set({ marked: marked.includes(id) ? marked.filter((other) => other !== id) : [...marked, id] });
      },
      clearMarks: () => set({ marked: noMarks }),
      showPath: (path) => set({ path }),
      jump: (id) => set({ selection: id, sought: id, playing: false }),
      landed: () => set({ sought: null }),
      hover: (ids) => set({ hovered: ids.length === 0 ? noHover : ids }),
      hoverCell: (cell) => set({ cell }),
      setSetting: (key, value) => {
        const change: Partial<State> = { [key]: value };
        if (key === "open") set(retraced(change, carryThroughOpening));
        else set(key === "target" || key === "grain" || key === "num" ? retraced(change) : change);
      },
      toggleGroup: (key) => {
        get().setSetting("open", toggled(get().open, key));
      },
      changeSpeed: (by) => {
        const at = speeds.indexOf(get().speed);
        const next = speeds[at + by];
        if (next !== undefined) set({ speed: next });
      },
      openDialog: (dialog) => set({ dialog }),
      closeDialog: () => set({ dialog: null }),
      openLibrary: (libraryGate) => set({ dialog: "library", libraryGate }),
      openExample: (example) => get().adopt(arrivalOfExample(example)),
      showExamples: (examples) => set({ examples }),
      dismissLinkProblem: () => set({ linkProblem: null }),
      adopt: (arrival) => {
        const before = get();
        const works = derive(arrival.source).graph !== null;
        const change: State = {
          ...before,
          ...arrival.settings,
          source: arrival.source,
          // The graph that stood there belongs to another program.
          shown: works ? arrival.source : (arrival.shown ?? arrival.source),
          selection: null,
          hovered: noHover,
          cell: null,
          marked: noMarks,
          path: false,
          sought: null,
          playing: false,
          dialog: null,
          welcome: arrival.welcome ?? false,
          linkProblem: arrival.linkProblem ?? null,
          lastEdit: {
            from: 0,
            to: before.source.length,
            insert: arrival.source,
            origin: arrival.origin,
            group: null,
          },
        };
        const trace = shownTrace(change);
        const steps = trace?.steps.length ?? 0;
        const cursor = trace === null ? 0 : arrival.place(trace.forwardCount, steps);
        set({ ...change, cursor: Math.min(Math.max(cursor, 0), steps) });
      },
    };
  });
}

export type AppStore = ReturnType<typeof createAppStore>;

export const store: AppStore = createAppStore();
