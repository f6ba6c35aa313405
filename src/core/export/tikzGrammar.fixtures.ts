/**
 * Reads what our TikZ is made of, and nothing else: TeX itself is on few machines that run these tests, and its errors
 * come from what is not closed, not known, or out of place. Whatever is not in this grammar is an error here.
 */
const place = String.raw`\(-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?\)`;
const option = String.raw`[A-Za-z][A-Za-z !0-9]*(?:=(?:\d+(?:\.\d+)?pt|\\[a-z]+|black!\d+|[a-z]+(?: [a-z]+)?))?`;
const options = String.raw`\[${option}(?:, ${option})*\]`;
const path = String.raw`${place}(?: -- ${place}| \.\. controls ${place} and ${place} \.\. ${place})*`;
const statements = [
  new RegExp(String.raw`^\\draw${options} (?:${path}|${place} rectangle ${place});$`),
  new RegExp(String.raw`^\\node${options} at ${place} \{(?:\$(?<math>.+)\$)?\};$`),
  new RegExp(String.raw`^\\useasboundingbox ${place} rectangle ${place};$`),
  /^\\begin\{tikzpicture\}\[x=0\.5pt, y=-0\.5pt, Graph\]$/,
  /^\\end\{tikzpicture\}$|^\\newpage$/,
];

const commands = new Set(
  (
    "times div cdot surd le ge otimes infty ldots nabla checkmark backslash sim hat mathrm mathit mbox text dot ddot bar tilde " +
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega " +
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

/** What is wrong with a formula; null if nothing. */
function mathFault(math: string): string | null {
  if (/\P{ASCII}/u.test(math)) return "a character that plain LaTeX does not know";
  let depth = 0;
  for (const [piece] of math.matchAll(/\\[A-Za-z]+|\\.|[\s\S]/g)) {
    if (piece === "{") depth++;
    if (piece === "}" && --depth < 0) return "a brace that closes nothing";
    if (/^\\[A-Za-z]/.test(piece) && !commands.has(piece.slice(1))) return `the command ${piece}`;
    if (/^\\[^A-Za-z]/.test(piece) && !/^\\[\\|{}_#$%& `'^~=."]$/.test(piece)) return `the command ${piece}`;
    if (/^[#$%&~]$/.test(piece)) return `${piece} unescaped`;
  }
  if (depth > 0) return "a brace that is not closed";
  return /\^\{[^{}]*\}\^|_\{[^{}]*\}_/.test(math) ? "two scripts in one place" : null;
}

/** Options of TikZ that stand without a value. */
const bare = ["dashed", "value", "gradient"];

/** The first option of a statement that is neither a style of the document nor one of TikZ. */
function strangeOption(line: string, styles: ReadonlySet<string>): string | null {
  const [, list = ""] = /^\\[a-z]+\[([^\]]*)\]/.exec(line) ?? [];
  const names = list === "" ? [] : list.split(", ");
  return names.find((name) => !name.includes("=") && !styles.has(name.replace(/!\d+$/, ""))) ?? null;
}

/** The faults of a document between its `\begin` and its `\end`, each with its line. */
export function faultsOf(document: string): string[] {
  const [, body] = /\\begin\{document\}\n([\s\S]*)\n\\end\{document\}\n$/.exec(document) ?? [];
  if (body === undefined) return ["no document"];
  // A name of TikZ itself, `shape` or `cells`, would be taken for what it is there: ours have a capital.
  const styles = new Set([
    ...bare,
    ...[...document.matchAll(/^ {2}([A-Z][a-z]+)\/\.style/gm)].map(([, name = ""]) => name),
  ]);
  return body.split("\n").flatMap((line) => {
    const match = statements.map((statement) => statement.exec(line)).find((each) => each !== null);
    if (match === undefined) return [`${line}: not a statement`];
    const strange = strangeOption(line, styles);
    if (strange !== null) return [`${line}: the option ${strange}`];
    const math = match?.groups?.["math"];
    const fault = math === undefined ? null : mathFault(math);
    return fault === null ? [] : [`${line}: ${fault}`];
  });
}
