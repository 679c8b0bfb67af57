/** What of suggesting comes after the first page, when somebody chooses to suggest. */
import type { DocumentSession } from "../../document/document-session.ts";
import { openDrafts } from "./drafts.ts";
import { SuggestedAdditions } from "./suggested-additions.tsx";
import { SuggestedField } from "./suggested-field.tsx";
import { SuggestedRemoval } from "./suggested-removal.tsx";
import type { Suggesting } from "./suggesting.ts";
import "./suggest.css";

export { SuggestCentre } from "./suggest-centre.tsx";

export function suggesting({ details, me }: DocumentSession): Suggesting {
  return {
    drafts: openDrafts({ documentId: details.document.id, personId: me.id }, localStorage),
    parts: { SuggestedField, SuggestedAdditions, SuggestedRemoval },
  };
}
