/** Asks again whenever something changed, one question at a time (F1). */
export interface FeedOptions {
  /** Rejects when the server could not be asked, or says no. */
  readonly ask: () => Promise<void>;
  /** Calls back some time later; returns what calls it off. */
  readonly retryLater: (retry: () => void) => () => void;
}

type Phase =
  | { readonly phase: "resting"; readonly cancel: (() => void) | undefined }
  | { readonly phase: "asking"; readonly isStale: boolean }
  | { readonly phase: "stopped" };

export class Feed {
  readonly #options: FeedOptions;
  #phase: Phase = { phase: "resting", cancel: undefined };

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  readonly changed = (): void => {
    if (this.#phase.phase === "stopped") return;
    if (this.#phase.phase === "asking") {
      this.#phase = { phase: "asking", isStale: true };
      return;
    }
    this.#phase.cancel?.();
    this.#phase = { phase: "asking", isStale: false };
    this.#options.ask().then(
      () => this.#answered(undefined),
      () => this.#answered(this.#options.retryLater),
    );
  };

  stop(): void {
    if (this.#phase.phase === "resting") this.#phase.cancel?.();
    this.#phase = { phase: "stopped" };
  }

  #answered(retryLater: FeedOptions["retryLater"] | undefined): void {
    if (this.#phase.phase !== "asking") return;
    const { isStale } = this.#phase;
    this.#phase = { phase: "resting", cancel: undefined };
    if (retryLater) this.#phase = { phase: "resting", cancel: retryLater(this.changed) };
    else if (isStale) this.changed();
  }
}
