import type { i18n, TFunction } from "i18next";
import type { OpenDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import { loadModal } from "../ui/lazy-modal.tsx";
import { onceWanted } from "./once-wanted.ts";
import "./editor.css";

/**
 * Fetches the editor while the person is still reading. When the network fails, says so and offers another try, and
 * tries by itself when the server answers again or somebody goes into another field: fields stay readable, and what
 * was typed into one waits for the editor.
 */
export async function loadEditor(open: OpenDocument, t: TFunction, words: i18n): Promise<void> {
  const { page, session } = open;
  try {
    const [editing] = await Promise.all([
      importAgain(() => import("./field-editor.tsx")),
      loadWords(words, "images"),
    ]);
    const notLoaded = t("format.notLoaded");
    page.set(({ toast, ...state }) => ({
      ...state,
      editing,
      toast: toast?.text === notLoaded ? undefined : toast,
    }));
    // Dialogs are next; they say it themselves when they are needed and have not come.
    await loadModal().catch(() => {});
  } catch {
    const again = onceWanted(session.save.state, page, () => void loadEditor(open, t, words));
    showToast(page, t("format.notLoaded"), { label: t("app.retry"), run: again });
  }
}
