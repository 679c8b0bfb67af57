import type { i18n } from "i18next";
import { loadWords } from "../../i18n/i18n.ts";
import { importAgain } from "../../ui/import-again.ts";
import type * as suggestPart from "./suggest-part.ts";

/** What it takes to suggest something. */
export async function loadSuggest(i18n: i18n): Promise<typeof suggestPart> {
  const [part] = await Promise.all([
    importAgain(() => import("./suggest-part.ts")),
    loadWords(i18n, "suggest"),
  ]);
  return part;
}
