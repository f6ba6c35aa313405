import { decodeUtf8, encodeUtf8, type DecodedText } from "./utf8.ts";

const unreserved = /^[A-Za-z0-9._-]$/;

const escape = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** Escapes all but `A-Z a-z 0-9 - . _`: chat programs and Markdown take brackets, `*`, `~` and quotes for their own. */
export function encodePercent(text: string): string {
  let encoded = "";
  for (const byte of encodeUtf8(text)) {
    const character = String.fromCharCode(byte);
    encoded += unreserved.test(character) ? character : escape(byte);
  }
  return encoded;
}

/**
 * Inverse of `encodePercent`; what is not an escape stays as it is (`+` is a plus). Never throws: an escape cut off by
 * the end is left out, other bad escapes stay or become U+FFFD, and `whole` is false.
 */
export function decodePercent(encoded: string): DecodedText {
  const uncut = encoded.replace(/%[0-9A-Fa-f]?$/, "");
  let whole = uncut === encoded && !/%(?![0-9A-Fa-f]{2})/.test(uncut);
  const text = uncut.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const decoded = decodeUtf8(
      run
        .slice(1)
        .split("%")
        .map((hex) => Number.parseInt(hex, 16)),
    );
    whole &&= decoded.whole;
    return decoded.text;
  });
  return { text, whole };
}

/** Escapes the first character that needs none, which no common encoder does: `isMarked` knows our own links by it. */
export function mark(encoded: string): string {
  return encoded.replace(/^((?:%..)*)([A-Za-z0-9._-])/, (_, before: string, first: string) => {
    return before + escape(first.charCodeAt(0));
  });
}

/** Whether an escape stands where `mark` puts one. */
export function isMarked(encoded: string): boolean {
  const escapes = /^(?:%[0-9A-Fa-f]{2})*/.exec(encoded)?.[0] ?? "";
  const bytes = escapes.split("%").slice(1);
  return bytes.some((hex) => unreserved.test(String.fromCharCode(Number.parseInt(hex, 16))));
}
