/** The marks to draw in the text of an address; the same ones as long as nothing about them has changed. */
import { useMemo, useSyncExternalStore } from "react";
import { useReview } from "../review-state.ts";
import type { TextMark } from "../text-mark.ts";
import { locatedIn } from "./anchors.ts";
import { textMarks } from "./text-marks.ts";

const unwatched = () => () => undefined;
const none: readonly TextMark[] = [];

export function useMarks(address: string): readonly TextMark[] {
  const texts = useReview((state) => state.texts);
  const anchors = texts?.anchoring.anchors;
  const threads = useReview((state) => state.threads);
  const suggestions = useReview((state) => state.suggestions);
  const active = useReview(({ active: id }) =>
    id !== undefined && anchors?.of(id)?.address === address ? id : undefined,
  );
  const found = useSyncExternalStore(anchors?.subscribe ?? unwatched, () =>
    anchors?.found(address),
  );
  return useMemo(
    () =>
      texts && found
        ? textMarks({ threads, suggestions, active }, locatedIn(found), texts.labelOf)
        : none,
    [texts, found, threads, suggestions, active],
  );
}
