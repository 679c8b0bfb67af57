/** Pictures for tests, and files that only look like some. */
import { Transformer } from "@napi-rs/image";
import { deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

export function drawn(width: number, height: number, colour: (x: number, y: number) => Colour) {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgba.set(colour(x, y), (y * width + x) * 4);
  return Transformer.fromRgbaPixels(rgba, width, height);
}

/** Two plain halves. */
export function aDrawing(width = 320, height = 200): Uint8Array {
  return drawn(width, height, (x) =>
    x < width / 2 ? [20, 80, 160, 255] : [255, 255, 255, 255],
  ).pngSync();
}

/** Many colours, none twice beside each other, from a seed. */
export function aPhoto(width = 320, height = 200): Transformer {
  let state = 7;
  const noise = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) % 60;
  return drawn(width, height, (x, y) => [
    (x / 2 + noise()) & 255,
    (y + noise()) & 255,
    ((x + y) / 3 + noise()) & 255,
    255,
  ]);
}

/** What a phone writes beside a photo: that it was held upright, and where somebody was standing. */
export function withExif(jpeg: Uint8Array): Uint8Array {
  const place = Buffer.from("GPS 52.2234 N 18.2512 E\0");
  const entry = (tag: number, type: number, count: number, value: readonly number[]) =>
    Buffer.from([tag >> 8, tag & 255, 0, type, 0, 0, 0, count, ...value]);
  const tiff = Buffer.concat([
    Buffer.from("MM\0*\0\0\0\x08\0\x02", "latin1"),
    entry(0x0112, 3, 1, [0, 6, 0, 0]),
    entry(0x010e, 2, place.length, [0, 0, 0, 38]),
    Buffer.alloc(4),
    place,
  ]);
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const length = body.length + 2;
  const head = Buffer.from([0xff, 0xe1, length >> 8, length & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Says that it is enormous, and is not; its pixels are whatever is given. */
export function aPng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = (value >>> 1) ^ ((value & 1) === 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/** Three pixels across, two down: red, green, blue, and below the other way round. Made by hand, by the book. */
export function aGif(): Uint8Array {
  const colours = [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0];
  // Codes of three bits: clear, 0, 1, 2, then (of four bits, as the table has grown) 2, 1, 0, end.
  const codes: [number, number][] = [
    [4, 3],
    [0, 3],
    [1, 3],
    [2, 3],
    [2, 4],
    [1, 4],
    [0, 4],
    [5, 4],
  ];
  let [held, count] = [0, 0];
  const bytes: number[] = [];
  for (const [code, bits] of codes) {
    held |= code << count;
    for (count += bits; count >= 8; count -= 8, held >>= 8) bytes.push(held & 255);
  }
  bytes.push(held & 255);
  const screen = [3, 0, 2, 0, 0x81, 0, 0, ...colours];
  const picture = [0x2c, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, bytes.length, ...bytes, 0];
  return Uint8Array.from([...Buffer.from("GIF89a"), ...screen, ...picture, 0x3b]);
}
