import { addScaledIn } from "../../core/engine/multiply.ts";
import { memoryOf, settings, updates, type Method } from "../../core/train/methods.ts";

const { momentum, decay, beta1, beta2, epsilon } = settings;
const rest = (share: number): string => String(Number((1 - share).toPrecision(6)));
const small = String.raw`10^{${String(Math.log10(epsilon))}}`;

/** What a method is called, its update with η for the rate and g for the gradient, and what it is good for. */
export const methodFacts: Readonly<
  Record<Method, { readonly title: string; readonly latex: readonly string[]; readonly says: string }>
> = {
  plain: {
    title: "Plain",
    latex: [String.raw`w \leftarrow w - \eta\, g`],
    says: "A step against the gradient, as long as the rate times the gradient.",
  },
  momentum: {
    title: "Momentum",
    latex: [String.raw`v \leftarrow ${String(momentum)}\, v - \eta\, g`, String.raw`w \leftarrow w + v`],
    says: "Steps gather speed where the gradient keeps its direction.",
  },
  rmsprop: {
    title: "RMSProp",
    latex: [
      String.raw`s \leftarrow ${String(decay)}\, s + ${rest(decay)}\, g^2`,
      String.raw`w \leftarrow w - \eta\, \frac{g}{\sqrt{s} + ${small}}`,
    ],
    says: "Each number has its own step, divided by the usual size of its gradient.",
  },
  adam: {
    title: "Adam",
    latex: [
      String.raw`m \leftarrow ${String(beta1)}\, m + ${rest(beta1)}\, g \qquad s \leftarrow ${String(beta2)}\, s + ${rest(beta2)}\, g^2`,
      String.raw`w \leftarrow w - \eta\, \frac{m / (1 - ${String(beta1)}^t)}{\sqrt{s / (1 - ${String(beta2)}^t)} + ${small}}`,
    ],
    says: "Momentum and the usual size of the gradient, both freed of their start at 0.",
  },
};

/** The values after the first update of a descent, by the very code that trains. */
export function firstUpdate(method: Method, rate: number, value: Float64Array, gradient: Float64Array): Float64Array {
  const length = value.length;
  const memory = new Float64Array(2 * length);
  memory.set(value);
  memory.set(gradient, length);
  const state = new Float64Array(memoryOf[method] > 0 ? length : 0);
  const block = { value: 0, gradient: length, length, state: 0 };
  updates[method]({ memory, addScaled: addScaledIn(memory) }, block, rate, state, new Float64Array(length), 1);
  return memory.slice(0, length);
}
