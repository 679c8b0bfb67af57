import type { i18n } from "i18next";
import { loadWords } from "../../i18n/i18n.ts";
import { importAgain } from "../../ui/import-again.ts";
import type * as part from "./table-part.ts";

export async function loadTable(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./table-part.ts")),
    loadWords(i18n, "remarkTable"),
  ]);
  return module;
}
