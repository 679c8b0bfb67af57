/** A small template and a provider without a network, for tests of what a page does with a document. */
import { Template } from "@brudnopis/schema";
import { Observable } from "lib0/observable";
import type { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";

const both = (text: string) => ({ pl: text, en: text });
const counted = {
  pl: { one: "działanie", few: "działania", many: "działań", other: "działania" },
  en: { one: "action", other: "actions" },
};

export function smallTemplate(): Template {
  return Template.parse({
    format: 1,
    id: "small",
    version: 1,
    title: both("Mały"),
    shortTitle: both("M"),
    titleField: "basics.title",
    sections: [
      {
        key: "basics",
        number: "1",
        title: both("Podstawy"),
        parts: [
          { type: "line", key: "title", label: both("Tytuł"), required: true },
          { type: "rich", key: "text", label: both("Treść") },
          { type: "money", key: "cost", label: both("Koszt") },
        ],
      },
      {
        key: "plan",
        number: "2",
        title: both("Plan"),
        parts: [{ type: "collection", collection: "actions" }],
      },
    ],
    collections: [
      {
        key: "actions",
        title: both("Działania"),
        counted,
        add: both("Dodaj działanie"),
        code: { prefix: "D" },
        name: "name",
        columns: ["name", "cost"],
        fields: [
          { type: "line", key: "name", label: both("Nazwa"), required: true },
          { type: "money", key: "cost", label: both("Koszt") },
        ],
      },
    ],
  });
}

/** What of a provider the page's own parts touch. `sent` is what would have gone to the server. */
export class FakeProvider extends Observable<string> {
  readonly doc = new Doc();
  readonly messageHandlers: ((...given: never[]) => void)[] = [];
  readonly sent: Uint8Array[] = [];
  ws: { readyState: number; OPEN: number; send(frame: Uint8Array): void } | null = null;
  wsconnected = false;
  synced = false;
  connects = 0;
  wsconnecting = false;
  wsLastMessageReceived = 0;
  shouldConnect = true;
  shouldReconnect: (event: CloseEvent) => boolean = () => true;

  open(): void {
    this.ws ??= { readyState: 1, OPEN: 1, send: (frame) => this.sent.push(frame) };
    this.wsconnecting = false;
    this.wsconnected = true;
    this.hear();
    this.emit("status", [{ status: "connected" }]);
    this.synced = true;
    this.emit("sync", [true]);
  }

  /** Anything comes from the server. */
  hear(): void {
    this.wsLastMessageReceived = Date.now();
  }

  /** Without a code, by this side; the real one comes back by itself then, unless it should not connect. */
  drop(event: { readonly code: number; readonly reason: string } | null = null): void {
    this.emit("connection-close", [event, this]);
    this.ws = null;
    this.wsconnecting = false;
    this.wsconnected = false;
    this.synced = false;
    this.emit("status", [{ status: "disconnected" }]);
    if (event && !this.shouldReconnect(event as CloseEvent)) {
      this.shouldConnect = false;
      this.emit("closed", [event, this]);
    }
  }

  connect(): void {
    this.shouldConnect = true;
    this.connects += 1;
    if (this.ws) return;
    this.ws = { readyState: 0, OPEN: 1, send: (frame) => this.sent.push(frame) };
    this.wsconnecting = true;
    this.emit("status", [{ status: "connecting" }]);
  }

  disconnect(): void {
    this.shouldConnect = false;
    if (this.ws) this.drop();
  }

  asProvider(): WebsocketProvider {
    // It has every member that the code under test uses; the compiler cannot know which those are.
    return this as unknown as WebsocketProvider;
  }
}
