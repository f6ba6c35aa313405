import { Problem } from "../language/problem.ts";
import type { Span } from "../language/program.ts";

/** Why a word of a statement or an operator of Python is not read, and what says the same here. */
const advice: ReadonlyMap<string, string> = new Map([
  ["and", "“and” is not read: conditions are 0 or 1, so their product says the same, as in (a < b) * (b < c)."],
  ["or", "“or” is not read: conditions are 0 or 1, so max(a, b) says the same."],
  ["not", "“not” is not read: conditions are 0 or 1, so 1 - c says the same."],
  ["in", "“in” looks something up, and there are only numbers here."],
  ["is", "“is” compares objects, and there are only numbers here."],
  ["!=", "“!=” is not read: 1 - (a == b) is 1 where a and b differ."],
  ["%", "Remainders are not read: write the number out."],
  ["//", "Division with its rest dropped has no gradient. Write / or the number itself."],
  ["&", "“&” is not read: conditions are 0 or 1, so their product says the same."],
  ["|", "“|” is not read: conditions are 0 or 1, so maximum(a, b) says the same."],
  ["~", "“~” is not read: to turn a condition round write 1 - c."],
  ["<<", "Bits are not shifted here: write the number out."],
  [">>", "Bits are not shifted here: write the number out."],
  ["ConditionalExpression", "“if … else” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere."],
  ["String", "This is text in quotes, and there are only numbers and names here."],
  ["FormatString", "This is text in quotes, and there are only numbers and names here."],
  ["ContinuedString", "This is text in quotes, and there are only numbers and names here."],
  ["DictionaryExpression", "A dictionary is not read: give every value a name of its own, such as W1 = randn(4, 3)."],
  ["SetExpression", "A set is not read: write a list, x = [1, 2]."],
  [
    "ArrayComprehensionExpression",
    "A comprehension is not read: write its entries out, or compute them all at once, as in x * x.",
  ],
  [
    "ComprehensionExpression",
    "A comprehension is not read: write its terms out, or compute them all at once, as in sum(x * x).",
  ],
  ["DictionaryComprehensionExpression", "A dictionary is not read: give every value a name of its own."],
  ["SetComprehensionExpression", "A set is not read: write a list, x = [1, 2]."],
  ["LambdaExpression", "“lambda” is read right after “name =” alone: s = lambda u: 1 / (1 + exp(-u))."],
  ["NamedExpression", "“:=” within an expression is not read: give the value its name on a line of its own."],
  ["AwaitExpression", "Nothing is waited for here: write the value itself."],
  ["YieldExpression", "“yield” is not read: write the value itself."],
  ["...", "“...” leaves something out: write it out."],
  ["TryStatement", "“try” is not read: the lines stand without it."],
  ["chained", "Comparisons do not follow one another here: write (a < b) * (b < c)."],
]);

/** The problem of a kind of syntax that is not read. */
export function refuse(kind: string, text: string, span: Span): Problem {
  const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return new Problem(
    advice.get(kind) ??
      `“${shown.split("\n")[0] ?? ""}” is Python that is not read here: only numbers, names, lists and calls are.`,
    span,
  );
}

/** Functions that have no place in a graph, by what they do. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:open|load|loads|loadtxt|genfromtxt|fromfile|read\w*|imread|urlopen|urlretrieve|get|fetch\w*|load_\w+|get_CIFAR10_data|input|raw_input|argv|getenv)$/,
    "reads data from elsewhere, which nothing here does. Write the numbers in: x = [[1, 2], [3, 4]].",
  ],
  [
    /^(?:eval|exec|compile|__import__|getattr|setattr|globals|locals|system|Popen|run)$/,
    "runs other code, and nothing is executed here. Write out what it computes.",
  ],
  [
    /^(?:randint|choice|permutation|shuffle|integers|binomial|multivariate_normal)$/,
    "draws numbers that are not drawn here; randn and rand are. Write the numbers in, such as y = [0, 2, 1].",
  ],
  [
    /^(?:print|append|extend|plot|show|figure|save\w*|write\w*|format|join|tic|toc|time|sleep)$/,
    "has no value that is computed with.",
  ],
  [
    /^(?:zip|enumerate|map|filter|sorted|reversed|dict|set|str|items|keys|values|isinstance|type|id)$/,
    "is not read: there are only numbers, names and lists here.",
  ],
  [
    /^(?:Linear|Conv2d|Sequential|Module|MSELoss|CrossEntropyLoss|Parameter|SGD|Adam|DataLoader|Variable|BatchNorm\w*|Dropout|ReLU|Sigmoid|Tanh)$/,
    "keeps its weights to itself. Write them out: W = randn(10, 100), scores = x @ W.",
  ],
];

/** The problem of a call that cannot be read; null where the name may well be a function. */
export function refuseCallee(name: string, span: Span): Problem | null {
  const found = kinds.find(([pattern]) => pattern.test(name));
  return found === undefined ? null : new Problem(`${name} ${found[1]}`, span);
}

export function refuseForeign(name: string, module: string, span: Span): Problem {
  if (
    /^(?:pandas|csv|pickle|os|sys|io|glob|json|h5py|sklearn|requests|urllib|cs231n|keras|tensorflow|torchvision)/.test(
      module,
    )
  )
    return new Problem(
      `${name} comes from ${module}, and nothing is read from elsewhere. Write the numbers in: x = [[1, 2], [3, 4]].`,
      span,
    );
  return new Problem(`${name} comes from ${module}, which is not read here.`, span);
}
