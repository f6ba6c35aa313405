import type { Random } from "./random.ts";
import type { Definition, OracleProgram, Tree } from "./tree.ts";

/** How tightly an expression binds, as the language's table of operators has it, loosest first. */
const strength = { comparison: 1, sum: 2, product: 3, unary: 4, power: 5, atom: 6 };

interface Written {
  readonly text: string;
  readonly strength: number;
}

const spellings: ReadonlyMap<string, readonly string[]> = new Map([
  ["+", [" + ", "+"]],
  ["-", [" - ", "-", " − "]],
  ["*", [" * ", "*", " × ", " · "]],
  ["/", [" / ", "/", " ÷ "]],
  ["^", ["^", "**", " ^ "]],
  ["max", ["max", "maximum", "np.maximum", "torch.maximum"]],
  ["min", ["min", "minimum", "np.minimum"]],
  ["exp", ["exp", "np.exp", "math.exp", "torch.exp"]],
  ["log", ["log", "np.log", "math.log"]],
  ["sigmoid", ["sigmoid", "torch.sigmoid"]],
  ["relu", ["relu", "F.relu"]],
  ["tanh", ["tanh", "np.tanh"]],
  ["theta", ["theta", "θ"]],
  ["w0", ["w0", "w₀"]],
]);

const spell = (word: string, random: Random): string => random.pick(spellings.get(word) ?? [word]);

/** A program as text, in any of the spellings that the language takes; its statements in any order. */
export function write(program: OracleProgram, random: Random): string {
  const statements = [
    ...program.inputs.map(
      ({ name, value }) => `${spell(name, random)} = ${value < 0 ? random.pick(["-", "−"]) : ""}${Math.abs(value)}`,
    ),
    ...program.values.map(({ name, tree }) => `${name} = ${expression(tree, random).text}`),
    ...program.definitions.map((definition) => define(definition, random)),
    expression(program.output, random).text,
  ];
  for (let i = statements.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [statements[i], statements[j]] = [statements[j] ?? "", statements[i] ?? ""];
  }
  return statements.map((statement) => statement + random.pick(["\n", "\n", "\n\n", "  # why\n"])).join("");
}

function define({ name, parameters, body }: Definition, random: Random): string {
  const list = parameters.join(", ");
  const { text } = expression(body, random);
  return random.pick([
    `${name}(${list}) = ${text}`,
    `def ${name}(${list}): return ${text}`,
    `${name} = lambda ${list}: ${text}`,
  ]);
}

function expression(tree: Tree, random: Random): Written {
  switch (tree.kind) {
    case "number":
      return { text: literal(tree.value, random), strength: strength.atom };
    case "name":
      return { text: spell(tree.name, random), strength: strength.atom };
    case "negate":
      return { text: `-${within(tree.operand, strength.power, random)}`, strength: strength.unary };
    case "call":
      return application(tree.callee, tree.args, random);
    case "binary":
      return tree.operator === "^" ? power(tree.left, tree.right, random) : chain(tree, random);
  }
}

function literal(value: number, random: Random): string {
  if (value > 0 && value < 1 && random.chance(0.3)) return String(value).slice(1);
  return random.chance(0.1) ? `${value}e0` : String(value);
}

/** In parentheses where it binds more loosely than its place asks, and now and then for nothing. */
function within(tree: Tree, least: number, random: Random): string {
  const written = expression(tree, random);
  return written.strength < least || random.chance(0.1) ? `(${written.text})` : written.text;
}

function application(callee: string, args: readonly Tree[], random: Random): Written {
  const [first] = args;
  if (callee === "exp" && first !== undefined && random.chance(0.3)) {
    return { text: `e^${within(first, strength.unary, random)}`, strength: strength.power };
  }
  if (callee === "square" && first !== undefined && random.chance(0.5)) {
    return { text: `${within(first, strength.atom, random)}²`, strength: strength.power };
  }
  const texts = args.map((arg) => expression(arg, random).text);
  if ((callee === "elu" || callee === "leaky_relu") && texts.length === 2 && random.chance(0.5)) {
    texts[1] = `a=${texts[1] ?? ""}`;
  }
  return { text: `${spell(callee, random)}(${texts.join(", ")})`, strength: strength.atom };
}

/** Right associative, and its exponent may begin with a minus. */
function power(left: Tree, right: Tree, random: Random): Written {
  const base = within(left, strength.atom, random);
  return {
    text: `${base}${spell("^", random)}${within(right, strength.unary, random)}`,
    strength: strength.power,
  };
}

function chain(tree: Extract<Tree, { kind: "binary" }>, random: Random): Written {
  const { operator } = tree;
  const own =
    operator === "+" || operator === "-"
      ? strength.sum
      : operator === "*" || operator === "/"
        ? strength.product
        : strength.comparison;
  const left = within(tree.left, own === strength.comparison ? own + 1 : own, random);
  const right = within(tree.right, own + 1, random);
  const silent = operator === "*" && random.chance(0.3) && canTouch(left, right);
  return {
    text: `${left}${silent ? " " : spell(operator, random)}${right}`,
    strength: own,
  };
}

/** Whether two factors may stand side by side: not a name before a parenthesis (a call), nothing before a sign or a digit. */
function canTouch(left: string, right: string): boolean {
  return right.startsWith("(") ? /[)\d.]$/.test(left) && !/[\p{L}_]\d*$/u.test(left) : /^[\p{L}_]/u.test(right);
}
