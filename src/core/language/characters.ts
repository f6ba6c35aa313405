/** The Greek alphabet as it is spelt in names; variant forms (ϕ, ϵ, ϑ) become these under NFKC first. */
const greekLetters =
  "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho " +
  "ς varsigma σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Α Alpha Β Beta Γ Gamma Δ Delta Ε Epsilon Ζ Zeta Η Eta Θ Theta " +
  "Ι Iota Κ Kappa Λ Lambda Μ Mu Ν Nu Ξ Xi Ο Omicron Π Pi Ρ Rho Σ Sigma Τ Tau Υ Upsilon Φ Phi Χ Chi Ψ Psi Ω Omega";

const greek = new Map<string, string>();
const words = greekLetters.split(" ");
for (let i = 0; i + 1 < words.length; i += 2) greek.set(words[i] ?? "", words[i + 1] ?? "");

/** Libraries whose prefix falls away from a name: `np.exp` is `exp`. */
export const libraries: ReadonlySet<string> = new Set(["np", "numpy", "math", "torch", "F", "jnp", "nn", "functional"]);

/** Parts of a library that fall away with its name: `np.random.randn` is `randn`. */
export const submodules: ReadonlySet<string> = new Set(["random", "linalg"]);

/** A matrix called F, as in `F.T`: no library has these. */
const matrixF = /^F\.(T|shape)$/;

/** The property that a name token holds with its value, `T` of `F.T`; null for any other name. */
export function propertyOfF(text: string): string | null {
  return matrixF.exec(text)?.[1] ?? null;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What a name is called in the program: `w₀` is `w0`, `θ` is `theta`, full-width and slanted letters are plain, `np.exp` is `exp`. */
export function meantName(text: string): string {
  if (plainName.test(text)) return text;
  const name = text.slice(text.lastIndexOf(".") + 1).normalize("NFKC");
  return name.replace(/[\u0370-\u03ff]/g, (letter) => greek.get(letter) ?? letter);
}

/** The name of what is called: as `meantName`, but `σ(x)` is the sigmoid. */
export function meantCallee(text: string): string {
  return text.normalize("NFKC") === "σ" ? "sigmoid" : meantName(text);
}

/** The float64 that a number token reads as. */
export function meantNumber(text: string): number {
  const value = Number(text);
  return Number.isNaN(value)
    ? Number(
        text
          .normalize("NFKC")
          .replace(/_/g, "")
          .replace(/[‐‑‒–−]/g, "-"),
      )
    : value;
}

/** Superscript digits as the integer they write, without their sign. */
export function superscriptDigits(text: string): number {
  return Number(text.normalize("NFKC").replace(/[+\u2212]/g, ""));
}
