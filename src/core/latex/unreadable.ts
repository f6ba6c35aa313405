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

const derivatives = "Derivatives are worked out for you: give the function alone";

/** command -> what to write instead of it. */
const advice: ReadonlyMap<string, string> = new Map([
  ["int", "The language has no integrals."],
  ["prod", "Write the factors out, or exp of the sum of their logarithms."],
  ["lim", "The language has no limits: give the function itself."],
  ["arg", "Which entry is largest has no gradient: use \\max or softmax."],
  ["argmax", "Which entry is largest has no gradient: use \\max or softmax."],
  ["argmin", "Which entry is smallest has no gradient: use \\min or softmax."],
  ["otimes", "Write \\odot for the product entry by entry, or x y^T for the outer product."],
  ["pm", "Write + or -."],
  ["in", "What a name is an element of is not needed: give it a value, such as x = [1, 2]."],
  ["sinh", "Write (e^x - e^{-x}) / 2."],
  ["cosh", "Write (e^x + e^{-x}) / 2."],
  ["inf", "Write \\min."],
  ["sup", "Write \\max."],
  ["dots", "Write out what the dots stand for."],
  ["ldots", "Write out what the dots stand for."],
  ["cdots", "Write out what the dots stand for."],
  ["approx", "Write = for what defines a name."],
  ["sim", "Give a value, such as x = randn(3)."],
  ["to", "Give a formula with =."],
  ["rightarrow", "Give a formula with =."],
]);

/** A command that has no meaning in the language, with what would have. */
export function unknownCommand(command: string, from: number, to: number): Unreadable {
  if (command === "partial" || command === "nabla")
    return new Unreadable(`\\${command} is not read. ${derivatives}.`, from, to, true);
  const help =
    advice.get(command) ??
    "Write the formula with + - \\cdot \\frac \\sqrt ^ and named functions such as \\max, \\exp and \\sigma.";
  return new Unreadable(`\\${command} is not read. ${help}`, from, to);
}

/** `\\sigma'` */
export function derivative(of: string, from: number, to: number): Unreadable {
  return new Unreadable(`${of}′ is a derivative. ${derivatives}.`, from, to, true);
}

/** `\\frac{df}{dx}` */
export function quotient(from: number, to: number): Unreadable {
  return new Unreadable(`This is a derivative. ${derivatives}.`, from, to, true);
}
