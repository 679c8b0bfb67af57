import type { ImportDraft, Revision, RevisionName } from "@brudnopis/schema";
import { json, send } from "../api.ts";

export const importApi = {
  /** The server only reads it: nothing of the document changes. */
  read: async (documentId: string, file: File, signal: AbortSignal): Promise<ImportDraft> => {
    const response = await send("POST", `/api/documents/${documentId}/imports`, file, signal);
    // The server checks the answer against the schema of this type.
    return (await response.json()) as ImportDraft;
  },
  /** The state before, to which somebody can go back when the step of undo is gone. */
  keep: (documentId: string, name: RevisionName) =>
    json<Revision>("POST", `/api/documents/${documentId}/revisions`, name),
};
