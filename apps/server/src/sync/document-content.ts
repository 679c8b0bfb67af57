/**
 * What a document holds, in the form in which it costs least: encoded, as the log has it, while it is only read; a
 * `Y.Doc` from the first moment on that somebody needs one. What many peers ask for is made once for each state.
 */
import { syncLimits } from "@brudnopis/schema";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { ByteReader, MalformedBytes, varUintLength, writeVarUint } from "./bytes.ts";
import { EncodedDoc, type StateVector } from "./encoded-doc.ts";
import { answerFrame, stateVectorFrame } from "./frames.ts";

type Form = { readonly encoded: EncodedDoc } | { readonly doc: Doc };

/** Answers that are kept; after a restart or a lost connection everybody asks with the same state vector. */
const maxAnswers = 32;
const maxAnswerBytes = 8 * 1024 * 1024;

export class DocumentContent {
  /** Bytes from which it was loaded. */
  readonly size: number;
  #form: Form;
  readonly #answers = new Map<string, Uint8Array>();
  #answerBytes = 0;
  #update: Uint8Array | undefined;
  #vector: Uint8Array | undefined;
  #vectorFrame: Uint8Array | undefined;
  /** The last update of which it was found that it brings nothing. What is deleted stays deleted. */
  #nothingNew: Uint8Array | undefined;

  constructor(form: Form, size: number) {
    this.#form = form;
    this.size = size;
  }

  get isLive(): boolean {
    return "doc" in this.#form;
  }

  /** Whoever changes it says so by `forget`, and nobody keeps it: it may rest. */
  doc(): Doc {
    if ("doc" in this.#form) return this.#form.doc;
    const doc = new Doc({ gc: true });
    applyUpdate(doc, this.update());
    this.#form = { doc };
    return doc;
  }

  /** Lets go of what is not needed while nobody writes and nobody comes. */
  rest(): void {
    if ("doc" in this.#form) {
      const encoded = encodedWhole([encodeStateAsUpdate(this.#form.doc)]);
      if (!encoded) return;
      this.#form.doc.destroy();
      this.#form = { encoded };
    }
    this.forget();
  }

  /** The document has changed. */
  forget(): void {
    if (!this.#vector && !this.#update) return;
    this.#answers.clear();
    this.#answerBytes = 0;
    this.#update = undefined;
    this.#vector = undefined;
    this.#vectorFrame = undefined;
  }

  destroy(): void {
    if ("doc" in this.#form) this.#form.doc.destroy();
  }

  /** Whether an update is known to bring nothing. Many say the same when they come back: all that is deleted. */
  isKnown(update: Uint8Array): boolean {
    if (update[0] !== 0) return false;
    if (this.#nothingNew && Buffer.compare(this.#nothingNew, update) === 0) return true;
    if ("doc" in this.#form || !hasIn(this.#form.encoded, update)) return false;
    this.noteKnown(update);
    return true;
  }

  /** An update was found to bring nothing. */
  noteKnown(update: Uint8Array): void {
    // What it is a part of may be used again.
    if (update[0] === 0) this.#nothingNew = Uint8Array.from(update);
  }

  update(): Uint8Array {
    this.#update ??= this.#encode();
    return this.#update;
  }

  vectorFrame(): Uint8Array {
    this.#vectorFrame ??= stateVectorFrame(this.#stateVector());
    return this.#vectorFrame;
  }

  /**
   * The frame that gives a peer with this state vector all it lacks.
   * @throws MalformedBytes
   */
  answerTo(stateVector: Uint8Array): Uint8Array {
    const known = readStateVector(stateVector, this.#stateVector().length);
    const key = Buffer.from(stateVector).toString("latin1");
    const kept = this.#answers.get(key);
    if (kept) return kept;
    const answer = answerFrame(this.#encode(known, stateVector));
    this.#keep(key, answer);
    return answer;
  }

  #keep(key: string, answer: Uint8Array): void {
    const { size } = this.#answers;
    if (size >= maxAnswers) return;
    if (size > 0 && this.#answerBytes + answer.length > maxAnswerBytes) return;
    this.#answers.set(key, answer);
    this.#answerBytes += answer.length;
  }

  #encode(known?: StateVector, stateVector?: Uint8Array): Uint8Array {
    return "doc" in this.#form
      ? encodeStateAsUpdate(this.#form.doc, stateVector)
      : this.#form.encoded.encode(known);
  }

  #stateVector(): Uint8Array {
    this.#vector ??=
      "doc" in this.#form
        ? encodeStateVector(this.#form.doc)
        : toBytes(this.#form.encoded.stateVector);
    return this.#vector;
  }
}

/** The updates of a whole document, encoded as they are; undefined for what only Yjs can put together. */
export function encodedWhole(updates: readonly Uint8Array[]): EncodedDoc | undefined {
  try {
    const encoded = EncodedDoc.of(updates);
    return encoded?.isWhole && encoded.tidy() ? encoded : undefined;
  } catch (cause) {
    if (cause instanceof MalformedBytes) return undefined;
    throw cause;
  }
}

function hasIn(encoded: EncodedDoc, update: Uint8Array): boolean {
  try {
    return encoded.has(update);
  } catch (cause) {
    // The gate has the words for what is wrong with it.
    if (cause instanceof MalformedBytes) return false;
    throw cause;
  }
}

/** As Yjs writes it, so that who has the same asks with the same bytes. */
function toBytes(vector: StateVector): Uint8Array {
  const entries = [...vector].sort(([a], [b]) => b - a);
  const bytes = new Uint8Array(
    entries.reduce(
      (sum, [client, clock]) => sum + varUintLength(client) + varUintLength(clock),
      varUintLength(entries.length),
    ),
  );
  let at = writeVarUint(bytes, 0, entries.length);
  for (const entry of entries) for (const value of entry) at = writeVarUint(bytes, at, value);
  return bytes;
}

/** Yjs reads a vector on trust, so this one is read to its end first. */
function readStateVector(bytes: Uint8Array, ownLength: number): StateVector {
  // An honest vector names the clients that we know, which grow with the years, and a few of its own.
  if (bytes.length > syncLimits.stateVectorBytes + ownLength)
    throw new MalformedBytes("state vector too large");
  const vector = new Map<number, number>();
  const reader = new ByteReader(bytes);
  for (let left = reader.varUint(); left > 0; left -= 1)
    vector.set(reader.varUint(), reader.varUint());
  if (!reader.isAtEnd) throw new MalformedBytes("trailing bytes");
  return vector;
}
