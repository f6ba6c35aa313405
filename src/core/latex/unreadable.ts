import { msg, t, translated } from "../words/t.ts";

/** What keeps a piece of LaTeX from being read. It never leaves this folder. */
export class Unreadable extends Error {
  readonly from: number;
  readonly to: number;

  /** Whether it is a derivative, which is no loss beside the function itself. */
  readonly isDerivative: boolean;

  constructor(message: string, from: number, to: number, isDerivative = false) {
    super(message);
    this.from = from;
    this.to = to;
    this.isDerivative = isDerivative;
  }
}

/** command -> what to write instead of it. */
const advice: ReadonlyMap<string, string> = new Map([
  ["int", msg`The language has no integrals.`],
  ["prod", msg`Write the factors out, or exp of the sum of their logarithms.`],
  ["lim", msg`The language has no limits: give the function itself.`],
  ["arg", msg`Which entry is largest has no gradient: use \\max or softmax.`],
  ["argmax", msg`Which entry is largest has no gradient: use \\max or softmax.`],
  ["argmin", msg`Which entry is smallest has no gradient: use \\min or softmax.`],
  ["otimes", msg`Write \\odot for the product entry by entry, or x y^T for the outer product.`],
  ["pm", msg`Write + or -.`],
  ["in", msg`What a name is an element of is not needed: give it a value, such as x = [1, 2].`],
  ["sinh", msg`Write (e^x - e^{-x}) / 2.`],
  ["cosh", msg`Write (e^x + e^{-x}) / 2.`],
  ["inf", msg`Write \\min.`],
  ["sup", msg`Write \\max.`],
  ["dots", msg`Write out what the dots stand for.`],
  ["ldots", msg`Write out what the dots stand for.`],
  ["cdots", msg`Write out what the dots stand for.`],
  ["approx", msg`Write = for what defines a name.`],
  ["sim", msg`Give a value, such as x = randn(3).`],
  ["to", msg`Give a formula with =.`],
  ["rightarrow", msg`Give a formula with =.`],
]);

/** A command that has no meaning in the language, with what would have. */
export function unknownCommand(command: string, from: number, to: number): Unreadable {
  if (command === "partial" || command === "nabla")
    return new Unreadable(
      t`\\${command} is not read. Derivatives are worked out for you: give the function alone.`,
      from,
      to,
      true,
    );
  const known = advice.get(command);
  const help =
    known === undefined
      ? t`Write the formula with + - \\cdot \\frac \\sqrt ^ and named functions such as \\max, \\exp and \\sigma.`
      : translated(known);
  return new Unreadable(t`\\${command} is not read. ${help}`, from, to);
}

/** `\\sigma'` */
export function derivative(of: string, from: number, to: number): Unreadable {
  return new Unreadable(
    t`${of}′ is a derivative. Derivatives are worked out for you: give the function alone.`,
    from,
    to,
    true,
  );
}

/** `\\frac{df}{dx}` */
export function quotient(from: number, to: number): Unreadable {
  return new Unreadable(
    t`This is a derivative. Derivatives are worked out for you: give the function alone.`,
    from,
    to,
    true,
  );
}
