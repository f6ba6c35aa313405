import type { Typeface } from "../../draw/standalone.ts";

/** A font of the page, as a style sheet names it. */
interface Face {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly range: string;
  /** Empty where the rule has no file. */
  readonly address: string;
}

const unquoted = (text: string): string => text.trim().replaceAll(/^["']|["']$/g, "");

function faceOf({ style }: CSSFontFaceRule, base: string): Face {
  const file = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/.exec(style.getPropertyValue("src"));
  const path = file?.[1] ?? file?.[2] ?? file?.[3]?.trim() ?? "";
  return {
    family: unquoted(style.getPropertyValue("font-family")),
    weight: style.getPropertyValue("font-weight") || "400",
    style: style.getPropertyValue("font-style") || "normal",
    range: style.getPropertyValue("unicode-range"),
    address: path === "" ? "" : new URL(path, base).href,
  };
}

/** The fonts that the page itself brings. */
function faces(): Face[] {
  return Array.from(document.styleSheets).flatMap((sheet) =>
    Array.from(sheet.cssRules).flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [faceOf(rule, sheet.href ?? document.baseURI)] : [],
    ),
  );
}

/** Whether a font has to do with any of the characters: `U+0000-00FF, U+2212`, all of them where nothing is said. */
function covers(range: string, characters: ReadonlySet<string>): boolean {
  if (range === "") return true;
  const spans = range.split(",").map((part) => {
    const [from = "", to = from] = part.trim().replace(/^u\+/i, "").split("-");
    return [Number.parseInt(from.replaceAll("?", "0"), 16), Number.parseInt(to.replaceAll("?", "F"), 16)] as const;
  });
  return [...characters].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return spans.some(([from, to]) => code >= from && code <= to);
  });
}

const familiesOf = (list: string): string[] => list.split(",").map(unquoted);

const wanted = (face: Face, { family, weight, style, characters }: Typeface): boolean =>
  face.address !== "" &&
  familiesOf(family).includes(face.family) &&
  face.weight === weight &&
  face.style === style &&
  covers(face.range, characters);

const loaded = new Map<string, Promise<string>>();

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The font ${address} could not be loaded.`);
  const reader = new FileReader();
  const blob = await response.blob();
  return await new Promise((resolve, reject) => {
    reader.onload = () =>
      resolve((typeof reader.result === "string" ? reader.result : "").replace(/^data:[^;,]*/, "data:font/woff2"));
    reader.onerror = () => reject(new Error(`The font ${address} could not be read.`));
    reader.readAsDataURL(blob);
  });
}

/** A file's data URL; asked for once. */
function dataOf(address: string): Promise<string> {
  if (address.startsWith("data:")) return Promise.resolve(address);
  const known = loaded.get(address) ?? load(address);
  loaded.set(address, known);
  known.catch(() => loaded.delete(address));
  return known;
}

/** `@font-face` rules for what is set in the page's own fonts, each with the whole file within. */
export async function fontRules(typefaces: readonly Typeface[]): Promise<string> {
  const used = faces().filter((face) => typefaces.some((typeface) => wanted(face, typeface)));
  const rules = used.map(async ({ family, weight, style, range, address }) => {
    const subset = range === "" ? "" : `unicode-range:${range};`;
    const src = `src:url("${await dataOf(address)}") format("woff2")`;
    return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};${subset}${src}}`;
  });
  const written = await Promise.all(rules);
  return written.join("\n");
}
