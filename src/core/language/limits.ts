/** What one program may hold. Each limit is checked before anything works in proportion to it. */
export const limits = {
  /** UTF-16 code units of source text. */
  characters: 20_000,
  /** Parentheses, brackets, signs, roots and powers within one another. */
  nesting: 200,
  /**
   * Statements, and numbers, names, operators, calls and lists in them. Of the numbers that are entries of a list, with
   * or without a sign, eight count as one: a matrix of data is long, and no graph grows with it.
   */
  nodes: 5_000,
  /** Turns of a loop and of the loops within it, all told. */
  turns: 5_000,
  /** Nodes, as above, in the lines of all loops once every turn is written out. */
  unrolled: 200_000,
} as const;
