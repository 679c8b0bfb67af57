/** The first picture of a GIF, which the library for the other formats does not read. */

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, how opaque. */
  readonly rgba: Uint8Array;
}

/** @throws RangeError for what is cut off, Error for what is no GIF. */
export function firstPictureOfGif(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const screen = readTable(view, 13, view.getUint8(10));
  let transparent = -1;
  for (let at = screen.end; ;) {
    const block = view.getUint8(at);
    if (block === 0x21) {
      // How the next picture is to be laid upon the one before.
      if (view.getUint8(at + 1) === 0xf9 && (view.getUint8(at + 3) & 1) === 1)
        transparent = view.getUint8(at + 6);
      at = endOfParts(view, at + 2);
    } else if (block === 0x2c) {
      return draw(view, at, { width, height, colours: screen.colours, transparent });
    } else throw new Error("A GIF without a picture");
  }
}

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint8Array;
  readonly transparent: number;
}

function readTable(view: DataView, at: number, flags: number) {
  const length = (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
  if (at + length > view.byteLength) throw new RangeError("Colours are cut off");
  return { colours: new Uint8Array(view.buffer, view.byteOffset + at, length), end: at + length };
}

function endOfParts(view: DataView, start: number): number {
  let at = start;
  while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

function draw(view: DataView, at: number, screen: Screen): Pixels {
  const { width, height, transparent } = screen;
  const [left, top] = [view.getUint16(at + 1, true), view.getUint16(at + 3, true)];
  const [across, down] = [view.getUint16(at + 5, true), view.getUint16(at + 7, true)];
  const flags = view.getUint8(at + 9);
  const own = readTable(view, at + 10, flags);
  const colours = own.colours.length > 0 ? own.colours : screen.colours;
  const indices = unpack(view, own.end, Math.min(across * down, width * height));
  const rgba = new Uint8Array(width * height * 4);
  const rows = rowOrder(down, (flags & 0x40) !== 0);
  // Without lists of its own for each pixel, of which there may be fifty million.
  for (let row = 0; row * across < indices.length; row += 1) {
    const y = top + (rows[row] ?? height);
    const end = Math.min(across, width - left, indices.length - row * across);
    if (y >= height) continue;
    for (let column = 0; column < end; column += 1) {
      const colour = indices[row * across + column] ?? 0;
      if (colour === transparent) continue;
      const pixel = (y * width + left + column) * 4;
      rgba[pixel] = colours[colour * 3] ?? 0;
      rgba[pixel + 1] = colours[colour * 3 + 1] ?? 0;
      rgba[pixel + 2] = colours[colour * 3 + 2] ?? 0;
      rgba[pixel + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/** Interlaced: every eighth row first, then those between. */
function rowOrder(count: number, isInterlaced: boolean): number[] {
  const passes = isInterlaced
    ? [
        [0, 8],
        [4, 8],
        [2, 4],
        [1, 2],
      ]
    : [[0, 1]];
  return passes.flatMap(([start = 0, step = 1]) =>
    Array.from(
      { length: Math.max(0, Math.ceil((count - start) / step)) },
      (_, i) => start + i * step,
    ),
  );
}

/** LZW, as many pixels as there are. Codes grow by a bit whenever the table is full, up to twelve. */
function unpack(view: DataView, at: number, wanted: number): Uint8Array {
  const least = view.getUint8(at);
  if (least < 2 || least > 8) throw new Error("A GIF with an unknown code size");
  const [clear, end] = [1 << least, (1 << least) + 1];
  const [prefix, suffix] = [new Uint16Array(4096), new Uint8Array(4096)];
  for (let code = 0; code < clear; code += 1) suffix[code] = code;
  const out = new Uint8Array(wanted);
  const stack = new Uint8Array(4097);
  let [next, bits, before, first, written] = [end + 1, least + 1, -1, 0, 0];
  for (const code of codes(view, at + 1, () => bits)) {
    if (code === end || written >= wanted) break;
    if (code === clear) {
      [next, bits, before] = [end + 1, least + 1, -1];
      continue;
    }
    if (code > next || (before < 0 && code >= clear)) throw new Error("A GIF with a broken code");
    let depth = 0;
    let walk = code;
    // A code that is only being made begins and ends with the letter before.
    if (code === next) {
      stack[depth++] = first;
      walk = before;
    }
    for (; walk > end; walk = prefix[walk] ?? 0) stack[depth++] = suffix[walk] ?? 0;
    first = suffix[walk] ?? 0;
    stack[depth++] = first;
    while (depth > 0 && written < wanted) out[written++] = stack[--depth] ?? 0;
    if (before >= 0 && next < 4096) {
      prefix[next] = before;
      suffix[next] = first;
      next += 1;
      if (next === 1 << bits && bits < 12) bits += 1;
    }
    before = code;
  }
  return out.subarray(0, written);
}

/** Codes of as many bits as are due, from the parts in which the bytes lie. */
function* codes(view: DataView, start: number, bitsDue: () => number): Generator<number> {
  let [held, count] = [0, 0];
  for (let at = start; view.getUint8(at) !== 0;) {
    const last = at + view.getUint8(at);
    for (at += 1; at <= last; at += 1) {
      held |= view.getUint8(at) << count;
      count += 8;
      for (let bits = bitsDue(); count >= bits; bits = bitsDue()) {
        yield held & ((1 << bits) - 1);
        held >>>= bits;
        count -= bits;
      }
    }
  }
}
