/** Somebody at the document, with the stock provider. */
import { flatText } from "@brudnopis/document";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc, XmlElement, XmlText } from "yjs";
import type { Place, Visit } from "./visit.ts";

export class Writer {
  readonly doc = new Doc();
  readonly #provider: WebsocketProvider;

  private constructor({ url, konin }: Place, { cookie }: Visit) {
    class WithHeaders extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie, origin: url } });
      }
    }
    this.#provider = new WebsocketProvider(`${url.replace("http", "ws")}/sync`, konin, this.doc, {
      // It is the browser's interface, which `ws` implements as far as the provider uses it.
      WebSocketPolyfill: WithHeaders as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
  }

  static async join(place: Place, visit: Visit): Promise<Writer> {
    const writer = new Writer(place, visit);
    await new Promise((resolve) => writer.#provider.once("sync", resolve));
    return writer;
  }

  leave(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }

  /** A paragraph at the beginning of a text, which moves everything behind it. */
  add(text: string, address = "challenge.diagnosis"): XmlText {
    const paragraph = new XmlElement("paragraph");
    const words = new XmlText(text);
    paragraph.insert(0, [words]);
    this.doc.getXmlFragment(address).insert(0, [paragraph]);
    return words;
  }
}

/**
 * Types a letter every so often, and says after how many ms each is in another browser.
 * @param until Ends the typing.
 */
export async function typingLatencies(
  typist: Writer,
  reader: Writer,
  everyMs: number,
  until: Promise<unknown>,
): Promise<number[]> {
  const sentAt: number[] = [];
  const latencies: number[] = [];
  const words = typist.add("Pisane podczas eksportu: ");
  // Others have typed here before.
  const before = lettersIn(reader.doc);
  let letters = 0;
  reader.doc.on("update", () => {
    const now = performance.now();
    const arrived = lettersIn(reader.doc) - before;
    for (; letters < arrived; letters += 1) latencies.push(now - (sentAt[letters] ?? now));
  });
  const over = new AbortController();
  void until.finally(() => over.abort());
  while (!over.signal.aborted) {
    sentAt.push(performance.now());
    words.insert(words.length, mark);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  while (latencies.length < sentAt.length) await new Promise((resolve) => setTimeout(resolve, 20));
  return latencies;
}

/** In no other word of the document. */
const mark = "ѫ";

function lettersIn(doc: Doc): number {
  return flatText(doc.getXmlFragment("challenge.diagnosis")).text.split(mark).length - 1;
}
