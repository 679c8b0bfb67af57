/** Pictures for tests, written here so that no file has to be kept: PNG in one colour to another, and one JPEG. */
import type { AssetBytes, PrintAsset } from "@brudnopis/export";
import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";

export interface Pictures {
  readonly assets: readonly (PrintAsset & { readonly bytes: number })[];
  readonly bytes: AssetBytes;
}

/** The last is a JPEG; of the others some are wide, some high. */
export function stressPictures(count: number): Pictures {
  const files = new Map<string, Uint8Array>();
  const assets = Array.from({ length: count }, (_, index) => {
    const id = pictureId(index);
    const isLast = index === count - 1;
    const [width, height] = isLast ? [24, 16] : (sizes[index % sizes.length] ?? [1, 1]);
    const file = isLast ? smallJpeg : pngOf(width, height, index);
    files.set(id, file);
    const type = isLast ? ("image/jpeg" as const) : ("image/png" as const);
    return { id, type, width, height, bytes: file.length };
  });
  return { assets, bytes: files };
}

const sizes = [
  [320, 200],
  [120, 360],
  [600, 90],
  [64, 64],
] as const;

/** As `ImageId` asks for it. */
export function pictureId(index: number): string {
  return `stress${String(index).padStart(10, "0")}`;
}

function pngOf(width: number, height: number, tint: number): Uint8Array {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows[at] = (tint * 37) % 256;
      rows[at + 1] = Math.floor((255 * x) / width);
      rows[at + 2] = Math.floor((255 * y) / height);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Uint8Array.from(
    Buffer.concat([
      signature,
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(rows)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** 24 × 16 pixels. */
const smallJpeg = Uint8Array.from(
  Buffer.from(
    [
      "/9j/4AAQSkZJRgABAgAAAQABAAD/wAARCAAQABgDAREAAhEBAxEB/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpK",
      "PjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/9sAQwEODg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P",
      "T09PT09PT09PT09PT09P/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG",
      "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG",
      "h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB",
      "AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYk",
      "NOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0",
      "tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDllrnoHlsmWvXoEMlWvWoGbKi18lQN2TLX",
      "r0CGSrXrUDNn/9k=",
    ].join(""),
    "base64",
  ),
);
