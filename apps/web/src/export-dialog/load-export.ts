import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./export-part.ts";

/** The code and the words of exporting. */
export async function loadExport(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./export-part.ts")),
    loadWords(i18n, "exports"),
  ]);
  return module;
}
