import { compileKernel, type Kernel } from "../gates/evaluate.ts";
import type { Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import { titleOf } from "../gates/title.ts";
import { curves, type GatePlot } from "../notation/gatePlot.ts";
import { exprToLatex } from "../notation/latex.ts";
import { msg, t } from "../words/t.ts";
import { derivative } from "./derivative.ts";

/** A number of an activation that is chosen: the slope of a leaky ReLU below 0. */
export interface Parameter {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** An activation function of the lecture. */
export interface Activation {
  /** Name of its gate; `maxout`, which is no gate of its own but a max of two lines. */
  readonly key: string;
  /** In the language that is spoken when it is read. */
  readonly title: string;
  /** What it does, in one sentence. */
  readonly says: string;
  /** As the language writes it, over x and its parameters. */
  readonly expression: string;
  readonly parameters: readonly Parameter[];
  /** `\\sigma\\left( x \\right)` */
  readonly formulaLatex: string;
  /** The same in simpler gates, in each way that the gate table knows of and that agrees with it; the first is the lecture's. */
  readonly writtenLatex: readonly string[];
  /** What it costs, in a sentence; null where that is nothing to speak of. */
  readonly costs: string | null;
  /** df/dx, from what the gates state of their derivatives. */
  readonly derivativeLatex: string;
}

function activation(
  key: string,
  title: () => string,
  says: string,
  expression: string,
  parameters: readonly Parameter[],
  written: readonly string[],
  costs: string | null = null,
): Activation {
  const formula = parsed(expression);
  return {
    key,
    get title() {
      return title();
    },
    says,
    expression,
    parameters,
    costs,
    formulaLatex: exprToLatex(formula),
    writtenLatex: written.map((text) => exprToLatex(parsed(text))),
    derivativeLatex: exprToLatex(derivative(formula, "x")),
  };
}

/** A gate's expansion, and what else it is written as, with none of its operands left out. */
function writingsOf({ expansion, alsoWritten = [] }: Gate): readonly string[] {
  const others = alsoWritten.filter(({ where, differs }) => where === undefined && differs === undefined);
  return [...(expansion === undefined ? [] : [expansion]), ...others.map(({ text }) => text)];
}

/**
 * One that is a gate of the table.
 * @param ranges operand other than x -> the least and the most it is set to
 * @param usual which of its writings the lecture has; else it is the gate's own expansion
 */
function ofGate(
  name: string,
  ranges: Readonly<Record<string, readonly [number, number]>> = {},
  usual?: string,
): Activation {
  const gate = gateNamed(name);
  const [call = name] = gate.calls;
  const parameters = gate.operands.slice(1).map((operand): Parameter => {
    const [least, most] = ranges[operand] ?? [0, 1];
    return { name: operand, value: gate.defaults?.[operand] ?? least, least, most };
  });
  const title = (): string => {
    const words = titleOf(gate);
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  const writings = writingsOf(gate);
  const written = usual === undefined ? writings : [usual, ...writings.filter((text) => text !== usual)];
  return activation(name, title, gate.says, `${call}(${gate.operands.join(", ")})`, parameters, written);
}

const line = (name: string, value: number): Parameter => ({ name, value, least: -3, most: 3 });

let made: readonly Activation[] | null = null;

/** The lecture's six, in its order. */
export function activations(): readonly Activation[] {
  made ??= [
    ofGate("sigmoid"),
    ofGate("tanh"),
    ofGate("relu"),
    ofGate("leaky_relu", { a: [0, 1] }, "max(a * x, x)"),
    activation(
      "maxout",
      () => t`Maxout`,
      msg`The larger of two lines with weights of their own: ReLU and leaky ReLU are two of its cases.`,
      "max(w1 * x + b1, w2 * x + b2)",
      [line("w1", 1), line("b1", 0), line("w2", -0.5), line("b2", 0.5)],
      [],
      msg`The price: every unit has two sets of weights to learn.`,
    ),
    ofGate("elu", { a: [0, 3] }, "where(x > 0, x, a * (exp(x) - 1))"),
  ];
  return made;
}

/** Parameter -> its value; what is left out is as the activation has it. */
export type Setting = Readonly<Record<string, number>>;

/** An activation and its derivative as functions of x and its parameters, in their order. */
interface Kernels {
  readonly f: Kernel;
  readonly slope: Kernel;
}

const kernels = new Map<string, Kernels>();

/** An activation and its derivative, compiled once. */
export function kernelsOf({ key, expression, parameters }: Activation): Kernels {
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const formula = parsed(expression);
  const names = ["x", ...parameters.map(({ name }) => name)];
  const made = { f: compileKernel(formula, names), slope: compileKernel(derivative(formula, "x"), names) };
  kernels.set(key, made);
  return made;
}

/** The curves of f and f′, in pieces that break where they jump. */
export function activationCurves(
  of: Activation,
  setting: Setting = {},
  stretch: readonly [number, number] = [-5, 5],
): Pick<GatePlot, "domain" | "range" | "value" | "gradient"> {
  const { f, slope } = kernelsOf(of);
  const rest = of.parameters.map(({ name, value }) => setting[name] ?? value);
  const along = (kernel: Kernel) => (x: number) => kernel([x, ...rest], Number.NaN);
  return curves(along(f), along(slope), stretch);
}
