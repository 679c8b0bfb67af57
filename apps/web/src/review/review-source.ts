/** Which text is remarked on, and where remarks on it go: the living document, or the frozen one of a round. */
import { textAt } from "@brudnopis/document";
import { createContext, useContext, useMemo } from "react";
import type { XmlFragment } from "yjs";
import { type OpenDocument, useConnectedDocument } from "../document/document-context.ts";
import { onEvent } from "../document/events.ts";

export interface ReviewSource {
  readonly documentId: string;
  /** The id of who looks at it. */
  readonly me: string;
  /** The round in which remarks are made here; the living document has none. */
  readonly round: string | undefined;
  /** The text that is shown, for anchors. */
  readonly textAt: (address: string) => XmlFragment;
  /** Calls the listener when the server may have something new; returns what ends that. */
  readonly onChange: (listener: () => void) => () => void;
}

export const ReviewSourceContext = createContext<ReviewSource | undefined>(undefined);

export function useReviewSource(): ReviewSource {
  const source = useContext(ReviewSourceContext);
  if (!source) throw new Error("No review around this component");
  return source;
}

/** Of the document that is open and written in. */
export function useLivingSource(): ReviewSource {
  const open = useConnectedDocument();
  return useMemo(() => livingSource(open), [open]);
}

function livingSource({ session }: OpenDocument): ReviewSource {
  return {
    documentId: session.details.document.id,
    me: session.me.id,
    round: undefined,
    textAt: (address) => textAt(session.doc, address),
    onChange: (listener) => onEvent(session.provider, "review", listener),
  };
}
