/**
 * What a file says of itself in its first bytes: what it is, and how large it would become in memory. Read before anything
 * decodes it, since a few kilobytes can unfold to gigabytes. What it is called and what a browser calls it do not count.
 */

export type ImageFormat = "png" | "jpeg" | "webp" | "gif";

export type ImageHeader =
  | { readonly format: ImageFormat; readonly width: number; readonly height: number }
  /** Known, and not to be had: a drawing in SVG can hold programs, HEIC needs a licence. */
  | { readonly format: "svg" | "heic" };

/** Undefined for what is no picture, or is cut off before it says its size. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readKnown(view);
  } catch (cause) {
    // Reading on behind the end: it is cut off.
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function readKnown(view: DataView): ImageHeader | undefined {
  if (view.getUint32(0) === 0x89504e47) return sized("png", view.getUint32(16), view.getUint32(20));
  if (view.getUint16(0) === 0xffd8) return readJpeg(view);
  if (letters(view, 0, 4) === "GIF8")
    return sized("gif", view.getUint16(6, true), view.getUint16(8, true));
  if (letters(view, 0, 4) === "RIFF" && letters(view, 8, 4) === "WEBP") return readWebp(view);
  if (
    letters(view, 4, 4) === "ftyp" &&
    /^(hei[cxms]|hev[cxms]|mif1|msf1)/.test(letters(view, 8, 4))
  )
    return { format: "heic" };
  const start = letters(view, 0, Math.min(view.byteLength, 4000));
  return /^\W*<(svg|\?xml|!DOCTYPE svg)/i.test(start) && start.includes("<svg")
    ? { format: "svg" }
    : undefined;
}

function sized(format: ImageFormat, width: number, height: number): ImageHeader | undefined {
  return width > 0 && height > 0 ? { format, width, height } : undefined;
}

/** Markers one after the other, up to the one that begins the picture. */
function readJpeg(view: DataView): ImageHeader | undefined {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // Bytes that fill up stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isStartOfFrame(marker))
      return sized("jpeg", view.getUint16(at + 7), view.getUint16(at + 5));
    else if (marker === 0xda) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** C4, C8 and CC lie among them and mean other things. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readWebp(view: DataView): ImageHeader | undefined {
  const part = letters(view, 12, 4);
  if (part === "VP8X") return sized("webp", 1 + uint24(view, 24), 1 + uint24(view, 27));
  if (part === "VP8 ")
    return sized("webp", view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (part !== "VP8L") return undefined;
  const bits = view.getUint32(21, true);
  return sized("webp", 1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function letters(view: DataView, at: number, length: number): string {
  let text = "";
  for (let i = at; i < at + length; i += 1) text += String.fromCharCode(view.getUint8(i));
  return text;
}
