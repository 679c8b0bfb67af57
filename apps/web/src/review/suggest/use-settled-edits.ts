import type { RichNode } from "@brudnopis/schema";
import { useEffect, useRef } from "react";
import type { TextDraft } from "./drafts.ts";
import { useDrafts } from "./suggesting.ts";

/** Long enough for several letters; what is typed is kept no later than this. */
const keepMs = 400;

/** A letter writes no storage and draws nothing but itself: the draft follows when the typing pauses. */
export function useSettledEdits(draft: TextDraft) {
  const drafts = useDrafts();
  const latest = useRef(draft);
  const waiting = useRef<readonly RichNode[]>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = draft;
  const settle = () => {
    clearTimeout(timer.current);
    const edited = waiting.current;
    waiting.current = undefined;
    if (edited === undefined) return latest.current;
    const settled = { ...latest.current, edited };
    drafts.put(settled);
    return settled;
  };
  const settleNow = useRef(settle);
  settleNow.current = settle;
  useEffect(() => {
    const onLeave = () => void settleNow.current();
    addEventListener("pagehide", onLeave);
    return () => {
      removeEventListener("pagehide", onLeave);
      clearTimeout(timer.current);
      // Sent or discarded, it must not come back; in another mode it waits.
      const isKept = drafts.get().get(latest.current.address) === latest.current;
      if (isKept) settleNow.current();
    };
  }, [drafts]);
  return {
    settle,
    onEdit: (nodes: readonly RichNode[]) => {
      waiting.current = nodes;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => settleNow.current(), keepMs);
    },
  };
}
