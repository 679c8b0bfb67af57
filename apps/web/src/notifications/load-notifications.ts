import type { i18n } from "i18next";
import type { ComponentType } from "react";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./notifications-part.ts";

/** The bell and what it opens: nobody needs them in order to read or to type. */
export async function loadNotifications(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./notifications-part.ts")),
    loadWords(i18n, "notifications"),
  ]);
  return module;
}

export async function loadInboxPage(i18n: i18n): Promise<ComponentType> {
  const [{ InboxPage }] = await Promise.all([
    import("./inbox-page.tsx"),
    loadWords(i18n, "notifications"),
  ]);
  return InboxPage;
}

export async function loadUnsubscribePage(i18n: i18n): Promise<ComponentType> {
  const [{ UnsubscribePage }] = await Promise.all([
    import("./unsubscribe-page.tsx"),
    loadWords(i18n, "notifications"),
  ]);
  return UnsubscribePage;
}
