/** The lecture's sigmoid neuron, as the editor shows it. */
export const l9 = `f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))
w0 = 2
x0 = -1
w1 = -3
x1 = -2
w2 = -3`;

/** The same as one expression, for a library that takes nothing else. */
export const l9Formula = "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";
export const l9Inputs: readonly string[] = ["w0", "x0", "w1", "x1", "w2"];

/** A program of `gates` scalar gates over four inputs: products, sums and tanh, each value used by what follows. */
export function chain(gates: number): string {
  const lines = ["a = 0.5", "b = -0.25", "c = 0.75", "d = 1.5", "u0 = a * b"];
  for (let gate = 1; gate < gates; gate++) {
    const before = `u${gate - 1}`;
    const other = "abcd".charAt(gate % 4);
    const forms = [`${before} * ${other}`, `${before} + ${other}`, `tanh(${before})`, `${before} - ${other}`];
    lines.push(`u${gate} = ${forms[gate % forms.length] ?? before}`);
  }
  return lines.join("\n");
}
