import type { ReviewFeed } from "@brudnopis/schema";
import { useMemo } from "react";
import { useReview } from "../review-state.ts";

const nobody: ReviewFeed["mentionable"] = [];

/** Whom one can name here. A note within the team calls nobody who may not read it. */
export function useMentionable(isInternal: boolean): ReviewFeed["mentionable"] {
  const all = useReview(({ facts }) => facts?.mentionable ?? nobody);
  return useMemo(
    () => (isInternal ? all.filter(({ mayEdit }) => mayEdit) : all),
    [all, isInternal],
  );
}
