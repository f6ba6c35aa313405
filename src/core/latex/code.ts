/** A line of the expression language among formulas: `x = -2`, `W = randn(2, 3)`, `# so`. */

const latexMark = /[\\{}$]|[_^]\{/;
const value = /^\s*[A-Za-z]\w*\s*=\s*[-−+]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;
const codeMark = /[@#[\]]|\*\*|\b(?:np|torch|math)\.|\.T\b|[A-Za-z]{3,}\w*\(|^\s*(?:for|def|import|from|seed)\b/;

/** Whether a line is to be left as it stands: it is code, and no formula. */
export function isCode(line: string): boolean {
  if (latexMark.test(line)) return line.trimStart().startsWith("#");
  return codeMark.test(line) || valuesOf(line) !== null;
}

/** `x = 1, y = 2` as its parts; null where a part gives no name a number. */
function valuesOf(line: string): string[] | null {
  const parts = line.split(/[;,]/).filter((part) => part.trim() !== "");
  return parts.length > 0 && parts.every((part) => value.test(part)) ? parts.map((part) => part.trim()) : null;
}

/** A line of code with its names as they are called in the formulas beside it: `w_0 = 2` is `w0 = 2`. */
export function meantCode(line: string): string {
  const parts = valuesOf(line) ?? [line.trimEnd()];
  return parts.map((part) => (part.trimStart().startsWith("#") ? part : meantNames(part))).join("\n");
}

export function meantNames(text: string): string {
  return text.replace(/\b([A-Za-z]+)_\{?(\d+)\}?/g, "$1$2");
}

const mention = /(?<![\w\\}])([A-Za-z](?:_\{?\w+\}?|\d+)?)\s*=\s*([-−]?\d+(?:\.\d+)?|\[[\d\s.,\-−[\]]*\])(?![\w({])/g;

/** What a sentence gives names as their values: “e.g. x = −2, y = 5”. Each as `name`, `value`. */
export function valuesIn(prose: string): { readonly name: string; readonly value: string }[] {
  return Array.from(prose.matchAll(mention), ([, name = "", number = ""]) => ({
    name: meantNames(name),
    value: number.replaceAll("−", "-"),
  }));
}

/** The name that a line of code gives a value, with what it says of its size; null for other lines. */
export function definedBy(line: string): { readonly name: string; readonly size: "number" | "array" | "other" } | null {
  const found = /^\s*([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line);
  if (found === null) return null;
  const [, name = "", right = ""] = found;
  const isArray = /^\[|^(?:np\.|torch\.)?(?:random\.)?(?:array|randn|rand|zeros|ones|eye|arange|onehot)\b/.test(right);
  return { name, size: value.test(line) ? "number" : isArray ? "array" : "other" };
}
