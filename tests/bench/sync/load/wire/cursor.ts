/** Reads numbers off bytes. It trusts them: they come from a server that is measured, not from a stranger. */
export class Cursor {
  #bytes: Uint8Array = new Uint8Array();
  at = 0;

  read(bytes: Uint8Array, at: number): this {
    this.#bytes = bytes;
    this.at = at;
    return this;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0;
  }

  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  /** Passes over a length and so many bytes, and returns the length. */
  skipBytes(): number {
    const length = this.varUint();
    this.at += length;
    return length;
  }

  bytes(): Uint8Array {
    const length = this.varUint();
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}
