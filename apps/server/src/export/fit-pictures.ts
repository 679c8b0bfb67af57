/**
 * Pictures as small as the compiler needs them to be: it unfolds all of a document into memory at once, each to a hundred times
 * its file. A few are set as they are, sharp enough for any printer; of very many each has its part of what there is room for.
 */
import { Transformer } from "@napi-rs/image";
import type { AssetBytes } from "@brudnopis/export";

/** Of all pictures together: 180 MB once they are unfolded. */
const mostPixels = 60_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

export class PictureFitting {
  readonly #release: () => void;
  /** Of the document before, which is most often the same one again: somebody looks at its pages while writing. */
  #last = new Map<string, Uint8Array>();

  /** Frees what the last picture was unfolded into, which the engine would keep until it runs out of memory of its own. */
  constructor(release: () => void) {
    this.#release = release;
  }

  async fit(assets: AssetBytes, limit: number = mostPixels): Promise<AssetBytes> {
    const sizes = new Map([...assets].map(([id, bytes]) => [id, sizeOf(bytes)]));
    const pixels = [...sizes.values()].reduce(
      (sum, size) => sum + (size ? size.width * size.height : 0),
      0,
    );
    if (pixels <= limit) return assets;
    const scale = Math.sqrt(limit / pixels);
    const fitted = new Map<string, Uint8Array>();
    for (const [id, bytes] of assets) {
      const size = sizes.get(id);
      const key = `${id} ${scale}`;
      const smaller = this.#last.get(key) ?? (size ? await scaled(bytes, size, scale) : bytes);
      fitted.set(key, smaller);
      this.#release();
    }
    this.#last = fitted;
    return new Map([...assets.keys()].map((id) => [id, fitted.get(`${id} ${scale}`) ?? empty]));
  }
}

const empty = new Uint8Array();

async function scaled(bytes: Uint8Array, size: Size, scale: number): Promise<Uint8Array> {
  const [width, height] = [size.width, size.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const picture = new Transformer(bytes).resize(width ?? 1, height);
  return isPng(bytes) ? picture.png() : picture.jpeg(85);
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89;
}

/** From the head of a file that we wrote ourselves; undefined for one that is cut off. */
export function sizeOf(bytes: Uint8Array): Size | undefined {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(bytes))
    return data.byteLength < 24
      ? undefined
      : { width: data.getUint32(16), height: data.getUint32(20) };
  // JPEG: segments, each with its length, until the one that begins a frame.
  for (let at = 2; at + 9 < data.byteLength; at += 2 + data.getUint16(at + 2)) {
    const kind = data.getUint8(at + 1);
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isFrame) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
  }
  return undefined;
}
