/** Characters of our own drawing, as LaTeX has them in mathematics. */
const signs: Readonly<Record<string, string>> = {
  "\u2212": "-",
  "×": "\\times ",
  "÷": "\\div ",
  "·": "\\cdot ",
  "√": "\\surd ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "⊗": "\\otimes ",
  "‖": "\\|",
  "∞": "\\infty ",
  "…": "\\ldots ",
  "∇": "\\nabla ",
  "✓": "\\checkmark ",
  Σ: "\\Sigma ",
  σ: "\\sigma ",
  " ": "\\ ",
  "#": "\\#",
  $: "\\$",
  "%": "\\%",
  "&": "\\&",
  _: "\\_",
  "{": "\\{",
  "}": "\\}",
  "\\": "\\backslash ",
  "~": "\\sim ",
  "^": "\\hat{\\ }",
  '"': "''",
};

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾ˣʸ";
const raisedPlain = "0123456789-()xy";
const lowered = "₀₁₂₃₄₅₆₇₈₉₋";
const loweredPlain = "0123456789-";

/** Greek and accents by their place in the alphabet, as LaTeX calls them. */
const greek: ReadonlyMap<string, string> = new Map(
  (
    "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ " +
    "tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Upsilon Υ Phi Φ Psi Ψ Omega Ω"
  )
    .split(" ")
    .flatMap((word, i, words) => (i % 2 === 0 ? [[words[i + 1] ?? "", `\\${word} `] as const] : [])),
);

/** Capitals that look Latin, which LaTeX has no commands for. */
const lookLatin: Readonly<Record<string, string>> = {
  ...{ Alpha: "A", Beta: "B", Epsilon: "E", Zeta: "Z", Eta: "H", Iota: "I", Kappa: "K", Mu: "M", Nu: "N" },
  ...{ Omicron: "O", Rho: "P", Tau: "T", Chi: "X", omicron: "o" },
};

const accents: Readonly<Record<string, string>> = {
  ...{
    "\u0300": "\\`",
    "\u0301": "\\'",
    "\u0302": "\\^",
    "\u0303": "\\~",
    "\u0304": "\\=",
    "\u0307": "\\.",
    "\u0308": '\\"',
  },
};

/** A letter that no font of plain LaTeX has, by its code point. */
const byCode = (character: string): string => `(${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()})`;

/** A letter within `\text{…}`: with its accent, or by its code point. */
function letterText(character: string): string {
  const [letter = "", accent = "", ...more] = [...character.normalize("NFD")];
  const command = accents[accent];
  if (command !== undefined && more.length === 0 && /[A-Za-z]/.test(letter)) return `${command}{${letter}}`;
  return character === "…" ? "\\ldots{}" : byCode(character);
}

/** A run of raised or lowered figures; both are written by their plain ones. */
function script(run: string): string {
  const isRaised = raised.includes([...run][0] ?? "");
  const [from, to, mark] = isRaised ? [raised, raisedPlain, "^"] : [lowered, loweredPlain, "_"];
  return `${mark}{${[...run].map((each) => to[[...from].indexOf(each)] ?? each).join("")}}`;
}

const piece = new RegExp(`[${raised}]+|[${lowered}]+|[A-Za-z]{2,}|.`, "gu");

/** A text of the drawing (a number, what stands in a gate, a frame's name) as LaTeX within `$…$`. */
export function texOf(text: string): string {
  // Around operators mathematics sets room by itself.
  const close = text.normalize("NFC").replaceAll(/ ?([-+\u2212=<>≤≥×·,]) ?/g, "$1");
  const pieces = close.match(piece) ?? [];
  // A sign that begins a text belongs to the number after it, and asks for no room of its own.
  const [first = "", ...rest] = pieces;
  const isSigned = first === "\u2212" && rest.length > 0;
  return (isSigned ? ["{-}", ...rest.map(pieceTex)] : pieces.map(pieceTex)).join("").trim();
}

function pieceTex(run: string): string {
  const [character = ""] = [...run];
  // A sign's name is looked up as its own, so that `constructor` is a word.
  if (Object.hasOwn(signs, run)) return signs[run] ?? "";
  if (raised.includes(character) || lowered.includes(character)) return script(run);
  if (run.length > 1 && /^[A-Za-z]+$/.test(run)) return `\\mathrm{${run}}`;
  if (/^[\x21-\x7e]$/.test(run)) return run;
  return greek.get(run) ?? `\\mbox{${letterText(run)}}`;
}

/** A name's LaTeX, made for KaTeX, as plain LaTeX compiles it. */
export function plainLatex(latex: string): string {
  return latex
    .replaceAll(/\\([A-Za-z]+)/g, (whole, name: string) =>
      Object.hasOwn(lookLatin, name) ? `\\mathrm{${lookLatin[name] ?? ""}}` : whole,
    )
    .replaceAll(/\P{ASCII}/gu, letterText);
}
