/** What one program may hold. Each limit is checked before anything works in proportion to it. */
export const limits = {
  /** UTF-16 code units of source text. */
  characters: 20_000,
  /** Parentheses, signs, roots and powers within one another. */
  nesting: 200,
  /** Statements, and numbers, names, operators and calls in them. */
  nodes: 5_000,
} as const;
