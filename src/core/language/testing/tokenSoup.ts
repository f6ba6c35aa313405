import { reservedWords } from "../words.ts";

/** What the fuzz tests are cooked from: the tokens of the language, and what does not belong. */
const alphabet = (
  "[ [ ] ] [0] [1: : .T .sum( .shape axis= True 3. 4. ~-2 ~1. np.array( " +
  "x y z w0 x0 f s sigmoid e pi np.exp math.log F.relu __proto__ constructor θ σ λ w₀ ｘ 𝑥 가 x̂ max exp np import~numpy~as~np " +
  "0 1 2 2e 2e3 .5 1. 1e-3 1_000 1.2.3 7 ２ + - * / ^ ** @ · × ÷ − – √ ² ³ ⁻¹ ⁻ ( ) ( ) ( ) （ ） , = == < > <= >= ≤ = = ; : ~ ~ ~ " +
  "\\n \\n \\r\\n # { } ［ ］ . .T .foo .max .copy() .ravel() ... … None newaxis False seed( np.random.seed( np.array( array( tensor( np.random.randn( F.T F.shape dtype= := += != ≠ $ % & | ' \" “ ” ! ? \\\\ … — 😀 \\ud800 \\u0000 \\u200b \\u00a0 \\u2028 ∂ ∞ ∑ def~s(u):~return~u lambda~u:~u"
)
  .split(" ")
  .map((word) =>
    word
      .replace(/~/g, " ")
      .replace(/\\(n|r|\\|u....)/g, (_, code: string) =>
        code.length > 1
          ? String.fromCharCode(parseInt(code.slice(1), 16))
          : code === "n"
            ? "\n"
            : code === "r"
              ? "\r"
              : "\\",
      ),
  )
  .concat(reservedWords);

/** How many of its first tokens belong to lists, indexing and methods. */
const brackets = 17;

/** The `n`-th soup: always the same text for the same number. Lengths run from 0 to 24 tokens, some texts from few tokens only. */
export function tokenSoup(n: number): string {
  let state = (n + 1) * 2654435761;
  const next = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  // Every other soup is of the language's plainest tokens, so that many of them are programs; some of these hold brackets.
  const kinds = n % 2 === 0 ? alphabet.length : 64;
  const first = n % 2 === 0 || n % 8 === 5 ? 0 : brackets;
  const separator = n % 3 === 0 ? " " : "";
  return Array.from({ length: next(25) }, () => alphabet[first + next(kinds)] ?? "").join(separator);
}
