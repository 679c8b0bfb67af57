import type { TFunction } from "i18next";
import { type Page, showToast } from "../document/page-state.ts";
import { importAgain } from "../ui/import-again.ts";
import { loadModal } from "../ui/lazy-modal.tsx";
import "./editor.css";

/**
 * Fetches the editor while the person is still reading. When the network fails, says so and offers another try:
 * fields stay readable, and what was typed into one waits for the editor.
 */
export async function loadEditor(page: Page, t: TFunction): Promise<void> {
  try {
    const { FieldEditor } = await importAgain(() => import("./field-editor.tsx"));
    page.set((state) => ({ ...state, editing: { FieldEditor } }));
    // Dialogs are next; they say it themselves when they are needed and have not come.
    await loadModal().catch(() => {});
  } catch {
    showToast(page, t("format.notLoaded"), {
      label: t("app.retry"),
      run: () => void loadEditor(page, t),
    });
  }
}
