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

/** What a method remembers of one parameter's earlier updates; empty where it remembers nothing. */
export interface Memory {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** What the running means of a method are called in its formulas. */
export const remembered: Readonly<Record<Method, string>> = { plain: "", momentum: "v", rmsprop: "s", adam: "m and s" };

/**
 * Update `t` of a parameter, counted from 1, by the very code that trains: its values after it, and what is remembered then.
 * @param before what the update before left behind; null before the first
 */
export function updated(
  method: Method,
  rate: number,
  value: Float64Array,
  gradient: Float64Array,
  before: Memory | null,
  t: number,
): { readonly data: Float64Array; readonly memory: Memory } {
  const { length } = value;
  const memory = new Float64Array(2 * length);
  memory.set(value);
  memory.set(gradient, length);
  const means = (least: number, kept: Float64Array | undefined): Float64Array =>
    memoryOf[method] < least ? new Float64Array(0) : (kept?.slice() ?? new Float64Array(length));
  const after = { first: means(1, before?.first), second: means(2, before?.second) };
  const block = { value: 0, gradient: length, length, state: 0 };
  updates[method]({ memory, addScaled: addScaledIn(memory) }, block, rate, after.first, after.second, t);
  return { data: memory.slice(0, length), memory: after };
}
