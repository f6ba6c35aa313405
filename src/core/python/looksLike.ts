import { gradientOwners } from "../language/gradientNames.ts";

const signs: readonly RegExp[] = [
  // Blocks that the language does not have.
  /^[ \t\d]*(?:class\s+\w+.*|while\b.*|with\b.*|try|if\b.*):[ \t]*(?:#.*)?$/m,
  /^[ \t\d]*def\s+\w+\s*\(.*:[ \t]*(?:#.*)?\n(?!\s*return\b)/m,
  /^[ \t\d]*(?:print\b|assert\b|(?:plt|pd)\.\w)/m,
  /\bself\.\w/,
  /"""|'''|^[ \t]*```|^[ \t]*(?:>>>|In ?\[\d*\]:)/m,
  // Updates, several targets of one value, and lines that are still to be written.
  /^[ \t\d]*[\w.]+(?:\[.*\])?[ \t]*(?:[-+*/@]|\*\*|\/\/)=(?!=)/m,
  /^[ \t\d]*\w+[ \t]*=[ \t]*\w+[ \t]*=[^=]/m,
  /^[ \t\d]*(?:\w+[ \t]*,[ \t]*)*\w+[ \t]*=[ \t]*(?:#|\.\.\.|None\b)/m,
  /^[ \t\d]*\w+\[.*\][ \t]*=[^=]/m,
  // `p[range(N), y]`, and what only Python's libraries know.
  /\[\s*(?:range|np\.arange)\(/,
  /\b(?:RandomState|default_rng|requires_grad|no_grad|zeros_like|astype)\b|\.backward\(\)/,
  /^import[ \t]+[\w.]+[ \t]+as[ \t]+(?!np\b|jnp\b|F\b)\w|^from[ \t]+[\w.]+[ \t]+import[ \t].*\bas\b/m,
  // A listing with its numbers.
  /^[ \t]*1[ \t]+[A-Za-z_#].*\n[ \t]*2(?:[ \t]|$)/m,
];

const assigned = /^[ \t]*([A-Za-z_]\w*)[ \t]*=(?!=)/gm;

/** Whether a text should be read as Python: it holds what the language itself has not, or a backward pass written by hand. */
export function looksLikePython(source: string): boolean {
  if (signs.some((sign) => sign.test(source))) return true;
  const names = new Set(Array.from(source.matchAll(assigned), ([, name = ""]) => name));
  return [...names].some((name) => gradientOwners(name).some((owner) => names.has(owner)));
}
