/** What is new for this person, and who wrote what, over the HTTP API. */
import type { Blame, News, Seen } from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;

export const newsApi = {
  news: (id: string) => json<News>("GET", `${at(id)}/news`),
  see: (id: string, seen: Seen) => send("POST", `${at(id)}/seen`, seen),
  /** Says that all is seen, from a page that may be gone before the answer. Nothing depends on it. */
  seeOnLeaving: (id: string): void => {
    const body = JSON.stringify({ seq: everything } satisfies Seen);
    const headers = { "content-type": "application/json" };
    fetch(`${at(id)}/seen`, { method: "POST", keepalive: true, headers, body }).catch(() => {});
  },
  blame: (id: string, address: string) =>
    json<Blame>("GET", `${at(id)}/blame?${new URLSearchParams({ address })}`),
};

/** Also what came since this page has asked: the server knows how far the document is. */
const everything = Number.MAX_SAFE_INTEGER;
