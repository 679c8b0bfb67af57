/** Reads server-sent events out of a text that comes in pieces. */

export interface ServerEvent {
  readonly type: string;
  readonly id: string;
  readonly data: string;
}

export class EventText {
  readonly #decoder = new TextDecoder();
  #rest = "";
  /** Where the search for the next end goes on: one event may come in hundreds of pieces. */
  #searched = 0;

  /** The events that are whole with this piece. Lines end with a line feed alone, as our server writes them. */
  add(piece: Uint8Array): ServerEvent[] {
    this.#rest += this.#decoder.decode(piece, { stream: true });
    const events: ServerEvent[] = [];
    for (;;) {
      const end = this.#rest.indexOf("\n\n", this.#searched);
      if (end === -1) break;
      const event = toEvent(this.#rest.slice(0, end));
      if (event) events.push(event);
      this.#rest = this.#rest.slice(end + 2);
      this.#searched = 0;
    }
    this.#searched = Math.max(0, this.#rest.length - 1);
    return events;
  }
}

/** Undefined for comments. */
function toEvent(text: string): ServerEvent | undefined {
  const fields = { event: "message", id: "", data: "" };
  let isEmpty = true;
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon === -1 ? line.length : colon);
    if (name !== "event" && name !== "id" && name !== "data") continue;
    fields[name] = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    isEmpty = false;
  }
  return isEmpty ? undefined : { type: fields.event, id: fields.id, data: fields.data };
}
