/** One's own scores, kept on the server a moment after they were changed. */
import type { PeerGrid } from "@brudnopis/schema";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useRound } from "./round-context.ts";
import { roundsApi } from "./rounds-api.ts";
import { useRoundsAgain } from "./use-rounds.ts";

export type GridSaving = "idle" | "waiting" | "saved" | "failed";

/** After the last letter. */
const saveAfterMs = 800;

export interface OwnGrid {
  readonly grid: PeerGrid;
  readonly saving: GridSaving;
  readonly change: (change: (grid: PeerGrid) => PeerGrid) => void;
  readonly save: () => void;
}

export function useGrid(): OwnGrid {
  const { documentId, round, me } = useRound();
  const again = useRoundsAgain(documentId);
  const [grid, setGrid] = useState<PeerGrid>(
    () =>
      round.reviewers.find(({ person }) => person === me.id)?.grid ?? { scores: {}, answers: {} },
  );
  const [saving, setSaving] = useState<GridSaving>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(grid);

  const save = async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const sent = latest.current;
    setSaving("waiting");
    try {
      await roundsApi.keepGrid(documentId, round.id, sent);
      // What was typed meanwhile has its own turn.
      if (latest.current === sent) setSaving("saved");
      await again();
    } catch {
      setSaving("failed");
    }
  };
  const flush = useEffectEvent(() => {
    if (timer.current !== undefined) void save();
  });
  useEffect(() => {
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, []);
  return {
    grid,
    saving,
    save: () => void save(),
    change: (change) => {
      latest.current = change(latest.current);
      setGrid(latest.current);
      setSaving("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), saveAfterMs);
    },
  };
}
