import { useMemo } from "react";
import { useReviewSource } from "../review-source.ts";
import { Drafts } from "./drafts.ts";

export function useDrafts(): Drafts {
  const { me, documentId, round } = useReviewSource();
  return useMemo(
    () => new Drafts(storage(), me, round === undefined ? documentId : `${documentId}:${round}`),
    [me, documentId, round],
  );
}

/** A browser may forbid it. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
