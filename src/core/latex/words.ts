/** Functions as they are called in papers, in lower case without spaces and dashes -> as the language calls them. */
const callees: ReadonlyMap<string, string> = new Map([
  ["ln", "log"],
  ["logistic", "sigmoid"],
  ["leakyrelu", "leaky_relu"],
  ["lrelu", "leaky_relu"],
  ["logsoftmax", "log_softmax"],
  ["crossentropy", "cross_entropy"],
  ["svmloss", "svm_loss"],
  ["avgpool", "avg_pool2d"],
  ["maxpool", "max_pool2d"],
  ["tr", "trace"],
  ["maximum", "max"],
  ["minimum", "min"],
  ...(
    "exp log sqrt square abs sin cos tan tanh sigmoid relu elu softplus max min where sum mean norm logsumexp softmax mse " +
    "dot matmul transpose flatten concat stack outer trace onehot"
  )
    .split(" ")
    .map((word): [string, string] => [word, word]),
]);

/** What the language calls a function that is written `ReLU`, `Leaky-ReLU` or `cross\\,entropy`; null for any other word. */
export function calleeOf(word: string): string | null {
  return callees.get(word.toLowerCase().replace(/[\s_-]/g, "")) ?? null;
}

/** Functions that have a command of their own and take what follows, in parentheses or not. */
export const commandFunctions: ReadonlySet<string> = new Set("exp ln log sin cos tan tanh max min".split(" "));

/** Commands of letters; the variant forms are the same letter. */
export const greek: ReadonlyMap<string, string> = new Map([
  ["varepsilon", "epsilon"],
  ["vartheta", "theta"],
  ["varphi", "phi"],
  ["varrho", "rho"],
  ["varpi", "pi"],
  ["ell", "ell"],
  ...(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi " +
    "psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  )
    .split(" ")
    .map((word): [string, string] => [word, word]),
]);

/** Marks over a letter: `\\hat y` is `y_hat`. */
export const accents: ReadonlyMap<string, string> = new Map([
  ["hat", "hat"],
  ["widehat", "hat"],
  ["tilde", "tilde"],
  ["widetilde", "tilde"],
  ["bar", "bar"],
  ["overline", "bar"],
  ["dot", "dot"],
  ["ddot", "ddot"],
  ["vec", ""],
]);

/** Founts of a letter. Bold is for vectors and matrices. */
export const bold: ReadonlySet<string> = new Set(["mathbf", "boldsymbol", "bm", "bold", "mathbfit"]);
export const founts: ReadonlySet<string> = new Set(
  "mathcal mathbb mathscr mathfrak mathsf mathtt mathnormal mathbin mathop mathrel mathord underline boxed cancel".split(
    " ",
  ),
);

/** Commands whose braces hold words. */
export const texts: ReadonlySet<string> = new Set(
  "text textrm textit textbf textsf texttt textnormal mathrm mathit operatorname mbox rm".split(" "),
);

/** Signs that have a command -> the sign. */
export const signs: ReadonlyMap<string, string> = new Map([
  ["cdot", "·"],
  ["bullet", "·"],
  ["times", "*"],
  ["odot", "⊙"],
  ["circ", "⊙"],
  ["ast", "⊙"],
  ["star", "⊙"],
  ["div", "/"],
  ["le", "<="],
  ["leq", "<="],
  ["leqslant", "<="],
  ["ge", ">="],
  ["geq", ">="],
  ["geqslant", ">="],
  ["lt", "<"],
  ["gt", ">"],
  ["ne", "≠"],
  ["neq", "≠"],
  ["coloneqq", "="],
  ["triangleq", "="],
  ["equiv", "="],
  ["lbrace", "\\{"],
  ["rbrace", "\\}"],
  ["lbrack", "["],
  ["rbrack", "]"],
  ["vert", "|"],
  ["Vert", "‖"],
  ["colon", ":"],
  ["prime", "'"],
  ["quad", "\\quad"],
  ["qquad", "\\quad"],
  ["newline", "\\\\"],
  ["cr", "\\\\"],
]);

/** Characters as they come out of a PDF or another keyboard -> the sign. */
export const characters: ReadonlyMap<string, string> = new Map([
  ["−", "-"],
  ["–", "-"],
  ["×", "*"],
  ["∗", "⊙"],
  ["∘", "⊙"],
  ["⋅", "·"],
  ["÷", "/"],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "≠"],
  ["’", "'"],
  ["′", "'"],
  ["∥", "‖"],
  ["√", "√"],
]);

/** Commands that only set how a formula looks. */
export const looks: ReadonlySet<string> = new Set(
  (
    "displaystyle textstyle scriptstyle limits nolimits nonumber notag big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr " +
    "bigm Bigm middle thinspace medspace thickspace negthinspace strut mathstrut hfill noindent centering allowbreak"
  ).split(" "),
);

/** Commands that only set how a formula looks, with what stands in their braces. */
export const dropped: ReadonlySet<string> = new Set(
  "label tag hspace vspace phantom hphantom vphantom color textcolor mathstrut ref eqref cite".split(" "),
);

/** Environments that hold formulas, each row one. */
export const displays: ReadonlySet<string> = new Set(
  "align aligned alignat alignedat flalign equation gather gathered split multline eqnarray displaymath math dmath IEEEeqnarray".split(
    " ",
  ),
);

/** Environments that hold the entries of a matrix. */
export const matrices: ReadonlySet<string> = new Set(
  "matrix bmatrix pmatrix smallmatrix array Bmatrix vmatrix Vmatrix".split(" "),
);
