const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64 in the alphabet for addresses, without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= left; i++) text += alphabet.charAt((word >> (18 - 6 * i)) & 63);
  }
  return text;
}

/** The bytes up to the first character that is none of the alphabet; `whole` tells whether that was all. */
export function decodeBase64url(text: string): { readonly bytes: Uint8Array; readonly whole: boolean } {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return { bytes: Uint8Array.from(bytes), whole: false };
    word = ((word << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((word >> bits) & 255);
    }
  }
  return { bytes: Uint8Array.from(bytes), whole: bits < 6 };
}
