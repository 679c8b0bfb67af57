/** A document's history over the HTTP API. */
import type {
  DocumentChanges,
  Purge,
  Revision,
  RevisionContent,
  RevisionList,
  RevisionName,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const historyApi = {
  revisions: (id: string) => json<RevisionList>("GET", `${at(id)}/revisions`),
  /** `revision` may be `now`. */
  content: (id: string, revision: string) =>
    json<RevisionContent>("GET", `${at(id)}/revisions/${revision}`),
  changes: (id: string, from: string, to: string) =>
    json<DocumentChanges>("GET", `${at(id)}/changes?${new URLSearchParams({ from, to })}`),
  nameNow: (id: string, name: RevisionName) => json<Revision>("POST", `${at(id)}/revisions`, name),
  rename: (id: string, revision: string, name: RevisionName) =>
    json<Revision>("PATCH", `${at(id)}/revisions/${revision}`, name),
  purge: (id: string, purge: Purge) => send("POST", `${at(id)}/purge`, purge),
};
