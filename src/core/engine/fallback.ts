import { pullBack } from "../gates/pullback.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Binding, Operation, Place } from "./operation.ts";

/** Any gate on whole tensors, by what it states itself. It makes new arrays each time: for gates that are rare. */
export function statedOperation({ gate, attributes, memory, operands, out }: Binding): Operation {
  const view = ({ shape }: Place, offset: number): Tensor => ({
    shape,
    data: memory.subarray(offset, offset + sizeOf(shape)),
  });
  const values = operands.map((operand) => view(operand, operand.offset));
  const gradients = operands.map((operand) => (operand.gradient < 0 ? null : view(operand, operand.gradient)));
  const value = view(out, out.offset);
  const upstream = out.gradient < 0 ? value : view(out, out.gradient);
  return {
    forward: () => {
      value.data.set(gate.forward(values, attributes, out.shape).data);
    },
    backward: () => {
      for (const [slot, gradient] of gradients.entries()) {
        if (gradient === null) continue;
        const { data } = pullBack(gate, { operands: values, out: value, upstream, attributes, slot });
        for (let i = 0; i < data.length; i++) gradient.data[i] = (gradient.data[i] ?? 0) + (data[i] ?? 0);
      }
    },
  };
}
