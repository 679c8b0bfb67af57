import { createContext, useContext } from "react";
import type {
  DocumentContent,
  DocumentSummary,
  FieldContent,
  Language,
  Template,
} from "@brudnopis/schema";
import { useStore } from "../ui/store.ts";
import type { ContentSource } from "./content-store.ts";
import type { DocumentSession } from "./document-session.ts";
import { isEditing, type Page, type PageState } from "./page-state.ts";
import type { Presence } from "./presence.ts";

/** What it takes to show a document. A guest has no more than this: no connection, and nobody beside them. */
export interface ReadingSession {
  readonly details: { readonly document: Pick<DocumentSummary, "organisations"> };
  readonly content: ContentSource;
  readonly presence: Pick<Presence, "people">;
}

export interface ShownDocument {
  readonly session: ReadingSession;
  readonly page: Page;
  readonly template: Template;
  readonly language: Language;
}

/** A document that is connected, and so can be written in. */
export interface OpenDocument extends ShownDocument {
  readonly session: DocumentSession;
}

export const DocumentContext = createContext<ShownDocument | undefined>(undefined);

export function useDocument(): ShownDocument {
  const document = useContext(DocumentContext);
  if (!document) throw new Error("No document around this component");
  return document;
}

/** For components that write, or that show the connection: they have no place on a guest's page. */
export function useConnectedDocument(): OpenDocument {
  const document = useDocument();
  if (!isConnected(document)) throw new Error("The document around this component is only shown");
  return document;
}

/** Whether it is more than shown: a guest's is not connected. */
export function isConnected(document: ShownDocument): document is OpenDocument {
  return "provider" in document.session;
}

/** Re-renders when what `select` finds in the document's content changes. */
export function useContent<S>(select: (content: DocumentContent) => S): S {
  return useStore(useDocument().session.content, select);
}

export function usePage<S>(select: (state: PageState) => S): S {
  return useStore(useDocument().page, select);
}

export function useIsEditing(): boolean {
  return usePage(isEditing);
}

/** The content of a section's field. */
export function useFieldContent(address: string): FieldContent | undefined {
  return useContent(({ fields }) => fields[address]);
}
