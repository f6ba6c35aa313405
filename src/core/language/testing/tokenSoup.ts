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

/** Numbers from 0 to below a limit, always the same for the same `n`. */
function dice(n: number): (below: number) => number {
  let state = (n + 1) * 2654435761;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** The `n`-th soup: always the same text for the same number. Lengths run from 0 to 24 tokens, some texts from few tokens only. */
export function tokenSoup(n: number): string {
  const next = dice(n);
  // Every other soup is of the language's plainest tokens, so that many of them are programs; some of these hold brackets.
  const kinds = n % 2 === 0 ? alphabet.length : 64;
  const first = n % 2 === 0 || n % 8 === 5 ? 0 : brackets;
  const separator = n % 3 === 0 ? " " : "";
  return Array.from({ length: next(25) }, () => alphabet[first + next(kinds)] ?? "").join(separator);
}

const lines = (
  "for~t~in~range(3): for~s~in~range(2): for~t~in~range(1,~n): for~k~in~range(6,~0,~-2):~#~c for~t~in~range(2):~h~=~t~h for~s~in~np.range~(2):~a~=~1;~b~=~2; " +
  "for~t~in~range(3) for~t~in~xs: for~F.T~in~range(2): for~lambda~in~range(2): for~t~in~(range(2)): for~t~in~range(\\n2): for~t~in~range\\n(2): for~t~\\~in~range(2): " +
  "h~=~tanh(W~@~h) h~=~2~h h~*=~2 h~=~x[t] h~=~x[t] c,~d~=~t,~2 s~=~s~+~h;~p~=~q t~=~2 h h~+~1 seed(t) (seed(2)) f(u)~=~u f~=~lambda~u:~u def~f(u):~return~u def~f(u): return~u def~f(u):~a~=~u;~return~a import~numpy~as~np " +
  "h~=~(1 +~2) h~=~1~+ h~= #~c #~c~\\~ ~ ~ ~ ; ~;~h~=~2 \\~ \\ h~=~1;~for~t~in~range(2):~y~=~2 for~t~in~range(2):~for~s~in~range(2):~a~=~1 for~t~in~range(2):; for~t~in while~x: ）"
)
  .split(" ")
  .map((line) => line.replace(/~/g, " ").replace(/\\n/g, "\n"));
const spaces = [
  "",
  "",
  "",
  "",
  "  ",
  "  ",
  "  ",
  "  ",
  "    ",
  "    ",
  "    ",
  "      ",
  " ",
  "\t",
  " \t",
  "\u3000",
  "\u200b ",
  "\f",
];

/** The `n`-th soup of whole lines, indented at random: loops within loops, and what looks like them. */
export function loopSoup(n: number): string {
  const next = dice(n);
  const some = <Item>(items: readonly Item[]): Item | undefined => items[next(items.length)];
  const plain = n % 2 === 0;
  let text = "";
  let depth = 0;
  for (let count = next(9); count >= 0; count--) {
    const line = lines[next(plain ? 12 : 1) === 0 ? next(lines.length) : next(27)] ?? "";
    // Most lines stand where they could.
    const indentation = next(plain ? 12 : 3) === 0 ? some(spaces) : "  ".repeat(depth);
    text += `${indentation}${line}${next(10) === 0 ? some(["\r\n", "\n\n", "\u2028", ";", " # d\n"]) : "\n"}`;
    depth = line.endsWith(":") ? depth + 1 : Math.max(0, depth - next(3) + next(2));
  }
  return next(3) === 0 ? text.trimEnd() : text;
}

const inner = "a~=~2~u a~=~u b~=~a;~a~=~b a,~b~=~u,~1 u~=~u~+~1".split(" ");
const odd = (
  "def~g(v): def~g(v):~return~v a~=~1;~return~a return a~+~1 seed(0) a(v)~=~v a~=~lambda~v:~v for~t~in~range(2): import~math " +
  "import~math;~a~=~1 a~=~(1 +~u) a~=~1~+ # #~c ; ;~a~=~1 a~==~2 \\~ x~=~3 y~=~f(2) a~+=~u a~*=~u;~b~-=~a a,~b~+=~1 (a)~+=~1 a~^=~2 a~=~1~+=~2"
).split(" ");

/** The `n`-th soup of functions of several lines, and what looks like them; up to three in a text. */
export function defSoup(n: number): string {
  const next = dice(n);
  const some = (items: readonly string[]): string => (items[next(items.length)] ?? "").replace(/~/g, " ");
  const lines: string[] = [];
  for (let count = next(3); count >= 0; count--) {
    const space = next(4) === 0 ? (spaces[next(spaces.length)] ?? "") : "    ";
    lines.push(
      `${next(9) === 0 ? "  " : ""}def f(u${["", "", ", v=2"][next(3)] ?? ""}):${["", "", "", " a = u;", " # c"][next(5)] ?? ""}`,
    );
    for (let line = next(4); line > 0; line--) {
      const shift = next(12) === 0 ? (spaces[next(spaces.length)] ?? "") : space;
      lines.push(shift + some(next(7) === 0 ? odd : inner) + (["", "", ";", " # d"][next(4)] ?? ""));
    }
    if (next(8) > 0) lines.push(`${next(10) === 0 ? "" : space}return ${some(["a", "a + u", "b"])}`);
    if (next(3) === 0) lines.push(some(next(2) === 0 ? odd : inner));
  }
  return lines.join(next(10) === 0 ? "\r\n" : "\n");
}
