/** CRC-16 (CCITT, from 0xFFFF) of ASCII text as four hex digits: finds every change within two neighbouring characters. */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= (text.charCodeAt(i) & 255) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).padStart(4, "0");
}
