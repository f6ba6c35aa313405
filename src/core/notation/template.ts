import { atom, factor, held, level, type Piece } from "./piece.ts";

/**
 * A gate's LaTeX with its operands in place. Without `#` the template is a function name to apply. In a template, a hole in braces
 * or between \\left and \\right delimits its operand by itself; a hole under an exponent or in the open gets parentheses where needed.
 */
export function applied(template: string, operands: readonly string[], args: readonly Piece[]): Piece {
  if (!template.includes("#")) {
    const edge = /^(?:\\?[A-Za-z])/.test(template) ? "letter" : "other";
    return factor(`${template}\\left(${args.map((arg) => arg.latex).join(", ")}\\right)`, edge, "parenthesis");
  }
  const latex = template.replace(/#([A-Za-z]+)/g, (_hole, name: string, at: number) => {
    const arg = args[operands.indexOf(name)];
    if (arg === undefined) throw new Error(`No operand stands for #${name} in ${template}.`);
    const before = template.slice(0, at);
    const after = template.slice(at + name.length + 1);
    const braced = before.endsWith("{") && after.startsWith("}");
    const delimited = /\\left(?:[(|[.]|\\lVert )$/.test(before) && after.trimStart().startsWith("\\right");
    const free = delimited || (braced && !after.startsWith("}^"));
    return held(arg, free ? level.open : level.atom).latex;
  });
  return template.includes("^") || !/(?:[}|)]|\\rVert)$/.test(template)
    ? factor(latex, "other", "other")
    : atom(latex, "other");
}
