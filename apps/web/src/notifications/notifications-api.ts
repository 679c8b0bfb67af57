import type {
  Inbox,
  InboxQuery,
  InboxRead,
  NotificationSettings,
  Unsubscribe,
  UnsubscribeOffer,
  WatchChange,
  WatchList,
} from "@brudnopis/schema";
import { json, send } from "../api.ts";

export const notificationsApi = {
  inbox: (query: Readonly<Partial<Record<keyof InboxQuery, string>>>) =>
    json<Inbox>("GET", `/api/inbox?${new URLSearchParams(query).toString()}`),
  markRead: (body: Partial<InboxRead>) => send("POST", "/api/inbox/read", body),
  settings: () => json<NotificationSettings>("GET", "/api/notification-settings"),
  changeSettings: (body: NotificationSettings) => send("PUT", "/api/notification-settings", body),
  watches: (documentId?: string) =>
    json<WatchList>(
      "GET",
      documentId === undefined ? "/api/watches" : `/api/watches?document=${documentId}`,
    ),
  watch: (body: WatchChange) => send("PUT", "/api/watches", body),
  lookAtUnsubscribing: (token: string) =>
    json<UnsubscribeOffer>("POST", "/api/unsubscribe/look", { token }),
  unsubscribe: (body: Unsubscribe) => send("POST", "/api/unsubscribe", body),
} as const;
