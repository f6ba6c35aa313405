/** More than this many KaTeX tokens are shown as monospaced text instead of being typeset. */
export const maxTokens = 1000;

const glyphs: ReadonlyMap<string, string> = new Map([
  ["partial", "∂"],
  ["nabla", "∇"],
  ["odot", "⊙"],
  ["otimes", "⊗"],
  ["sum", "Σ"],
  ["ast", "∗"],
  ["to", "→"],
  ["in", "∈"],
  ["ne", "≠"],
  ["sim", "∼"],
  ["top", "T"],
  ["lVert", "‖"],
  ["rVert", "‖"],
  ["ldots", "…"],
  ["dots", "…"],
  ["cdots", "…"],
  ["checkmark", "✓"],
  ["cdot", "·"],
  ["times", "×"],
  ["sigma", "σ"],
  ["infty", "∞"],
  ["le", "≤"],
  ["ge", "≥"],
  ["sqrt", "√"],
  ["leftarrow", "←"],
  ["eta", "η"],
]);

/** How many tokens KaTeX would read in `latex`. */
export function countTokens(latex: string): number {
  return latex.match(/\\[a-zA-Z]+|\\.|\S/gu)?.length ?? 0;
}

/** `latex` as a line of plain text: what stands there until KaTeX has loaded, and in place of a formula too long for it. */
export function plainMath(latex: string): string {
  let text = latex
    .replace(/\\begin\{[a-z]*matrix\}\s*/g, "[")
    .replace(/\s*\\end\{[a-z]*matrix\}/g, "]")
    .replace(/\s*\\\\\s*/g, "; ")
    .replace(/\s*&\s*/g, " ")
    .replace(/\\(?:left|right|mathrel|q?quad)(?![a-zA-Z])|\\[,;:! ]/g, "")
    // While its name ends where it does: a subscript is about to lose its mark.
    .replace(/\\([a-zA-Z]+)/g, (command, name: string) => glyphs.get(name) ?? command)
    .replace(/([∂∇])\s+/g, "$1");
  const fraction = /\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g;
  const wrapped = /\\(?:text|mathrm|mathbf|mathbb|mathsf|operatorname|mathit|hat|underbrace)\{([^{}]*)\}/g;
  // From the inside out; each round removes a level of braces, so the bound is the nesting that is worth showing.
  for (let round = 0; round < 12; round++) {
    const next = text
      .replace(wrapped, "$1")
      .replace(fraction, (_, over: string, under: string) => `${grouped(over)}/${grouped(under)}`)
      .replace(/([_^])\{([^{}]*)\}/g, (_, mark: string, inner: string) =>
        mark === "_" ? inner : `^${grouped(inner)}`,
      );
    if (next === text) break;
    text = next;
  }
  return text
    .replace(/[{}\\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function grouped(text: string): string {
  return /[-+=/\s]/.test(text.replace(/\\[a-zA-Z]+ /g, "").trim()) ? `(${text})` : text;
}
