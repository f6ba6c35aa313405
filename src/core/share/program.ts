import { decodeBase64url, encodeBase64url } from "./base64url.ts";
import { deflate, inflate } from "./deflate.ts";
import { encodePercent, mark } from "./percent.ts";
import { decodeUtf8, encodeUtf8, type DecodedText } from "./utf8.ts";

/** Bytes of UTF-8 that a compressed program may come to. */
const longestProgram = 64 * 1024;

/** The program as a field: `e=` percent-encoded, or `z=` compressed where that saves over a fifth. */
export async function writeProgram(source: string): Promise<string> {
  const plain = mark(encodePercent(source));
  const bytes = encodeUtf8(source);
  if (bytes.length > longestProgram) return `e=${plain}`;
  const packed = await packProgram(source).catch(() => null);
  return packed !== null && packed.length < 0.8 * plain.length ? `z=${packed}` : `e=${plain}`;
}

/** A text as deflate-raw and base64url. Rejects where the platform cannot deflate. */
export const packProgram = (text: string): Promise<string> => deflate(encodeUtf8(text)).then(encodeBase64url);

/** The program of a `z=` field, of a damaged one its beginning; null where it is past the limit. Rejects where the platform cannot inflate. */
export async function unpackProgram(packed: string): Promise<DecodedText | null> {
  const { bytes, whole } = decodeBase64url(packed);
  const inflated = await inflate(bytes, longestProgram);
  if (inflated.end === "over limit") return null;
  const decoded = decodeUtf8(inflated.bytes);
  return { text: decoded.text, whole: whole && inflated.end === "whole" && decoded.whole };
}
