import { Dices, Minus, Plus } from "lucide-react";
import { useId, useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import type { Shape, Tensor } from "../core/tensor/tensor.ts";
import { t } from "../core/words/t.ts";
import { actions, derive, literalOf, rewritten, store } from "../store/index.ts";
import { resized, viewOf } from "./matrixView.ts";
import { rich } from "./rich.ts";

interface MatrixToolsProps {
  readonly node: InputNode;
  readonly tensor: Tensor;
  readonly small: boolean;
  readonly disabled: boolean;
}

/** A text for the input under which the program would no longer work, and why. */
interface Refused {
  readonly text: string;
  readonly message: string;
}

/** The largest matrix that the steppers make. */
const most = 12;

const seedOf = (node: InputNode): number => {
  const { expression } = node;
  if (expression.kind !== "call") return 0;
  const value = expression.named.find(({ name }) => name === "seed")?.value;
  return value?.kind === "number" ? value.value : 0;
};

/** More or fewer rows and columns, and random numbers. What would break the program is asked about first. */
export function MatrixTools({ node, tensor, small, disabled }: MatrixToolsProps) {
  const { id, shape } = node;
  const [refused, setRefused] = useState<Refused | null>(null);
  const view = viewOf(shape);
  const sizable = small && shape.length < 3 && node.expression.kind === "list";

  const write = (text: string): void => {
    const revised = rewritten(store.getState().source, id, text);
    const built = revised === null ? null : derive(revised.source);
    if (built?.graph === null) setRefused({ text, message: built.diagnostics[0]?.message ?? t`It does not fit.` });
    else {
      setRefused(null);
      actions.rewriteInput(id, text);
    }
  };
  const resize = (rows: number, columns: number): void => {
    const text = literalOf(resized(tensor, rows, columns));
    if (text !== null) write(text);
  };

  return (
    <div className="matrix-tools">
      {sizable ? (
        <Stepper
          words={shape.length === 1 ? entryWords : rowWords}
          count={view.rows}
          disabled={disabled}
          onCount={(rows) => resize(rows, view.columns)}
        />
      ) : null}
      {sizable && shape.length === 2 ? (
        <Stepper
          words={columnWords}
          count={view.columns}
          disabled={disabled}
          onCount={(columns) => resize(view.rows, columns)}
        />
      ) : null}
      <Randomise shape={shape} seed={seedOf(node)} disabled={disabled} onWrite={write} />
      {refused === null ? null : (
        <div className="matrix-refused" role="alert">
          <p>{refused.message}</p>
          <button
            type="button"
            className="explain-action"
            onClick={() => {
              actions.rewriteInput(id, refused.text);
              setRefused(null);
            }}
          >
            {t`Write it all the same`}
          </button>
          <button type="button" className="explain-action" onClick={() => setRefused(null)}>
            {t`Leave it`}
          </button>
        </div>
      )}
    </div>
  );
}

/** What a stepper says of what it counts. */
interface StepperWords {
  readonly counted: (count: number) => string;
  readonly fewer: () => string;
  readonly more: () => string;
}

const rowWords: StepperWords = {
  counted: (count) => (count === 1 ? t`1 row` : t`${count} rows`),
  fewer: () => t`Fewer rows`,
  more: () => t`More rows`,
};
const columnWords: StepperWords = {
  counted: (count) => (count === 1 ? t`1 column` : t`${count} columns`),
  fewer: () => t`Fewer columns`,
  more: () => t`More columns`,
};
const entryWords: StepperWords = {
  counted: (count) => (count === 1 ? t`1 entry` : t`${count} entries`),
  fewer: () => t`Fewer entries`,
  more: () => t`More entries`,
};

interface StepperProps {
  readonly words: StepperWords;
  readonly count: number;
  readonly disabled: boolean;
  onCount(count: number): void;
}

function Stepper({ words, count, disabled, onCount }: StepperProps) {
  return (
    <span className="matrix-stepper" role="group" aria-label={words.counted(count)}>
      <button
        type="button"
        aria-label={words.fewer()}
        disabled={disabled || count <= 1}
        onClick={() => onCount(count - 1)}
      >
        <Minus size={12} aria-hidden />
      </button>
      <span>{words.counted(count)}</span>
      <button
        type="button"
        aria-label={words.more()}
        disabled={disabled || count >= most}
        onClick={() => onCount(count + 1)}
      >
        <Plus size={12} aria-hidden />
      </button>
    </span>
  );
}

interface RandomiseProps {
  readonly shape: Shape;
  readonly seed: number;
  readonly disabled: boolean;
  onWrite(text: string): void;
}

/** Writes `randn(2, 3, seed=1)` into the text, so that a link gives everyone the same numbers. */
function Randomise({ shape, seed, disabled, onWrite }: RandomiseProps) {
  const hint = useId();
  const text = `randn(${shape.join(", ")}, seed=${seed + 1})`;
  return (
    <>
      <button
        type="button"
        className="explain-action matrix-random"
        aria-describedby={hint}
        disabled={disabled}
        onClick={() => onWrite(text)}
      >
        <Dices size={13} aria-hidden /> {t`Randomise`}
      </button>
      <span id={hint} className="matrix-hint">
        {rich`writes ${(<code>{text}</code>)}`}
      </span>
    </>
  );
}
