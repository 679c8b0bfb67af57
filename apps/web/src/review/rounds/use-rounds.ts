import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { roundsApi } from "./rounds-api.ts";

const keyOf = (documentId: string) => ["rounds", documentId] as const;

export interface RoundsQueryOptions {
  /** For a page without a socket, which nobody tells when something happens. */
  readonly refetchEveryMs?: number;
}

export function useRounds(documentId: string, { refetchEveryMs }: RoundsQueryOptions = {}) {
  return useQuery({
    queryKey: keyOf(documentId),
    queryFn: () => roundsApi.list(documentId),
    retry: false,
    ...(refetchEveryMs === undefined ? {} : { refetchInterval: refetchEveryMs }),
  });
}

/** Asks for the rounds again; resolves when they are shown. */
export function useRoundsAgain(documentId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: keyOf(documentId) }),
    [queries, documentId],
  );
}

/** What was frozen never changes. */
export function useFrozenState(documentId: string, round: string | undefined) {
  return useQuery({
    queryKey: [...keyOf(documentId), "state", round],
    queryFn: () => roundsApi.state(documentId, round ?? ""),
    enabled: round !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
