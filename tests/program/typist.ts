/** Somebody who types words that occur nowhere else, one edit each, until told to stop. */
import { plainText, readRichText, textAt } from "@brudnopis/document";
import { onTestFinished } from "vitest";
import { type Doc, XmlElement, XmlText } from "yjs";
import { StockClient, type Credentials } from "../sync/sockets.ts";

const field = "identification.title";

export class Typist {
  readonly client: StockClient;
  readonly #name: number;
  readonly #timer: NodeJS.Timeout;
  readonly #countsByWord = new Map<string, number>();

  constructor(
    name: number,
    url: string,
    documentId: string,
    credentials: Credentials,
    editsPerSecond: number,
  ) {
    this.#name = name;
    this.client = new StockClient(url, documentId, credentials);
    this.#timer = setInterval(() => this.#type(), 1000 / editsPerSecond);
    onTestFinished(() => {
      this.stop();
      this.client.destroy();
    });
  }

  /** All words, and those of them that the server has said to be saved. */
  get typed(): string[] {
    return [...this.#countsByWord.keys()];
  }

  get saved(): string[] {
    return this.typed.filter(
      (word) => (this.#countsByWord.get(word) ?? Infinity) <= this.client.savedCount,
    );
  }

  /** Resolves with the code of the next close. */
  nextClose(): Promise<number | undefined> {
    return new Promise((resolve) => {
      this.client.provider.once("connection-close", (event) => resolve(event?.code));
    });
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #type(): void {
    const word = `[${this.#name}:${this.#countsByWord.size}]`;
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [new XmlText(word)]);
    textAt(this.client.doc, field).insert(0, [paragraph]);
    this.#countsByWord.set(word, this.client.sentCount);
  }
}

/** How often each word is in a document. */
export function wordsIn(doc: Doc): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of plainText(readRichText(textAt(doc, field))).matchAll(/\[\d+:\d+\]/g))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
