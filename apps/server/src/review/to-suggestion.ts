/** Stored suggestions as they are sent. */
import type { Suggestion } from "@brudnopis/schema";
import type { StoredSuggestion } from "../store/review-suggestions.ts";
import type { Viewer } from "./viewer.ts";

export function toSuggestion(stored: StoredSuggestion, viewer: Viewer): Suggestion {
  const { id, version, batch, change, label, note, authorId, guest, createdAt, state } = stored;
  const { decidedBy, decidedAt, because } = stored;
  const isOwn = authorId === viewer.personId;
  return {
    id,
    version,
    batch,
    change,
    label,
    note,
    ...(authorId === null ? {} : { author: authorId }),
    ...(guest === null ? {} : { guest }),
    at: createdAt,
    state,
    ...(decidedBy === null || decidedAt === null
      ? {}
      : {
          decided: { by: decidedBy, at: decidedAt, ...(because === "" ? {} : { because }) },
        }),
    may: {
      decide: state === "withdrawn" ? isOwn : viewer.mayEdit,
      withdraw: isOwn && state === "open",
    },
  };
}
