import type { Page } from "../document/page-state.ts";
import type { SaveState } from "../document/save-state.ts";
import type { Store } from "../ui/store.ts";

/**
 * Calls `run` once: when the server answers after it did not, when somebody goes into another field, or when the
 * function that this returns is called.
 */
export function onceWanted(
  save: Pick<Store<SaveState>, "get" | "subscribe">,
  page: Pick<Page, "get" | "subscribe">,
  run: () => void,
): () => void {
  let wasSaved = save.get().phase === "saved";
  const { active } = page.get();
  const again = () => {
    stopSave();
    stopPage();
    run();
  };
  const stopSave = save.subscribe(() => {
    const isSaved = save.get().phase === "saved";
    if (isSaved && !wasSaved) again();
    wasSaved = isSaved;
  });
  const stopPage = page.subscribe(() => {
    const now = page.get().active;
    if (now && now.address !== active?.address) again();
  });
  return again;
}
