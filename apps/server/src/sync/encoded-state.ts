/** The encodings of a document that many peers ask for, each made once for a state of the document. */
import { syncLimits } from "@brudnopis/schema";
import { type Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { ByteReader, MalformedBytes } from "./bytes.ts";
import { answerFrame, stateVectorFrame } from "./frames.ts";

/** Answers that are kept; after a restart or a lost connection everybody asks with the same state vector. */
const maxAnswers = 32;

export class EncodedState {
  readonly #doc: Doc;
  readonly #answers = new Map<string, Uint8Array>();
  #update: Uint8Array | undefined;
  #vector: Uint8Array | undefined;
  #vectorFrame: Uint8Array | undefined;

  constructor(doc: Doc) {
    this.#doc = doc;
  }

  /** The document has changed. */
  forget(): void {
    if (!this.#vector && !this.#update) return;
    this.#answers.clear();
    this.#update = undefined;
    this.#vector = undefined;
    this.#vectorFrame = undefined;
  }

  update(): Uint8Array {
    this.#update ??= encodeStateAsUpdate(this.#doc);
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
    requireStateVector(stateVector, this.#stateVector().length);
    const key = Buffer.from(stateVector).toString("latin1");
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = answerFrame(encodeStateAsUpdate(this.#doc, stateVector));
    if (this.#answers.size < maxAnswers) this.#answers.set(key, answer);
    return answer;
  }

  #stateVector(): Uint8Array {
    this.#vector ??= encodeStateVector(this.#doc);
    return this.#vector;
  }
}

/** Yjs reads a vector on trust, so this one is read to its end first. */
function requireStateVector(bytes: Uint8Array, ownLength: number): void {
  // An honest vector names the clients that we know, which grow with the years, and a few of its own.
  if (bytes.length > syncLimits.stateVectorBytes + ownLength)
    throw new MalformedBytes("state vector too large");
  const reader = new ByteReader(bytes);
  for (let left = reader.varUint(); left > 0; left -= 1) {
    reader.varUint();
    reader.varUint();
  }
  if (!reader.isAtEnd) throw new MalformedBytes("trailing bytes");
}
