/** Polish text files come in UTF-8, and, out of Excel, in Windows-1250 or UTF-16. */

/** Undefined where it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = byMark(bytes);
  if (marked !== undefined) return marked;
  // A byte of zero is in no text of one or two of these.
  if (bytes.includes(0)) return undefined;
  return decode("utf-8", bytes) ?? decode("windows-1250", bytes);
}

function byMark(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decode("utf-16be", bytes);
  return undefined;
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
