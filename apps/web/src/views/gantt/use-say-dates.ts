/** Says the dates of a bar that moved: once it rests, so that a run of keys is one sentence and not twenty. */
import { formatDate, type GanttSpan } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useEffect, useMemo, useRef } from "react";
import { announce, type Page } from "../../document/page-state.ts";

const restMs = 400;

export type SayDates = (
  code: string,
  span: GanttSpan,
  key: "moved" | "takenBack" | "stopped",
) => void;

export function useSayDates(page: Page, t: TFunction<"gantt">, language: Language): SayDates {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () =>
      (code, { start, end }, key) => {
        clearTimeout(timer.current);
        const [from, to] = [formatDate(start, language), formatDate(end, language)];
        timer.current = setTimeout(
          () => announce(page, t(key, { code, start: from, end: to })),
          restMs,
        );
      },
    [page, t, language],
  );
}
