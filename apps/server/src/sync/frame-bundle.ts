/** Frames that leave together, so that a socket is written to once for all of them. */
export class FrameBundle {
  readonly frames: readonly Uint8Array[];
  #bytes: Uint8Array | undefined;

  constructor(frames: readonly Uint8Array[]) {
    this.frames = frames;
  }

  /** One after the other, put together once for all who are sent this bundle. */
  get bytes(): Uint8Array {
    this.#bytes ??= this.frames.length === 1 ? this.frames[0] : Buffer.concat(this.frames);
    return this.#bytes ?? new Uint8Array(0);
  }

  /** With these behind them. */
  and(frames: readonly Uint8Array[]): FrameBundle {
    return frames.length === 0 ? this : new FrameBundle([...this.frames, ...frames]);
  }
}
