import { createContext, useContext } from "react";
import type { DocumentContent, FieldContent, Language, Template } from "@brudnopis/schema";
import { useStore } from "../ui/store.ts";
import type { DocumentSession } from "./document-session.ts";
import type { Page, PageState } from "./page-state.ts";

export interface OpenDocument {
  readonly session: DocumentSession;
  readonly page: Page;
  readonly template: Template;
  readonly language: Language;
}

export const DocumentContext = createContext<OpenDocument | undefined>(undefined);

export function useDocument(): OpenDocument {
  const document = useContext(DocumentContext);
  if (!document) throw new Error("No document around this component");
  return document;
}

/** Re-renders when what `select` finds in the document's content changes. */
export function useContent<S>(select: (content: DocumentContent) => S): S {
  return useStore(useDocument().session.content, select);
}

export function usePage<S>(select: (state: PageState) => S): S {
  return useStore(useDocument().page, select);
}

export function useIsEditing(): boolean {
  return usePage(({ mode }) => mode === "edit");
}

/** The content of a section's field. */
export function useFieldContent(address: string): FieldContent | undefined {
  return useContent(({ fields }) => fields[address]);
}
