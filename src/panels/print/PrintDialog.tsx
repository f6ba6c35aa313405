import { Printer } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { t } from "../../core/words/t.ts";
import { actions, addressOf, linkOf, quizReach, store, useApp, useCursor, useTrace } from "../../store/index.ts";
import { grids, manyMoments, momentsBetween, mostOf, pagesOf, type Grid } from "./plan.ts";
import { requestPrint } from "./requests.ts";
import "./PrintDialog.css";

/** The numbers of a larger graph are too small to be read on a quarter of a page. */
const mostOnQuarter = 12;

/** Chooses what of the steps goes on paper. */
export function PrintDialog() {
  const trace = useTrace();
  // Of what is still to be predicted nothing is printed.
  const reach = useApp((state) => quizReach(state)?.cursor);
  const last = reach ?? trace?.steps.length ?? 0;
  const most = mostOf(trace?.graph.nodes.length ?? 1);
  const cursor = useCursor();
  const [all, setAll] = useState(true);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(Math.min(last < manyMoments ? last : manyMoments - 1, most - 1));
  const [grid, setGrid] = useState<Grid>((trace?.graph.nodes.length ?? 0) <= mostOnQuarter ? 4 : 2);
  const cursors = all ? momentsBetween(from, to, last, most) : [cursor];
  const onPage = all ? grid : 1;
  const pages = pagesOf({ cursors, grid: onPage }).length;

  const print = async (): Promise<void> => {
    // Whoever reads the paper is no presenter.
    const reader = { present: false, embed: false, hidden: [], reveal: "0", hide: [] } as const;
    const made = await linkOf({ ...store.getState(), ...reader });
    const link = made.ok ? addressOf(made.fragment, window.location) : "";
    actions.closeDialog();
    requestPrint({ cursors, grid: onPage, link });
  };

  return (
    <form
      className="print"
      onSubmit={(event) => {
        event.preventDefault();
        if (cursors.length > 0) void print();
      }}
    >
      <fieldset>
        <legend>{t`What to print`}</legend>
        <Choice chosen={all} onChoose={() => setAll(true)}>{t`A range of steps`}</Choice>
        {all ? (
          <div className="print-range">
            <Count label={t`From step`} value={from} last={last} onChange={setFrom} />
            <Count label={t`to step`} value={to} last={last} onChange={setTo} />
            <label className="print-field">
              {t`Steps on a page`}
              <select
                className="select"
                value={grid}
                onChange={({ currentTarget }) =>
                  setGrid(grids.find((count) => String(count) === currentTarget.value) ?? 1)
                }
              >
                {grids.map((count) => (
                  <option key={count} value={count}>
                    {count}
                  </option>
                ))}
              </select>
            </label>
          </div>
        ) : null}
        <Choice chosen={!all} onChoose={() => setAll(false)}>{t`The step on the screen`}</Choice>
      </fieldset>
      {all && (last >= manyMoments || last >= most) ? (
        <p>{t`This graph has ${last} steps: choose which to print, ${most} at the most.`}</p>
      ) : null}
      <p role="status" className="print-count">
        {pages === 1 ? t`1 page` : t`${pages} pages`}
      </p>
      <p className="print-hint">
        {t`In black and white: values stand above the wires, gradients in bold below. Step 0 is the start.`}
      </p>
      <button type="submit" className="button button-primary" disabled={cursors.length === 0}>
        <Printer size={16} aria-hidden />
        {t`Print…`}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="print-choice">
      <input type="radio" name="print-what" checked={chosen} onChange={onChoose} />
      {children}
    </label>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly last: number;
  readonly onChange: (value: number) => void;
}

function Count({ label, value, last, onChange }: CountProps) {
  const id = useId();
  return (
    <span className="print-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        className="select"
        min={0}
        max={last}
        step={1}
        value={value}
        onChange={({ currentTarget }) => onChange(Math.trunc(currentTarget.valueAsNumber) || 0)}
      />
    </span>
  );
}
