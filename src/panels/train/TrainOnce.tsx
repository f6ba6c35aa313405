import { useState } from "react";
import { indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { printShape } from "../../core/tensor/nested.ts";
import type { Tensor } from "../../core/tensor/tensor.ts";
import { actions, store, traceOf, useApp, useSource } from "../../store/index.ts";
import { Math as Formula } from "../Math.tsx";
import { gradientTensor, valueTensor } from "../nodeTensor.ts";
import { firstUpdate, methodFacts } from "./methods.ts";
import { shownNumber, shownTensor } from "./numbers.ts";
import type { Plan } from "./useTrain.ts";
import { inputsNamed, rounded, whyNotWritten } from "./writing.ts";

/** Digits of the numbers that one update writes: float noise stays out of the text. */
const digits = 12;
let presses = 0;

/** One update as a step of its own: w ← w − rate · gradient with its numbers, which can be written into the text. */
export function TrainOnce({ plan: { graph, target, recipe } }: { readonly plan: Plan }) {
  const wanted = nodeAt(graph, target).id;
  const open = useApp((state) => state.open);
  const trace = traceOf(graph, { target: wanted, grain: "gate", num: "exact", open });
  const [made, setMade] = useState<{ readonly before: number; readonly source: string } | null>(null);
  const source = useSource();
  const name = nodeAt(graph, target).name ?? "the output";
  const loss = valueTensor(trace, trace.target).data[0] ?? Number.NaN;
  const nodes = inputsNamed(graph, recipe.parameters);
  const rows = nodes.flatMap((node) => {
    const index = indexOfId(trace.graph, node.id);
    if (index < 0) return [];
    const [value, gradient] = [valueTensor(trace, index), gradientTensor(trace, index)];
    const data = firstUpdate(recipe.method, recipe.rate, value.data, gradient.data);
    return [{ node, value, gradient, next: { shape: value.shape, data } }];
  });
  const problem = whyNotWritten(graph, nodes, true);
  const isFinite = rows.every(({ next }) => next.data.every(Number.isFinite));

  const write = (): void => {
    presses++;
    for (const { node, next } of rows)
      actions.editInput(node.id, rounded(node, next.data, digits), `update ${String(presses)}`);
    setMade({ before: loss, source: store.getState().source });
  };

  return (
    <div className="train-once">
      <h3>One update</h3>
      <p className="train-says">{methodFacts[recipe.method].says}</p>
      <div className="train-formulas">
        {methodFacts[recipe.method].latex.map((latex) => (
          <Formula key={latex} latex={latex} display />
        ))}
      </div>
      <p className="train-says">
        Here η = {shownNumber(recipe.rate)} is the rate, w a parameter and g = ∂{name}/∂w its gradient
        {recipe.method === "plain" ? "" : "; what a method remembers is 0 before the first update"}.
      </p>
      <table className="train-table" aria-label="One update">
        <thead>
          <tr>
            <th scope="col">w</th>
            <th scope="col">now</th>
            <th scope="col">g</th>
            <th scope="col">after</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ node, value, gradient, next }) => (
            <tr key={node.id} onPointerEnter={() => actions.hover([node.id])} onPointerLeave={() => actions.hover([])}>
              <th scope="row">{node.id}</th>
              <td>{cell(value)}</td>
              <td className="train-gradient">{cell(gradient)}</td>
              <td>{cell(next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem === null && isFinite ? (
        <div className="train-buttons">
          <button type="button" className="button" onClick={write}>
            One update
          </button>
          <p className="train-says" role="status">
            {made === null || made.source !== source
              ? ""
              : `${name} went from ${shownNumber(made.before)} to ${shownNumber(loss)}. Undo takes the update back.`}
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

/** Of many entries, how many and how large: the length √Σ², which says how far a step goes. */
function cell(tensor: Tensor): string {
  const text = shownTensor(tensor);
  if (text !== null) return text;
  let sum = 0;
  for (const value of tensor.data) sum += value * value;
  return `${printShape(tensor.shape)}, length ${shownNumber(Math.sqrt(sum))}`;
}
