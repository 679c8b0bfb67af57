import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { useChecks } from "./checks-state.ts";
import { useCountsText } from "./counts.tsx";

/** People write while this is read out to them: seldom, and only what is so after a while. */
const quietMs = 20_000;

/** Says how much the check finds when that has changed and stays so for a while. Not what it found at first. */
export function useAnnouncedCounts(): void {
  const { t } = useTranslation("checks");
  const { page } = useDocument();
  const counts = useChecks(({ result }) => result?.counts);
  const text = useCountsText();
  const now = counts && text(counts);
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (now === undefined) return;
    said.current ??= now;
    if (said.current === now) return;
    const timer = setTimeout(() => {
      said.current = now;
      announce(page, t("summary", { counts: now }));
    }, quietMs);
    return () => clearTimeout(timer);
  }, [now, page, t]);
}
