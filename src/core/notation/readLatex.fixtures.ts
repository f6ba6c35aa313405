/**
 * Reads LaTeX as a mathematician does and computes it: fractions and braces group, powers bind first, side by side is a product,
 * a minus binds looser than a product, a letter directly before a parenthesis is a call. Shares nothing with the printer it judges.
 */
export function computeLatex(latex: string, lookup: (name: string) => number): number {
  const tokens = latex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S/g) ?? [];
  let at = 0;
  const peek = (): string => tokens[at] ?? "";
  const expect = (token: string): void => {
    if (peek() !== token) throw new Error(`${token} expected, ${peek()} found after ${tokens.slice(0, at).join(" ")}`);
    at++;
  };
  const eat = (token: string): boolean => peek() === token && (at++, true);

  const group = (): number => {
    expect("{");
    const value = sum();
    expect("}");
    return value;
  };
  const raw = (): string => {
    expect("{");
    let text = "";
    while (!eat("}")) text += tokens[at++] ?? "";
    return text;
  };
  const parenthesis = (): number => {
    expect("\\left");
    expect("(");
    const value = sum();
    expect("\\right");
    expect(")");
    return value;
  };
  const args = (): number[] => {
    expect("\\left");
    expect("(");
    const values = [sum()];
    while (eat(",")) values.push(sum());
    expect("\\right");
    expect(")");
    return values;
  };
  const relation = (): number => {
    const left = sum();
    const sign = tokens[at++];
    const right = sum();
    switch (sign) {
      case "<":
        return Number(left < right);
      case ">":
        return Number(left > right);
      case "\\le":
        return Number(left <= right);
      case "\\ge":
        return Number(left >= right);
      case "=":
        return Number(left === right);
      case "\\ne":
        return Number(left !== right);
      default:
        throw new Error(`no relation: ${String(sign)}`);
    }
  };
  const functions: Record<string, (...values: number[]) => number> = {
    "\\sin": Math.sin,
    "\\cos": Math.cos,
    "\\tan": Math.tan,
    "\\tanh": Math.tanh,
    "\\log": Math.log,
    "\\max": Math.max,
    "\\min": Math.min,
    "\\sigma": (x) => 1 / (1 + Math.exp(-x)),
    ReLU: (x) => Math.max(0, x),
    softplus: (x) => (x > 700 ? x : Math.log(1 + Math.exp(x))),
    LeakyReLU: (x, a = 0.1) => (x > 0 ? x : a * x),
    ELU: (x, a = 1) => (x > 0 ? x : a * (Math.exp(x) - 1)),
  };
  const atom = (): number => {
    const token = tokens[at++] ?? "";
    if (/^\d/.test(token)) return Number(token);
    if (token === "\\frac") return group() / group();
    if (token === "\\sqrt") return Math.sqrt(group());
    if (token === "\\pi") return Math.PI;
    if (token === "\\mathbf") {
      if (raw() !== "1") throw new Error("no indicator");
      expect("_");
      expect("{");
      const value = relation();
      expect("}");
      return value;
    }
    if (token === "\\begin") {
      if (raw() !== "cases") throw new Error("no cases");
      const then = sum();
      expect("&");
      const holds = relation();
      expect("\\\\");
      const otherwise = sum();
      expect("&");
      expect("\\text");
      raw();
      expect("\\end");
      raw();
      return holds === 1 ? then : otherwise;
    }
    if (token === "\\left" && eat("|")) {
      const value = sum();
      expect("\\right");
      expect("|");
      return Math.abs(value);
    }
    if (token === "\\left") {
      at--;
      return parenthesis();
    }
    const name = token === "\\operatorname" ? raw() : token;
    const called = functions[name];
    if (called !== undefined) return called(...args());
    if (name === "\\infty") return Infinity;
    if (name === "\\mathrm") return (raw(), NaN);
    if (!/^[A-Za-z]$/.test(name)) throw new Error(`unreadable: ${name}`);
    if (eat("_")) return lookup(`${name}_{${raw()}}`);
    if (peek() === "\\left" && tokens[at + 1] === "(") throw new Error(`${name} before a parenthesis reads as a call`);
    return name === "e" ? Math.E : lookup(name);
  };
  const raised = (): number => {
    const base = eat("{") ? (at--, group()) : atom();
    if (!eat("^")) return base;
    const exponent = group();
    // As IEEE 754 and NumPy have it; JavaScript alone says NaN for 1 to an undefined power.
    const value = base === 1 ? 1 : base ** exponent;
    if (peek() === "^") throw new Error("a double exponent");
    return value;
  };
  const product = (): number => {
    let value = raised();
    for (;;) {
      if (eat("\\cdot")) value *= raised();
      else if (
        /^(?:[A-Za-z{]|\\(?:frac|sqrt|left|infty|mathrm|pi|mathbf|begin|operatorname|sin|cos|tan|tanh|log|max|min|sigma))$/.test(
          peek(),
        )
      )
        value *= raised();
      else if (/^\d/.test(peek())) throw new Error(`two numbers run together: ${tokens.slice(0, at + 1).join(" ")}`);
      else return value;
    }
  };
  const term = (): number => (eat("-") ? -product() : product());
  const sum = (): number => {
    let value = term();
    for (;;) {
      if (eat("+")) value += product();
      else if (eat("-")) value -= product();
      else return value;
    }
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`left over: ${tokens.slice(at).join(" ")} of ${latex}`);
  return value;
}
