import type { i18n } from "i18next";
import type { ComponentType } from "react";
import { loadWords } from "../i18n/i18n.ts";

/** The page with its words, and those of the changes and of restoring. */
export async function loadHistoryPage(i18n: i18n): Promise<ComponentType> {
  const [{ HistoryPage }] = await Promise.all([
    import("./history-page.tsx"),
    loadWords(i18n, "history"),
    loadWords(i18n, "changes"),
    loadWords(i18n, "restore"),
  ]);
  return HistoryPage;
}
