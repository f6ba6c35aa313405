/** A line of a lesson, by what it is. */
export type LessonLine =
  | { readonly kind: "blank" }
  | { readonly kind: "title"; readonly text: string }
  /** `hashes`: how many it begins with; two are right. */
  | { readonly kind: "caption"; readonly text: string; readonly hashes: number }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "fence"; readonly mark: string }
  /** A link's fragment, without its `#`. */
  | { readonly kind: "link"; readonly fragment: string }
  | { readonly kind: "setting"; readonly key: string; readonly value: string }
  /** A line of a program that stands outside a fence. */
  | { readonly kind: "program"; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

/** A whole address, a fragment, or what stands in one: `x=l9&at=b3`. A short name begins with a letter and has two signs or more. */
const link = /^(?:[a-z]+:\/\/\S*?#|#)?((?:x=[a-z][\w-]+(?:&\S*)?)|(?:(?:[ez]|lesson)=.*))$/i;
const setting = /^([a-z]{2,10})\s*[:=]\s*(\S+)$/;
/** `f = …`, `w1 -= …`, `def f(x):`, `import …`. */
const program =
  /^(?:[\p{L}_][\p{L}\p{N}_]*\s*(?:[-+*/]|\*\*)?=(?!=)|(?:def|for|import|from)\s.*(?::|import\s|\bas\b|$))/u;

/** What a line of a lesson is, fences aside. Words with a colon and more words behind it are text. */
export function readLine(line: string, isSetting: (key: string) => boolean): LessonLine {
  const text = line.trim();
  if (text === "") return { kind: "blank" };
  const fragment = link.exec(text)?.[1];
  if (fragment !== undefined) return { kind: "link", fragment };
  const heading = /^(#+)\s*(.*)$/.exec(text);
  if (heading !== null) {
    const [, hashes = "", words = ""] = heading;
    return hashes.length === 1
      ? { kind: "title", text: words }
      : { kind: "caption", text: words, hashes: hashes.length };
  }
  if (text.startsWith(">")) return { kind: "note", text: text.slice(1).trim() };
  const fence = /^(`{3,}|~{3,})\s*\w*$/.exec(text)?.[1];
  if (fence !== undefined) return { kind: "fence", mark: fence };
  const [, key = "", value = ""] = setting.exec(text) ?? [];
  if (key !== "" && (isSetting(key) || text.includes(":"))) return { kind: "setting", key, value };
  // "from" and "for" begin sentences too: a program's line ends in a colon or imports something.
  if (/^[\p{L}_]/u.test(text) && program.test(text) && isCode(text)) return { kind: "program", text: line };
  return { kind: "text", text };
}

const isCode = (text: string): boolean =>
  /=/.test(text) || /^(def|for)\s.*:$/.test(text) || /^(import\s+\w|from\s+[\w.]+\s+import\s)/.test(text);
