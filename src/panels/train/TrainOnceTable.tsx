import type { InputNode } from "../../core/graph/graph.ts";
import { printShape } from "../../core/tensor/nested.ts";
import type { Tensor } from "../../core/tensor/tensor.ts";
import { actions } from "../../store/index.ts";
import { shownNumber, shownTensor } from "./numbers.ts";

interface TrainOnceTableProps {
  readonly rows: readonly {
    readonly node: InputNode;
    readonly rate: number;
    readonly value: Tensor;
    readonly gradient: Tensor;
    readonly next: Tensor;
  }[];
  /** Whether there is more than one rate, so that each row says its own. */
  readonly hasRates: boolean;
}

/** What one update does to each parameter. */
export function TrainOnceTable({ rows, hasRates }: TrainOnceTableProps) {
  return (
    <table className="train-table" aria-label="One update">
      <thead>
        <tr>
          <th scope="col">w</th>
          {hasRates ? <th scope="col">η</th> : null}
          <th scope="col">now</th>
          <th scope="col">g</th>
          <th scope="col">after</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, rate, value, gradient, next }) => (
          <tr key={node.id} onPointerEnter={() => actions.hover([node.id])} onPointerLeave={() => actions.hover([])}>
            <th scope="row">{node.id}</th>
            {hasRates ? <td>{shownNumber(rate)}</td> : null}
            <td>{cell(value)}</td>
            <td className="train-gradient">{cell(gradient)}</td>
            <td>{cell(next)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
