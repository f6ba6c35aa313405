/** KaTeX's work is not bounded by its own options, so longer LaTeX than this never reaches it. */
export const LATEX_TOKEN_LIMIT = 1000;

/** Commands and single characters, spaces aside. */
export function tokenCount(latex: string): number {
  return latex.match(/\\[A-Za-z]+|\\.|\S/g)?.length ?? 0;
}

/** Whether LaTeX may be given to KaTeX; where it may not, the panel shows the plain text. */
export function fitsKatex(latex: string): boolean {
  return tokenCount(latex) <= LATEX_TOKEN_LIMIT;
}
