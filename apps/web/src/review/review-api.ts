/** Threads over the HTTP API. */
import type {
  AnchorRepairs,
  MessageChange,
  NewMessage,
  NewThread,
  ReviewFeed,
  Thread,
  ThreadChange,
  ThreadStep,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

const at = (documentId: string) => `/api/documents/${documentId}`;
const thread = (documentId: string, id: string) => `${at(documentId)}/threads/${id}`;

export const reviewApi = {
  feed: (documentId: string, since: number) =>
    json<ReviewFeed>("GET", `${at(documentId)}/review?since=${since}`),
  begin: (documentId: string, body: NewThread) =>
    json<Thread>("POST", `${at(documentId)}/threads`, body),
  change: (documentId: string, id: string, body: ThreadChange) =>
    json<Thread>("PATCH", thread(documentId, id), body),
  remove: (documentId: string, id: string) => send("DELETE", thread(documentId, id)),
  step: (documentId: string, id: string, body: ThreadStep) =>
    json<Thread>("POST", `${thread(documentId, id)}/steps`, body),
  reply: (documentId: string, id: string, body: NewMessage) =>
    json<Thread>("POST", `${thread(documentId, id)}/messages`, body),
  changeMessage: (documentId: string, id: string, message: string, body: MessageChange) =>
    json<Thread>("PATCH", `${thread(documentId, id)}/messages/${message}`, body),
  removeMessage: (documentId: string, id: string, message: string) =>
    json<Thread>("DELETE", `${thread(documentId, id)}/messages/${message}`),
  repair: (documentId: string, body: AnchorRepairs) =>
    send("PATCH", `${at(documentId)}/review/anchors`, body),
};
