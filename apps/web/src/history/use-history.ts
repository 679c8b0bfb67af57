import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../api.ts";
import { historyApi } from "./history-api.ts";

const root = (documentId: string) => ["history", documentId] as const;

export function useDocumentDetails(documentId: string) {
  return useQuery({
    queryKey: ["document", documentId],
    queryFn: () => api.document(documentId),
    retry: false,
  });
}

export function useRevisions(documentId: string) {
  return useQuery({
    queryKey: [...root(documentId), "revisions"],
    queryFn: () => historyApi.revisions(documentId),
    retry: false,
    // Others go on writing: what they wrote shows without a reload.
    refetchInterval: 30_000,
  });
}

/** A state never changes, but „now” does: `seq` says which now it is. */
export function useContentOf(documentId: string, revision: string, seq: number) {
  return useQuery({
    queryKey: [...root(documentId), "content", revision, seq],
    queryFn: () => historyApi.content(documentId, revision),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** Nothing is asked for without two ends. */
export function useChangesBetween(
  documentId: string,
  from: string | undefined,
  to: string,
  seq: number,
) {
  return useQuery({
    queryKey: [...root(documentId), "changes", from, to, seq],
    queryFn: () => historyApi.changes(documentId, from ?? to, to),
    enabled: from !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // Of the same two ends what was found last stands until it is found anew: others may be writing right now.
    placeholderData: (previous, query) =>
      query?.queryKey[3] === from && query?.queryKey[4] === to ? previous : undefined,
  });
}

/** After something was done to the history. What states say, and what is between them, stays as it is. */
export function useHistoryAgain(documentId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: [...root(documentId), "revisions"] }),
    [queries, documentId],
  );
}

/** What was purged is forgotten here too. */
export function useHistoryGone(documentId: string): () => void {
  const queries = useQueryClient();
  return useCallback(
    () => queries.removeQueries({ queryKey: root(documentId), type: "inactive" }),
    [queries, documentId],
  );
}

/** What bringing a revision back would change. Others go on writing, so it is asked for anew each time. */
export function useWayBack(documentId: string, revision: string) {
  return useQuery({
    queryKey: [...root(documentId), "way-back", revision],
    queryFn: () => historyApi.changes(documentId, "now", revision),
    staleTime: 0,
    gcTime: 0,
  });
}
