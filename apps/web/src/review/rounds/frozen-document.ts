/** The frozen text of a round, as the components of a document want to have one: to read, with nobody else in it. */
import { metaOf, textAt } from "@brudnopis/document";
import type { DocumentDetails, Me } from "@brudnopis/schema";
import { applyUpdate, Doc } from "yjs";
import { ContentStore, nextFrame } from "../../document/content-store.ts";
import type { ReadingSession } from "../../document/document-context.ts";
import type { Person } from "../../document/presence.ts";
import { createStore } from "../../ui/store.ts";
import type { ReviewSource } from "../review-source.ts";

export interface FrozenDocument {
  readonly doc: Doc;
  readonly session: ReadingSession;
  /** Version of the template that the text was written in. */
  readonly templateVersion: number;
}

export function openFrozen(state: Uint8Array, details: DocumentDetails): FrozenDocument {
  const doc = new Doc();
  applyUpdate(doc, state);
  const { template, document } = details;
  const version = metaOf(doc).get("templateVersion");
  return {
    doc,
    session: {
      details: { document: { organisations: document.organisations } },
      content: new ContentStore(doc, template, nextFrame),
      presence: { people: createStore<readonly Person[]>([]) },
    },
    templateVersion: typeof version === "number" ? version : template.version,
  };
}

/** There is no socket on this page: what others write is asked for. */
const askEveryMs = 15_000;

export function frozenSource(
  documentId: string,
  round: string,
  me: Pick<Me, "id">,
  doc: Doc,
): ReviewSource {
  return {
    documentId,
    me: me.id,
    round,
    textAt: (address) => textAt(doc, address),
    onChange: (listener) => {
      const timer = setInterval(listener, askEveryMs);
      return () => clearInterval(timer);
    },
  };
}
