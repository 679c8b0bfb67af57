import type { i18n, TFunction } from "i18next";
import { type Page, showToast } from "../document/page-state.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { loadModal } from "../ui/lazy-modal.tsx";
import "./editor.css";

/**
 * Fetches the editor while the person is still reading. When the network fails, says so and offers another try:
 * fields stay readable, and what was typed into one waits for the editor.
 */
export async function loadEditor(page: Page, t: TFunction, words: i18n): Promise<void> {
  try {
    const [editing] = await Promise.all([
      importAgain(() => import("./field-editor.tsx")),
      loadWords(words, "images"),
    ]);
    page.set((state) => ({ ...state, editing }));
    // Dialogs are next; they say it themselves when they are needed and have not come.
    await loadModal().catch(() => {});
  } catch {
    showToast(page, t("format.notLoaded"), {
      label: t("app.retry"),
      run: () => void loadEditor(page, t, words),
    });
  }
}
