/**
 * Parts of a packed file, unpacked within limits: what a file says of its sizes is not believed.
 *
 *   U1  Only parts that are asked for are unpacked, and never more bytes than the limit.
 *   U2  Names that lead out of the file are refused, whether they are asked for or not.
 */
import { Unzip, UnzipInflate, UnzipPassThrough } from "fflate";

export interface UnpackLimits {
  readonly parts: number;
  /** Of all parts that are asked for together. */
  readonly bytes: number;
}

export type Unpacked =
  | {
      readonly ok: true;
      readonly parts: ReadonlyMap<string, Uint8Array>;
      readonly names: readonly string[];
    }
  | { readonly ok: false; readonly problem: UnpackProblem };
export type UnpackProblem = "not-packed" | "too-many-parts" | "too-large" | "bad-name";

/** Small, because a piece can unfold to a thousand times its size before anybody can count. */
const pieceBytes = 8 * 1024;

class Refusal extends Error {
  readonly problem: UnpackProblem;
  constructor(problem: UnpackProblem) {
    super(problem);
    this.problem = problem;
  }
}

export function unpack(
  file: Uint8Array,
  limits: UnpackLimits,
  isWanted: (name: string) => boolean,
): Unpacked {
  // "PK", then the mark of a first part.
  if (file[0] !== 0x50 || file[1] !== 0x4b || file[2] !== 3)
    return { ok: false, problem: "not-packed" };
  const names: string[] = [];
  const chunksByName = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((entry) => {
    const { name } = entry;
    names.push(name);
    if (names.length > limits.parts) throw new Refusal("too-many-parts");
    if (isHostile(name)) throw new Refusal("bad-name");
    if (!isWanted(name) || chunksByName.has(name)) return;
    const chunks: Uint8Array[] = [];
    chunksByName.set(name, chunks);
    entry.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (total > limits.bytes) throw new Refusal("too-large");
      // The same memory comes again with the next chunk.
      chunks.push(chunk.slice());
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let from = 0; from < file.length; from += pieceBytes) {
      unzip.push(file.subarray(from, from + pieceBytes), from + pieceBytes >= file.length);
    }
  } catch (cause) {
    return { ok: false, problem: cause instanceof Refusal ? cause.problem : "not-packed" };
  }
  const parts = new Map([...chunksByName].map(([name, chunks]) => [name, joined(chunks)]));
  return { ok: true, parts, names };
}

function isHostile(name: string): boolean {
  return name.startsWith("/") || /[\\:\u0000]/.test(name) || name.split("/").includes("..");
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
