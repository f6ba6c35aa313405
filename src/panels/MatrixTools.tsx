import { Dices, Minus, Plus } from "lucide-react";
import { useId, useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import type { Shape, Tensor } from "../core/tensor/tensor.ts";
import { actions, derive, literalOf, rewritten, store } from "../store/index.ts";
import { resized, viewOf } from "./matrixView.ts";

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
    if (built?.graph === null) setRefused({ text, message: built.diagnostics[0]?.message ?? "It does not fit." });
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
          label={shape.length === 1 ? "entries" : "rows"}
          count={view.rows}
          disabled={disabled}
          onCount={(rows) => resize(rows, view.columns)}
        />
      ) : null}
      {sizable && shape.length === 2 ? (
        <Stepper
          label="columns"
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
            Write it all the same
          </button>
          <button type="button" className="explain-action" onClick={() => setRefused(null)}>
            Leave it
          </button>
        </div>
      )}
    </div>
  );
}

interface StepperProps {
  readonly label: string;
  readonly count: number;
  readonly disabled: boolean;
  onCount(count: number): void;
}

function Stepper({ label, count, disabled, onCount }: StepperProps) {
  return (
    <span className="matrix-stepper" role="group" aria-label={`${count} ${label}`}>
      <button
        type="button"
        aria-label={`Fewer ${label}`}
        disabled={disabled || count <= 1}
        onClick={() => onCount(count - 1)}
      >
        <Minus size={12} aria-hidden />
      </button>
      <span>
        {count} {count === 1 ? label.replace(/ies$/, "y").replace(/s$/, "") : label}
      </span>
      <button
        type="button"
        aria-label={`More ${label}`}
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
        <Dices size={13} aria-hidden /> Randomise
      </button>
      <span id={hint} className="matrix-hint">
        writes <code>{text}</code>
      </span>
    </>
  );
}
