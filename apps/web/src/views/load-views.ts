import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./view-part.tsx";

/** The code and the words of views: the document can be read without them. */
export async function loadViews(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./view-part.tsx")),
    loadWords(i18n, "views"),
    loadWords(i18n, "gantt"),
    loadWords(i18n, "matrices"),
    loadWords(i18n, "plots"),
  ]);
  return module;
}
