/**
 * Raised and lowered figures beyond Latin-1, which the page's fonts do not have, and the number in a name such as w0, whether or not a
 * Korean particle follows it.
 */
const runs =
  /([₀-₉]+|[⁰¹²³⁴-⁹⁻]*[⁰⁴-⁹⁻][⁰¹²³⁴-⁹⁻]*|(?<=(?<![\p{L}\d_.])\p{L})_?\d+(?=[가-힣]|(?![\p{L}\d_.]\p{L}|[\p{L}\d_])))/u;

const figures = ["₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"];
const levels: ReadonlyMap<string, string> = new Map([
  ...figures.flatMap((row) => Array.from(row, (figure, index): [string, string] => [figure, String(index)])),
  ["⁻", "−"],
]);

const level = (run: string): string => Array.from(run, (figure) => levels.get(figure) ?? figure).join("");

/** Plain text from the printers with u₁, w0 and 10⁻⁹ set as real subscripts and superscripts, in the font of the line. */
export function Prose({ text }: { readonly text: string }) {
  return text
    .split(runs)
    .map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : /[₀-₉\d]/.test(part) ? (
        <sub key={index}>{level(part.replace("_", ""))}</sub>
      ) : (
        <sup key={index}>{level(part)}</sup>
      ),
    );
}
