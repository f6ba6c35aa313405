/** Names of Greek letters and the letters themselves; \\omicron and the capitals that look Latin are in KaTeX too. */
const greek: ReadonlyMap<string, string> = new Map(
  (
    "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο " +
    "pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω"
  )
    .split(" ")
    .flatMap((name, at, words) => {
      const letter = words[at + 1];
      if (at % 2 === 1 || letter === undefined) return [];
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      return [[name, letter] as const, [capital, letter.toUpperCase()] as const];
    }),
);

const greekNames: ReadonlyMap<string, string> = new Map([...greek].map(([name, letter]) => [letter, name]));

const accents: ReadonlyMap<string, string> = new Map([
  ["\u0302", "hat"],
  ["\u0303", "tilde"],
  ["\u0304", "bar"],
  ["\u0307", "dot"],
  ["\u0308", "ddot"],
]);

/** The longest name that is set in full. */
export const LONGEST = 40;

/** The letter of a spelled-out Greek name, else the text itself, cut where it is too long to show. */
export function letters(text: string): string {
  return greek.get(text) ?? (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
}

/** One part of a name (its base or a part of its subscript) as LaTeX. */
export function lettersLatex(text: string): string {
  if (greek.has(text)) return `\\${text}`;
  const name = greekNames.get(text);
  if (name !== undefined) return `\\${name}`;
  const [letter = "", accent = "", ...more] = [...text.normalize("NFD")];
  const command = accents.get(accent);
  if (command !== undefined && more.length === 0) return `\\${command}{${lettersLatex(letter)}}`;
  const shown = letters(text);
  if (/^(?:[A-Za-z]|\d+)$/.test(shown)) return shown;
  if (/^[A-Za-z0-9]+$/.test(shown)) return `\\mathit{${shown}}`;
  return `\\text{${[...shown].map(characterLatex).join("")}}`;
}

/** KaTeX has no metrics for other alphabets: such a letter is shown by its code point. */
function characterLatex(character: string): string {
  if (character === "_") return "\\_";
  const name = greekNames.get(character);
  if (name !== undefined) return `$\\${name}$`;
  return /^[A-Za-z0-9…À-ÖØ-öø-ɏЀ-ӿぁ-ゖァ-ヺ一-龯가-힣]$/.test(character)
    ? character
    : `(${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()})`;
}
