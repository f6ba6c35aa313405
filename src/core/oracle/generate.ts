import type { Random } from "./random.ts";
import type { Comparison, Definition, OracleProgram, Tree } from "./tree.ts";

const inputNames = ["x", "y", "z", "w0", "x_1", "bias", "theta", "__proto__", "constructor"];
const operators = ["+", "+", "-", "*", "*", "*", "/", "^"] as const;
const comparisons: readonly Comparison[] = ["<", ">", "<=", ">=", "=="];
const unaries = ["exp", "log", "sqrt", "square", "abs", "sin", "cos", "tan", "tanh", "sigmoid", "relu", "softplus"];
const literals = [0, 0.5, 1, 1, 2, 2, 3, 0.1, 1.5, 10, 0.25];

const name = (text: string): Tree => ({ kind: "name", name: text });
const number = (value: number): Tree => ({ kind: "number", value });
const call = (callee: string, ...args: readonly Tree[]): Tree => ({ kind: "call", callee, args });
const binary = (operator: (typeof operators)[number] | Comparison, left: Tree, right: Tree): Tree => ({
  kind: "binary",
  operator,
  left,
  right,
});

/** What may be used where a tree grows. */
interface Scope {
  readonly names: readonly string[];
  readonly definitions: readonly Definition[];
}

/** A program of one to four inputs with every scalar gate, forks, repeated operands and functions of its own. */
export function generate(random: Random): OracleProgram {
  const inputs = distinct(random, 1 + random.below(4)).map((text) => ({ name: text, value: inputValue(random) }));
  // Ties and x − y = 0 hardly come about by chance.
  if (inputs[1] !== undefined && random.chance(0.1)) inputs[1] = { ...inputs[1], value: inputs[0]?.value ?? 0 };
  const names = inputs.map((input) => input.name);
  const definitions: Definition[] = [];
  for (let i = random.below(5) - 2; i > 0; i--) {
    const parameters = random.chance(0.5) ? ["u"] : ["u", random.pick(["v", names[0] ?? "v"])];
    const visible = { names: [...parameters, ...parameters, ...names], definitions: [...definitions] };
    definitions.push({ name: `g${definitions.length}`, parameters, body: grow(random, visible, 2) });
  }
  const values: { name: string; tree: Tree }[] = [];
  for (let i = random.below(4); i > 0; i--) {
    const known = values.map((value) => value.name);
    const tree = grow(random, { names: [...names, ...known, ...known], definitions }, 2 + random.below(2));
    // A name for a plain number would be one more input.
    values.push({
      name: `t${values.length}`,
      tree: tree.kind === "number" ? binary("+", name(names[0] ?? ""), tree) : tree,
    });
  }
  const all = [...names, ...values.map((value) => value.name), ...values.map((value) => value.name)];
  const output = random.pick(operators.slice(0, 6));
  const left = grow(random, { names: all, definitions }, 3);
  const right = random.chance(0.1) ? left : grow(random, { names: all, definitions }, 2);
  const whole = { inputs, definitions, values, output: binary(output, left, right) };
  const called = calledIn([whole.output, ...values.map((value) => value.tree)], definitions);
  return { ...whole, definitions: definitions.filter((definition) => called.has(definition.name)) };
}

/** Names of the functions that these trees call, directly or not. One that nothing calls would be an output of its own. */
function calledIn(trees: readonly Tree[], definitions: readonly Definition[]): ReadonlySet<string> {
  const called = new Set<string>();
  const waiting = [...trees];
  for (let tree = waiting.pop(); tree !== undefined; tree = waiting.pop()) {
    if (tree.kind === "negate") waiting.push(tree.operand);
    if (tree.kind === "binary") waiting.push(tree.left, tree.right);
    if (tree.kind !== "call") continue;
    waiting.push(...tree.args);
    const { callee } = tree;
    const definition = definitions.find((one) => one.name === callee);
    if (definition === undefined || called.has(callee)) continue;
    called.add(callee);
    waiting.push(definition.body);
  }
  return called;
}

function distinct(random: Random, count: number): readonly string[] {
  const left = [...inputNames];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? "x");
}

function inputValue(random: Random): number {
  const value = random.chance(0.3) ? random.below(7) - 3 : Math.round(random.next() * 600 - 300) / 100;
  return value + 0;
}

function grow(random: Random, scope: Scope, depth: number): Tree {
  if (depth === 0 || random.chance(0.1))
    return random.chance(0.75) ? name(random.pick(scope.names)) : number(random.pick(literals));
  const part = (): Tree => grow(random, scope, depth - 1);
  const kind = random.next();
  if (kind < 0.5) {
    const operator = random.pick(operators);
    const left = part();
    if (operator === "^" && random.chance(0.7)) return binary("^", left, number(random.pick([2, 2, 3, 0.5, 1])));
    return binary(operator, left, random.chance(0.15) ? left : part());
  }
  if (kind < 0.6) return { kind: "negate", operand: part() };
  if (kind < 0.8) return callUnary(random, part());
  if (kind < 0.88)
    return call(random.pick(["max", "min"]), part(), random.chance(0.1) ? name(random.pick(scope.names)) : part());
  if (kind < 0.92) {
    const callee = random.pick(["leaky_relu", "elu"]);
    return random.chance(0.5) ? call(callee, part()) : call(callee, part(), random.chance(0.7) ? number(0.3) : part());
  }
  if (kind < 0.95) return call("where", binary(random.pick(comparisons), part(), part()), part(), part());
  const definition = scope.definitions.length > 0 ? random.pick(scope.definitions) : undefined;
  return definition === undefined ? part() : call(definition.name, ...definition.parameters.map(part));
}

/** Roots and logarithms mostly of what is positive; now and then of anything. */
function callUnary(random: Random, operand: Tree): Tree {
  const callee = random.pick(unaries);
  const bounded = (callee === "log" || callee === "sqrt") && random.chance(0.8);
  return call(callee, bounded ? binary("+", call("square", operand), number(0.5)) : operand);
}
