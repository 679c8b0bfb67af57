/**
 * The gate judges a client's update before it is applied: from the update, the document as it is, and its template.
 * Yjs by itself accepts 16 bytes that silence a colleague for good.
 *
 *   G1   An update has at most `syncLimits.frameBytes`.
 *   G2   It is one whole V1 update, every byte of it; V2 is never decoded.
 *   G3   It holds no binary, no subdocument, no legacy JSON and nothing else that our documents do not use.
 *   G4   The numbers of its clients, structs and deletes, and the sizes of texts and values, are limited.
 *   G5   It begins where its client's known history ends, or before: no gaps.
 *   G6   Clocks stay below 2^31.
 *   G7   Whatever it refers to is known, earlier, and free of cycles: Yjs never keeps a part of it for later.
 *   G8   Both neighbours of what it inserts are in one list, or both were collected with it.
 *   G9   Its deletes are in order, do not overlap, and delete what is known.
 *   G10  It writes only in roots and under keys that the template has; never in `meta`, which is the server's.
 *   G11  Record ids are well-formed; a record comes with its order and state, is never replaced or deleted (it is marked
 *        as removed), and texts belong to a record that exists.
 *   G12  Nodes, attributes and marks are those of the editor schema.
 *   G13  Nesting is at most 64 deep.
 *   G14  Its client ids are its sender's own.
 *   G15  It cuts no character in two. Yjs puts replacement characters where it does, in some replicas and not in others.
 *   G16  Values are of their field's type and within its bounds, attributes and marks say what the editor can make them
 *        say, links lead to http, https, mailto and tel.
 *   G17  What it inserts could have been inserted by somebody who saw its two neighbours next to each other. Yjs sorts
 *        what several people insert at one place on this promise; where it does not hold, the order in which updates
 *        arrive decides, and copies of one document read differently for good.
 *   G18  An entry of a map follows another and precedes none.
 *   G19  What is known in part goes on where the known part ends: Yjs puts the rest there, whatever else it says.
 *
 * It is refused whole or passes whole. Cost: a few microseconds for a keystroke, whatever the document's size.
 */
import { syncLimits } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { type Effect, Judgement } from "./judgement.ts";
import { KnownDocument } from "./known-document.ts";
import type { DocumentPlaces } from "./places.ts";
import { decodeUpdate, type Refusal, RefusedUpdate } from "./update.ts";

export type Verdict =
  /** With the client ids under which something new is written. */
  | { readonly ok: true; readonly effect: Effect; readonly clients: readonly number[] }
  | { readonly ok: false; readonly reason: Refusal; readonly detail: string };

export class Gate {
  readonly #document: KnownDocument;

  constructor(doc: Doc, places: DocumentPlaces) {
    this.#document = new KnownDocument(doc, places);
  }

  judge(update: Uint8Array, owns: (client: number) => boolean): Verdict {
    try {
      if (update.byteLength > syncLimits.frameBytes) throw new RefusedUpdate("too-big");
      const { clients, deletes } = decodeUpdate(update);
      const effect = new Judgement(this.#document, clients, owns).effectOf(deletes);
      const written = clients.filter(({ client, end }) => end > this.#document.clockOf(client));
      return { ok: true, effect, clients: written.map(({ client }) => client) };
    } catch (cause) {
      if (!(cause instanceof RefusedUpdate)) throw cause;
      return { ok: false, reason: cause.reason, detail: cause.message };
    }
  }
}
