/** Where what somebody is told of is: paths of this site. */
import type { NotificationRow } from "../store/notifications.ts";

export function pathOf({ documentId, threadId, suggestionId, roundId }: NotificationRow): string {
  const document = `/dokumenty/${documentId}`;
  if (threadId !== null) return `${document}#watek=${threadId}`;
  if (suggestionId !== null) return `${document}#sugestia=${suggestionId}`;
  return roundId === null ? document : `${document}/rundy/${roundId}`;
}
