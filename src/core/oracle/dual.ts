import { locals, type Local } from "./locals.ts";
import type { Definition, OracleProgram, Tree } from "./tree.ts";

/** A value with its derivative with respect to each input. `constant`: no input comes into it. */
export interface Dual {
  readonly value: number;
  readonly derivatives: readonly number[];
  readonly constant: boolean;
}

export interface Answer extends Dual {
  /** A value or a local gradient in use is infinite or not a number. */
  readonly infinite: boolean;
  /** An operand lies exactly on a kink for which the language states no convention. */
  readonly kink: boolean;
}

/** Applied to every number as it is made; the identity, or a perturbation of its last bits. */
export type Rounding = (value: number) => number;

/** Forward-mode differentiation: derivatives travel with the values, from the inputs to the output. */
export function forwardMode(program: OracleProgram, rounding: Rounding = (value) => value): Answer {
  const width = program.inputs.length;
  const definitions = new Map(program.definitions.map((definition) => [definition.name, definition]));
  let infinite = false;
  let kink = false;

  const constant = (value: number): Dual => ({ value, derivatives: Array<number>(width).fill(0), constant: true });

  const apply = (local: Local, operands: readonly Dual[]): Dual => {
    const [x = Number.NaN, ...others] = operands.map(({ value }) => value);
    const at = local(x, ...others);
    const derivatives = Array<number>(width).fill(0);
    kink ||= at.kink === true;
    infinite ||= !Number.isFinite(at.value);
    for (const [slot, operand] of operands.entries()) {
      if (operand.constant) continue;
      const partial = rounding(at.partials[slot] ?? Number.NaN);
      infinite ||= !Number.isFinite(partial);
      for (let i = 0; i < width; i++) {
        derivatives[i] = rounding((derivatives[i] ?? 0) + partial * (operand.derivatives[i] ?? 0));
      }
    }
    return { value: rounding(at.value), derivatives, constant: operands.every((operand) => operand.constant) };
  };

  const call = ({ parameters, body }: Definition, args: readonly Dual[], globals: ReadonlyMap<string, Dual>): Dual => {
    const scope = new Map(globals);
    for (const [i, parameter] of parameters.entries()) scope.set(parameter, args[i] ?? constant(Number.NaN));
    return evaluate(body, scope);
  };

  const evaluate = (tree: Tree, scope: ReadonlyMap<string, Dual>): Dual => {
    switch (tree.kind) {
      case "number":
        return constant(tree.value);
      case "name": {
        const found = scope.get(tree.name);
        if (found === undefined) throw new Error(`the oracle's own program has no ${tree.name}`);
        return found;
      }
      case "negate":
        return apply(known("negate"), [evaluate(tree.operand, scope)]);
      case "binary":
        return apply(known(tree.operator), [evaluate(tree.left, scope), evaluate(tree.right, scope)]);
      case "call": {
        const args = tree.args.map((arg) => evaluate(arg, scope));
        const definition = definitions.get(tree.callee);
        return definition === undefined ? apply(known(tree.callee), args) : call(definition, args, inputs);
      }
    }
  };

  const inputs = new Map<string, Dual>();
  for (const [i, { name, value }] of program.inputs.entries()) {
    const derivatives = Array.from({ length: width }, (_, j) => (i === j ? 1 : 0));
    inputs.set(name, { value, derivatives, constant: false });
  }
  const scope = new Map(inputs);
  for (const { name, tree } of program.values) scope.set(name, evaluate(tree, scope));
  return { ...evaluate(program.output, scope), infinite, kink };
}

function known(name: string): Local {
  const local = locals.get(name);
  if (local === undefined) throw new Error(`the oracle does not know ${name}`);
  return local;
}
