/** How much work LaTeX is: commands and single characters, spaces aside. */
export function tokenCount(latex: string): number {
  return latex.match(/\\[A-Za-z]+|\\.|\S/g)?.length ?? 0;
}
