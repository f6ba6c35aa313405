/** Raised and lowered figures beyond Latin-1, which the page's fonts do not have. */
const runs = /([₀-₉]+|[⁰¹²³⁴-⁹⁻]*[⁰⁴-⁹⁻][⁰¹²³⁴-⁹⁻]*)/;

const figures = ["₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"];
const levels: ReadonlyMap<string, string> = new Map([
  ...figures.flatMap((row) => Array.from(row, (figure, index): [string, string] => [figure, String(index)])),
  ["⁻", "−"],
]);

const level = (run: string): string => Array.from(run, (figure) => levels.get(figure) ?? figure).join("");

/** Plain text from the printers with u₁ and 10⁻⁹ set as real subscripts and superscripts, in the font of the line. */
export function Prose({ text }: { readonly text: string }) {
  return text
    .split(runs)
    .map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : /[₀-₉]/.test(part) ? (
        <sub key={index}>{level(part)}</sub>
      ) : (
        <sup key={index}>{level(part)}</sup>
      ),
    );
}
