/**
 * Unpacks an office file, which is a zip file of parts, as somebody may have made it on purpose to do harm.
 *
 *   Z1  What a part says of itself is believed only where it is a refusal: sizes are counted while it is unpacked.
 *   Z2  Nothing is ever written to the disk, and no name of a part is a path of ours.
 *   Z3  XML is looked through as a stream before anything is built of it: its size, depth and declarations.
 *   Z4  What reads the parts gets only those that were looked at, in a file that we packed (`packed`).
 */
import { importLimits } from "@brudnopis/schema";
import { zipSync } from "fflate";
import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { readImageHeader } from "../images/image-header.ts";
import { FileProblem } from "./file-problem.ts";
import { XmlInspector } from "./xml-inspector.ts";

export interface Unpacked {
  /** By name, those that are read. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly leftOut: ReadonlyMap<string, number>;
}

/** From this size on a part that grows to more than `mostRatio` times itself is none that an office makes. */
const ratioFromBytes = 2 ** 20;
const mostRatio = 250;

/** @throws FileProblem */
export async function unpack(file: Uint8Array): Promise<Unpacked> {
  const zip = await open(file);
  const parts = new Map<string, Uint8Array>();
  const leftOut = new Map<string, number>();
  if (zip.entryCount > importLimits.parts) throw new FileProblem("bomb");
  let room: number = importLimits.unpackedBytes;
  for await (const entry of entriesOf(zip)) {
    assertHarmless(entry);
    if (parts.has(entry.fileName)) throw new FileProblem("hostile");
    if (entry.fileName.endsWith("/")) continue;
    const bytes = await partOf(zip, entry, room, leftOut);
    room -= bytes.length;
    parts.set(entry.fileName, isXml(entry) || isPicture(bytes) ? bytes : new Uint8Array());
  }
  return { parts, leftOut };
}

/** Z4 */
export function packed(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

function open(file: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true } as const;
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, options, (cause, zip) =>
      cause === null ? resolve(zip) : reject(new FileProblem("damaged", cause)),
    );
  });
}

/** One after another: the next is looked for only when the last was looked through. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await nextEntry(zip);
    if (!entry) return;
    yield entry;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
      done();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(undefined));
    const onError = (cause: unknown) =>
      settle(() => reject(new FileProblem(badEntry(cause), cause)));
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}

/** A name that leads out of a folder (`../`, `/etc`, `C:\\`) is told by the library's words alone. */
function badEntry(cause: unknown): "hostile" | "damaged" {
  const isPath = cause instanceof Error && /path|characters in fileName/i.test(cause.message);
  return isPath ? "hostile" : "damaged";
}

const symlink = 0o120000;
const typeBits = 0o170000;
const stored = 0;
const deflated = 8;

function assertHarmless({
  fileName,
  externalFileAttributes,
  generalPurposeBitFlag,
  compressionMethod,
}: Entry): void {
  // Control characters, of which NUL ends a name for who reads it as C does.
  if (/[\u0000-\u001f]/.test(fileName)) throw new FileProblem("hostile");
  if (((externalFileAttributes >>> 16) & typeBits) === symlink) throw new FileProblem("hostile");
  if ((generalPurposeBitFlag & 1) === 1) throw new FileProblem("encrypted");
  if (compressionMethod !== stored && compressionMethod !== deflated)
    throw new FileProblem("damaged");
  if (/vbaProject\.bin$/i.test(fileName)) throw new FileProblem("macros");
}

/** Z1, Z3 */
async function partOf(
  zip: ZipFile,
  entry: Entry,
  room: number,
  leftOut: Map<string, number>,
): Promise<Uint8Array> {
  if (entry.uncompressedSize > room) throw new FileProblem("bomb");
  const xml = isXml(entry) ? new XmlInspector(leftOut) : undefined;
  if (xml && entry.uncompressedSize > importLimits.xmlBytes) throw new FileProblem("bomb");
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = await contentOf(zip, entry);
  try {
    // A stream of bytes has chunks of bytes.
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > room || isBomb(size, entry)) throw new FileProblem("bomb");
      xml?.write(chunk);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof FileProblem ? cause : new FileProblem("damaged", cause);
  }
  xml?.end();
  return Buffer.concat(chunks);
}

function isXml({ fileName }: Entry): boolean {
  return /\.(xml|rels)$/i.test(fileName);
}

/** Of what is no XML, readers get nothing but pictures that can be kept: a file may name anything as its text. */
function isPicture(bytes: Uint8Array): boolean {
  const header = readImageHeader(bytes);
  return header !== undefined && "width" in header;
}

function isBomb(size: number, { compressedSize }: Entry): boolean {
  return size > ratioFromBytes && size > compressedSize * mostRatio;
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (cause, stream) =>
      cause === null ? resolve(stream) : reject(new FileProblem("damaged", cause)),
    );
  });
}
