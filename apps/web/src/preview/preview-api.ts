/** The pages of a document as they would print now, over the HTTP API. */
import type { Preview, PreviewQuery } from "@brudnopis/schema";
import { send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}/preview`;

export const previewApi = {
  ask: async (id: string, { preset, language }: PreviewQuery, signal: AbortSignal) => {
    const query = new URLSearchParams({ preset, ...(language ? { language } : {}) });
    const response = await send("GET", `${at(id)}?${query}`, undefined, signal);
    // The server validates each response against the schema that the type is inferred from.
    return (await response.json()) as Preview;
  },
  /** A PDF. */
  pages: async (id: string, version: string, signal: AbortSignal) => {
    const response = await send("GET", `${at(id)}/${version}`, undefined, signal);
    return response.arrayBuffer();
  },
};
