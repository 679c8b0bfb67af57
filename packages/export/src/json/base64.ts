/** Base64 (RFC 4648), in a package that knows neither the browser's way nor Node's. */
import { strFromU8 } from "fflate";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const padding = "=".charCodeAt(0);

const letters = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));

/** By code of the letter; 255 for those that are none. */
const values = Uint8Array.from({ length: 128 }, (_, code) =>
  alphabet.indexOf(String.fromCharCode(code)),
);

export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const [a = 0, b = 0, c = 0] = [bytes[from], bytes[from + 1], bytes[from + 2]];
    const left = bytes.length - from;
    codes[to] = letterOf(a >> 2);
    codes[to + 1] = letterOf(((a & 3) << 4) | (b >> 4));
    codes[to + 2] = left > 1 ? letterOf(((b & 15) << 2) | (c >> 6)) : padding;
    codes[to + 3] = left > 2 ? letterOf(c & 63) : padding;
  }
  return strFromU8(codes, true);
}

function letterOf(value: number): number {
  return letters[value] ?? padding;
}

/** Undefined for what is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const end = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - end);
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const isLast = from + 4 === text.length;
    const group = groupOf(text, from, isLast ? end : 0);
    if (group === undefined) return undefined;
    bytes[to] = group >> 16;
    bytes[to + 1] = (group >> 8) & 255;
    bytes[to + 2] = group & 255;
  }
  return bytes;
}

/** Four letters as 24 bits; those of the padding are no bits. */
function groupOf(text: string, from: number, end: number): number | undefined {
  let bits = 0;
  for (let index = 0; index < 4; index += 1) {
    const isPadding = index >= 4 - end;
    const value = isPadding ? 0 : (values[text.charCodeAt(from + index)] ?? 255);
    if (value === 255) return undefined;
    bits = (bits << 6) | value;
  }
  return bits;
}
