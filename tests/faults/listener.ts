/** Somebody who reads, and hears whether documents can be stored, as a page does (P35). */
import { FrameType } from "@brudnopis/schema";
import { readVarString } from "lib0/decoding";
import type { StockClient } from "../sync/sockets.ts";

export class Listener {
  readonly client: StockClient;
  #word = "writing";
  /** How often it was told of trouble that was new to it. */
  troubles = 0;
  #onWord: () => void = () => {};

  constructor(client: StockClient) {
    this.client = client;
    const { provider } = client;
    const ask = () => provider.ws?.send(Uint8Array.of(FrameType.storage));
    provider.messageHandlers[FrameType.storage] = (_encoder, decoder) =>
      this.#hear(readVarString(decoder));
    // A room that opens anew says nothing when all is well.
    provider.on("status", ({ status }) => {
      if (status !== "connected") return;
      this.#hear("writing");
      ask();
    });
    if (provider.wsconnected) ask();
  }

  /** Resolves when the last word satisfies the condition, with the moment at which it came. */
  async until(isRight: (word: string) => boolean): Promise<number> {
    while (!isRight(this.#word)) {
      await new Promise<void>((resolve) => {
        this.#onWord = resolve;
      });
    }
    return performance.now();
  }

  #hear(word: string): void {
    if (isTrouble(word) && word !== this.#word) this.troubles += 1;
    this.#word = word;
    this.#onWord();
  }
}

export function isTrouble(word: string): boolean {
  return word !== "writing";
}

export function isWriting(word: string): boolean {
  return word === "writing";
}
