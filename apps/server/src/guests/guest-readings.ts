/**
 * Documents as guests read them. A link may be opened by a whole town in one evening, or by a program that never stops,
 * so a state of a document is read once for all of them.
 *
 *   K1  A reading has all that was stored when it was asked for; one of a fixed state never changes.
 *   K2  By a template that asks for no personal data, none is read.
 *   K3  What is kept is bounded, in number and in bytes.
 */
import { readDocument, withoutPersonalFields } from "@brudnopis/document";
import type { DocumentContent, GuestDocument, Template } from "@brudnopis/schema";
import { applyUpdate, Doc } from "yjs";
import type { LiveDocuments } from "../documents/live-documents.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { revisionData } from "../store/revisions.ts";
import { logPosition } from "../store/update-log.ts";
import type { Templates } from "../templates.ts";

export interface GuestReadingsOptions {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly live: LiveDocuments;
}

interface Kept {
  /** Where the document's log was before it was read; of a fixed state always the same. */
  readonly position: number;
  readonly reading: Promise<GuestDocument>;
  /** None while it is read. */
  bytes: number;
}

const maxReadings = 20;
const maxBytes = 20_000_000;

export class GuestReadings {
  readonly #driver: Driver;
  readonly #templates: Templates;
  readonly #live: LiveDocuments;
  /** By revision or document, in the order in which they were read. */
  readonly #kept = new Map<string, Kept>();

  constructor({ driver, templates, live }: GuestReadingsOptions) {
    this.#driver = driver;
    this.#templates = templates;
    this.#live = live;
  }

  /** The same object for as long as it says the same and is kept. */
  async read(document: StoredDocument, revisionId: string | null): Promise<GuestDocument> {
    const key = revisionId ?? document.id;
    const position = revisionId === null ? await logPosition(this.#driver, document.id) : 0;
    if (position === undefined) throw unreadable();
    const known = this.#kept.get(key);
    // K1
    if (known && known.position >= position) return known.reading;
    return this.#keep(key, position, this.#make(document, revisionId));
  }

  async #make(document: StoredDocument, revisionId: string | null): Promise<GuestDocument> {
    const template = withoutPersonalFields(this.#templates.templateOf(document));
    const content =
      revisionId === null
        ? await this.#live.read(document.id, (doc) => readDocument(doc, template))
        : await this.#readRevision(revisionId, template);
    if (!content) throw unreadable();
    return { template, content };
  }

  async #readRevision(id: string, template: Template): Promise<DocumentContent | undefined> {
    const data = await revisionData(this.#driver, id);
    if (!data) return undefined;
    const doc = new Doc();
    applyUpdate(doc, data);
    const content = readDocument(doc, template);
    doc.destroy();
    return content;
  }

  async #keep(
    key: string,
    position: number,
    reading: Promise<GuestDocument>,
  ): Promise<GuestDocument> {
    const kept: Kept = { position, reading, bytes: 0 };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    try {
      const made = await reading;
      kept.bytes = JSON.stringify(made).length;
      this.#letGoOfOldest();
      return made;
    } catch (cause) {
      // Whoever comes next tries again.
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
      throw cause;
    }
  }

  /** K3 */
  #letGoOfOldest(): void {
    let bytes = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [key, kept] of this.#kept) {
      if (bytes <= maxBytes && this.#kept.size <= maxReadings) return;
      bytes -= kept.bytes;
      this.#kept.delete(key);
    }
  }
}

function unreadable(): Error {
  return new Error("What a link shows cannot be read");
}
