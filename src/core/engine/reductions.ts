import { axisOf } from "../gates/common.ts";
import { alongAxis } from "../tensor/axes.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Binding, Operation } from "./operation.ts";

/** The sum along an axis or of all, times a factor; backward, each entry gets a copy of the gradient, times the factor. */
function summed({ attributes, memory, operands: [x], out }: Binding, isMean: boolean): Operation {
  if (x === undefined) throw new Error("A sum takes an operand.");
  const { outer, extent, inner } = alongAxis(x.shape, axisOf(attributes, x.shape));
  const divisor = isMean ? extent : 1;
  return {
    forward: () => {
      for (let o = 0; o < outer; o++) {
        for (let k = 0; k < inner; k++) {
          const start = x.offset + o * extent * inner + k;
          let sum = 0;
          for (let i = 0; i < extent; i++) sum += memory[start + i * inner] ?? 0;
          memory[out.offset + o * inner + k] = sum / divisor;
        }
      }
    },
    backward: () => {
      if (x.gradient < 0) return;
      let at = x.gradient;
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < extent; i++) {
          for (let k = 0; k < inner; k++) {
            memory[at] = (memory[at] ?? 0) + (memory[out.gradient + o * inner + k] ?? 0) / divisor;
            at++;
          }
        }
      }
    },
  };
}

export const sumOperation = (binding: Binding): Operation => summed(binding, false);
export const meanOperation = (binding: Binding): Operation => summed(binding, true);

/** ‖x‖²: the usual penalty on weights. */
export function squaredNormOperation({ memory, operands: [x], out }: Binding): Operation {
  if (x === undefined) throw new Error("A norm takes an operand.");
  const size = sizeOf(x.shape);
  return {
    forward: () => {
      let sum = 0;
      for (let i = x.offset; i < x.offset + size; i++) sum += (memory[i] ?? 0) ** 2;
      memory[out.offset] = sum;
    },
    backward: () => {
      if (x.gradient < 0) return;
      const factor = 2 * (memory[out.gradient] ?? 0);
      for (let i = 0; i < size; i++) {
        const at = x.gradient + i;
        memory[at] = (memory[at] ?? 0) + factor * (memory[x.offset + i] ?? 0);
      }
    },
  };
}
