import type { i18n } from "i18next";
import type { ComponentType } from "react";
import { loadWords } from "../../i18n/i18n.ts";
import { importAgain } from "../../ui/import-again.ts";
import type * as part from "./kit-part.ts";

/** What the composer needs, with its words. */
export async function loadKit(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./kit-part.ts")),
    loadWords(i18n, "kit"),
  ]);
  return module;
}

export async function loadKitPage(i18n: i18n): Promise<ComponentType> {
  const [{ KitPage }] = await Promise.all([import("./kit-page.tsx"), loadWords(i18n, "kit")]);
  return KitPage;
}
