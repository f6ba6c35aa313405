import { Problem } from "../language/problem.ts";
import type { Span } from "../language/program.ts";
import { msg, t, translated } from "../words/t.ts";

/** Why a word of a statement or an operator of Python is not read, and what says the same here. */
const advice: ReadonlyMap<string, string> = new Map([
  ["and", msg`“and” is not read: conditions are 0 or 1, so their product says the same, as in (a < b) * (b < c).`],
  ["or", msg`“or” is not read: conditions are 0 or 1, so max(a, b) says the same.`],
  ["not", msg`“not” is not read: conditions are 0 or 1, so 1 - c says the same.`],
  ["in", msg`“in” looks something up, and there are only numbers here.`],
  ["is", msg`“is” compares objects, and there are only numbers here.`],
  ["!=", msg`“!=” is not read: 1 - (a == b) is 1 where a and b differ.`],
  ["%", msg`Remainders are not read: write the number out.`],
  ["//", msg`Division with its rest dropped has no gradient. Write / or the number itself.`],
  ["&", msg`“&” is not read: conditions are 0 or 1, so their product says the same.`],
  ["|", msg`“|” is not read: conditions are 0 or 1, so maximum(a, b) says the same.`],
  ["~", msg`“~” is not read: to turn a condition round write 1 - c.`],
  ["<<", msg`Bits are not shifted here: write the number out.`],
  [">>", msg`Bits are not shifted here: write the number out.`],
  ["ConditionalExpression", msg`“if … else” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere.`],
  ["String", msg`This is text in quotes, and there are only numbers and names here.`],
  ["FormatString", msg`This is text in quotes, and there are only numbers and names here.`],
  ["ContinuedString", msg`This is text in quotes, and there are only numbers and names here.`],
  [
    "DictionaryExpression",
    msg`A dictionary is not read: give every value a name of its own, such as W1 = randn(4, 3).`,
  ],
  ["SetExpression", msg`A set is not read: write a list, x = [1, 2].`],
  [
    "ArrayComprehensionExpression",
    msg`A comprehension is not read: write its entries out, or compute them all at once, as in x * x.`,
  ],
  [
    "ComprehensionExpression",
    msg`A comprehension is not read: write its terms out, or compute them all at once, as in sum(x * x).`,
  ],
  ["DictionaryComprehensionExpression", msg`A dictionary is not read: give every value a name of its own.`],
  ["SetComprehensionExpression", msg`A set is not read: write a list, x = [1, 2].`],
  ["LambdaExpression", msg`“lambda” is read right after “name =” alone: s = lambda u: 1 / (1 + exp(-u)).`],
  ["NamedExpression", msg`“:=” within an expression is not read: give the value its name on a line of its own.`],
  ["AwaitExpression", msg`Nothing is waited for here: write the value itself.`],
  ["YieldExpression", msg`“yield” is not read: write the value itself.`],
  ["...", msg`“...” leaves something out: write it out.`],
  ["TryStatement", msg`“try” is not read: the lines stand without it.`],
  ["chained", msg`Comparisons do not follow one another here: write (a < b) * (b < c).`],
]);

/** The problem of a kind of syntax that is not read. */
export function refuse(kind: string, text: string, span: Span): Problem {
  const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  const [line = ""] = shown.split("\n");
  const known = advice.get(kind);
  const message =
    known === undefined
      ? t`“${line}” is Python that is not read here: only numbers, names, lists and calls are.`
      : translated(known);
  return new Problem(message, span);
}

/** Functions that have no place in a graph, by what they do. */
const kinds: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /^(?:open|load|loads|loadtxt|genfromtxt|fromfile|read\w*|imread|urlopen|urlretrieve|get|fetch\w*|load_\w+|get_CIFAR10_data|input|raw_input|argv|getenv)$/,
    (name) =>
      t`${name} reads data from elsewhere, which nothing here does. Write the numbers in: x = [[1, 2], [3, 4]].`,
  ],
  [
    /^(?:eval|exec|compile|__import__|getattr|setattr|globals|locals|system|Popen|run)$/,
    (name) => t`${name} runs other code, and nothing is executed here. Write out what it computes.`,
  ],
  [
    /^(?:randint|choice|permutation|shuffle|integers|binomial|multivariate_normal)$/,
    (name) =>
      t`${name} draws numbers that are not drawn here; randn and rand are. Write the numbers in, such as y = [0, 2, 1].`,
  ],
  [
    /^(?:print|append|extend|plot|show|figure|save\w*|write\w*|format|join|tic|toc|time|sleep)$/,
    (name) => t`${name} has no value that is computed with.`,
  ],
  [
    /^(?:zip|enumerate|map|filter|sorted|reversed|dict|set|str|items|keys|values|isinstance|type|id)$/,
    (name) => t`${name} is not read: there are only numbers, names and lists here.`,
  ],
  [
    /^(?:Linear|Conv2d|Sequential|Module|MSELoss|CrossEntropyLoss|Parameter|SGD|Adam|DataLoader|Variable|BatchNorm\w*|Dropout|ReLU|Sigmoid|Tanh)$/,
    (name) => t`${name} keeps its weights to itself. Write them out: W = randn(10, 100), scores = x @ W.`,
  ],
];

/** The problem of a call that cannot be read; null where the name may well be a function. */
export function refuseCallee(name: string, span: Span): Problem | null {
  const found = kinds.find(([pattern]) => pattern.test(name));
  return found === undefined ? null : new Problem(found[1](name), span);
}

export function refuseForeign(name: string, module: string, span: Span): Problem {
  if (
    /^(?:pandas|csv|pickle|os|sys|io|glob|json|h5py|sklearn|requests|urllib|cs231n|keras|tensorflow|torchvision)/.test(
      module,
    )
  )
    return new Problem(
      t`${name} comes from ${module}, and nothing is read from elsewhere. Write the numbers in: x = [[1, 2], [3, 4]].`,
      span,
    );
  return new Problem(t`${name} comes from ${module}, which is not read here.`, span);
}
