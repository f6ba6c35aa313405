/** Text and whether every byte of it could be read. */
export interface DecodedText {
  readonly text: string;
  readonly whole: boolean;
}

/** UTF-8, but a lone surrogate becomes three bytes of its own instead of U+FFFD: any string comes back as it was. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

/** Inverse of `encodeUtf8`. Bytes that are not UTF-8 become U+FFFD; a character cut off by the end is left out. */
export function decodeUtf8(bytes: ArrayLike<number>): DecodedText {
  let text = "";
  let whole = true;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length > 0 && at + length > bytes.length && continues(bytes, at + 1, bytes.length)) {
      return { text, whole: false };
    }
    const code = length > 0 && continues(bytes, at + 1, at + length) ? codePoint(bytes, at, length) : -1;
    if (code < 0) {
      text += "\uFFFD";
      whole = false;
      at += 1;
    } else {
      text += String.fromCodePoint(code);
      at += length;
    }
  }
  return { text, whole };
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Whether all bytes of from…to-1 are continuation bytes; false where they run past the end. */
function continues(bytes: ArrayLike<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return false;
  }
  return true;
}

/** -1 for a spelling longer than needed or a number past U+10FFFF. */
function codePoint(bytes: ArrayLike<number>, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  let code = length === 1 ? lead : lead & (0x7f >> length);
  for (let i = 1; i < length; i++) code = (code << 6) | ((bytes[at + i] ?? 0) & 63);
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  return code < least || code > 0x10ffff ? -1 : code;
}
