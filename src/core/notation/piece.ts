/** How tightly a piece of LaTeX holds together, from loosest. A context that asks for more gets parentheses. */
export const level = {
  /** A case distinction, open to the right. */
  open: 0,
  sum: 1,
  /** Begins with a minus. */
  negation: 2,
  product: 3,
  /** Fraction, power or application: stands in a product, but not under an exponent. */
  factor: 4,
  atom: 5,
} as const;

export type Level = (typeof level)[keyof typeof level];

/** What an end of a piece looks like: whether two factors may stand side by side depends on it. */
type Edge =
  | "number"
  | "letter"
  | "word"
  | "parenthesis"
  | "fraction"
  /** A matrix in brackets. */
  | "matrix"
  /** A gradient, ∇f. */
  | "nabla"
  /** A sum sign reaches over all that follows. */
  | "operator"
  | "other";

/** LaTeX with what is needed to set it next to other LaTeX. */
export interface Piece {
  readonly latex: string;
  readonly level: Level;
  readonly first: Edge;
  readonly last: Edge;
  /** At level `negation`: the same without its minus. */
  readonly unsigned?: string;
  /** Axes of what it stands for; a number's are none. */
  readonly rank?: number;
  /** A product of tensors, entry by entry (⊙) or of matrices: the two kinds do not mix without parentheses. */
  readonly tensors?: "entrywise" | "matrices";
  /** The same transposed, where that is written otherwise than by a T. */
  readonly transposed?: string;
}

function ranked({ rank }: Piece): Pick<Piece, "rank"> {
  return rank === undefined ? {} : { rank };
}

/** What cannot be broken: a name, a plain number. */
export function atom(latex: string, edge: Edge): Piece {
  return { latex, level: level.atom, first: edge, last: edge };
}

/** A name: a letter with or without a subscript, or a word, which never runs into its neighbours. */
export function symbolicPiece(latex: string): Piece {
  return atom(latex, /^(?:[A-Za-z]|\\(?!mathit|text)[A-Za-z]+(?:\{[a-z]\})?)(?:_|$)/.test(latex) ? "letter" : "word");
}

/** What stands beside other factors as it is, and in parentheses under an exponent. */
export function factor(latex: string, first: Edge, last: Edge): Piece {
  return { latex, level: level.factor, first, last };
}

/** A minus before a piece that is at least a product. */
export function negated(piece: Piece): Piece {
  return { latex: `-${piece.latex}`, level: level.negation, first: "other", last: piece.last, unsigned: piece.latex };
}

/** The piece in parentheses of its own height. */
export function inParentheses(piece: Piece): Piece {
  const holds = piece.unsigned !== undefined && piece.last === "number" ? "number" : "parenthesis";
  return {
    ...ranked(piece),
    latex: `\\left(${piece.latex}\\right)`,
    level: level.atom,
    first: holds,
    last: "parenthesis",
  };
}

/** The piece as it stands where `least` is asked for. */
export function held(piece: Piece, least: Level): Piece {
  return piece.level >= least ? piece : inParentheses(piece);
}

/**
 * Two factors side by side, with a dot where they would be misread: two numbers, a mixed number, a call `x(…)`,
 * run-together words, a letter doubled.
 */
export function product(left: Piece, right: Piece, dotted: boolean): Piece {
  const tensors = isTensor(left) && isTensor(right) ? (dotted ? "matrices" : "entrywise") : undefined;
  const isMixed = left.tensors !== undefined && tensors !== undefined && left.tensors !== tensors;
  if (isMixed || left.last === "operator") return product(inParentheses(left), right, dotted);
  const latex = `${left.latex}${tensors === "entrywise" ? " \\odot " : joint(left, right, dotted)}${right.latex}`;
  const kept = tensors ?? left.tensors;
  const edges = { first: left.first, last: right.last, ...(kept === undefined ? {} : { tensors: kept }) };
  return left.unsigned === undefined
    ? { latex, level: level.product, ...edges }
    : { latex, level: level.negation, ...edges, unsigned: `${left.unsigned}${latex.slice(left.latex.length)}` };
}

function isTensor({ rank }: Piece): boolean {
  return rank !== undefined && rank > 0;
}

function joint(left: Piece, right: Piece, dotted: boolean): string {
  if (left.last === "nabla" || right.first === "nabla") return " \\; ";
  if (left.last === "matrix" || right.first === "matrix") return right.first === "number" ? " \\cdot " : " \\, ";
  const dot =
    dotted ||
    left.latex === right.latex ||
    right.latex.startsWith(`${left.latex}^`) ||
    right.first === "number" ||
    left.last === "word" ||
    right.first === "word" ||
    (left.last === "letter" && right.first === "parenthesis") ||
    (left.last === "number" && right.first === "fraction");
  return dot ? " \\cdot " : " ";
}

/** A fraction; a minus of the numerator goes before the bar. */
export function fraction(above: Piece, below: Piece): Piece {
  const bar = factor(`\\frac{${above.unsigned ?? above.latex}}{${below.latex}}`, "fraction", "fraction");
  return above.unsigned === undefined ? bar : negated(bar);
}

/** The base in parentheses unless it is an atom, so that (xʸ)ᶻ is never x to the yᶻ. */
export function power(base: Piece, exponent: Piece): Piece {
  const { latex, first } = held(base, level.atom);
  return factor(`${latex}^{${exponent.latex}}`, first, "other");
}
