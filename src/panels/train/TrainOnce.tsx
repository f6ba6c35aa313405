import { indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { actions, store, traceOf, useApp, useSource } from "../../store/index.ts";
import { Math as Formula } from "../Math.tsx";
import { gradientTensor, valueTensor } from "../nodeTensor.ts";
import { methodFacts, updated } from "./methods.ts";
import { shownNumber } from "./numbers.ts";
import { onceWords } from "./onceWords.ts";
import { singles } from "./singles.ts";
import { TrainOnceTable } from "./TrainOnceTable.tsx";
import type { Plan } from "./useTrain.ts";
import { inputsNamed, rounded, whyNotWritten } from "./writing.ts";

/** Digits of the numbers that one update writes: float noise stays out of the text. */
const digits = 12;
let presses = 0;

/** One update as a step of its own: w ← w − rate · gradient with its numbers, which can be written into the text. */
export function TrainOnce({ plan: { graph, target, recipe } }: { readonly plan: Plan }) {
  const { method, rate, scales, parameters } = recipe;
  const wanted = nodeAt(graph, target).id;
  const open = useApp((state) => state.open);
  const trace = traceOf(graph, { target: wanted, grain: "gate", num: "exact", open });
  const source = useSource();
  const key = JSON.stringify([wanted, method, rate, scales, parameters]);
  const last = singles.at(key, source);
  const count = (last?.count ?? 0) + 1;
  const name = nodeAt(graph, target).name ?? "the output";
  const loss = valueTensor(trace, trace.target).data[0] ?? Number.NaN;
  const nodes = inputsNamed(graph, parameters);
  const rows = nodes.flatMap((node) => {
    const index = indexOfId(trace.graph, node.id);
    if (index < 0) return [];
    const own = rate * (scales[parameters.indexOf(node.id)] ?? 1);
    const [value, gradient] = [valueTensor(trace, index), gradientTensor(trace, index)];
    const { data, memory } = updated(method, own, value.data, gradient.data, last?.memory.get(node.id) ?? null, count);
    return [{ node, rate: own, value, gradient, next: { shape: value.shape, data }, memory }];
  });
  const problem = whyNotWritten(graph, nodes, true);
  const isFinite = rows.every(({ next }) => next.data.every(Number.isFinite));

  const write = (): void => {
    presses++;
    for (const { node, next } of rows)
      actions.editInput(node.id, rounded(node, next.data, digits), `update ${String(presses)}`);
    const memory = new Map(rows.map((row) => [row.node.id, row.memory]));
    singles.add(key, source, { source: store.getState().source, before: loss, memory });
  };

  return (
    <div className="train-once">
      <h3>One update</h3>
      <p className="train-says">{methodFacts[method].says}</p>
      <div className="train-formulas">
        {methodFacts[method].latex.map((latex) => (
          <Formula key={latex} latex={latex} display />
        ))}
      </div>
      <p className="train-says">{onceWords(recipe, name, count)}</p>
      <TrainOnceTable rows={rows} hasRates={scales.some((scale) => scale !== 1)} />
      {problem === null && isFinite ? (
        <div className="train-buttons">
          <button type="button" className="button" onClick={write}>
            One update
          </button>
          <p className="train-says" role="status">
            {last === null
              ? ""
              : `Update ${String(last.count)} took ${name} from ${shownNumber(last.before)} to ${shownNumber(loss)}. Undo takes it back.`}
          </p>
        </div>
      ) : (
        <p className="train-says">
          {problem ?? "The new values are not finite, so they are not written into the text."}
        </p>
      )}
    </div>
  );
}
