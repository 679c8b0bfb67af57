/** Suggestions over the HTTP API. */
import type { NewSuggestions, Suggestion, SuggestionDecision } from "@brudnopis/schema";
import { json } from "../../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}/suggestions`;

export const suggestApi = {
  send: (documentId: string, body: NewSuggestions) =>
    json<Suggestion[]>("POST", at(documentId), body),
  decide: (documentId: string, id: string, body: SuggestionDecision) =>
    json<Suggestion>("POST", `${at(documentId)}/${id}/decision`, body),
};
