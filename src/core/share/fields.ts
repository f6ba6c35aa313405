import { checksum } from "./checksum.ts";
import { decodePercent, encodePercent } from "./percent.ts";
import type { DecodedText } from "./utf8.ts";

/** A fragment taken apart. */
export interface Fields {
  /** key -> decoded text; of several with one key the first counts. */
  readonly texts: ReadonlyMap<string, string>;
  /** key -> the same as it stands in the fragment. */
  readonly raw: ReadonlyMap<string, string>;
  /** Whether every escape could be read. */
  readonly whole: boolean;
  /** Whether the checksum agrees with what stands before it; null where there is none. */
  readonly checked: boolean | null;
}

interface Field extends DecodedText {
  readonly key: string;
  readonly raw: string;
}

function readField(part: string): Field {
  const equals = part.indexOf("=");
  const key = equals < 0 ? part : part.slice(0, equals);
  const raw = equals < 0 ? "" : part.slice(equals + 1);
  // Before the escapes are read: an escaped semicolon is one.
  return { key, raw, ...decodePercent(key === "e" ? raw.replaceAll(";", "\n") : raw) };
}

/** Over the spelling our encoder would use, for some programs rewrite escapes on the way without loss. */
function checksumOf(fields: readonly Field[]): string {
  return checksum(fields.map(({ key, text }) => `${key}=${encodePercent(text)}`).join("&"));
}

/** Fields joined by `&` with their checksum, as `readFields` expects it, last. */
export function seal(fields: readonly string[]): string {
  return [...fields, `c=${checksumOf(fields.map(readField))}`].join("&");
}

/** Takes a fragment (without `#`) apart at each `&`, a field at its first `=`. */
export function readFields(fragment: string): Fields {
  const fields = fragment.split("&").map(readField);
  const texts = new Map<string, string>();
  const raw = new Map<string, string>();
  for (const field of fields) {
    if (texts.has(field.key)) continue;
    texts.set(field.key, field.text);
    raw.set(field.key, field.raw);
  }
  const seals = fields.findIndex(({ key }) => key === "c");
  const sealed = seals === fields.length - 1 && fields[seals]?.raw.toLowerCase() === checksumOf(fields.slice(0, seals));
  return { texts, raw, whole: fields.every(({ whole }) => whole), checked: seals < 0 ? null : sealed };
}
