import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./review-part.ts";

/** The code and the words of review: nobody needs them in order to read or to write. */
export async function loadReview(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./review-part.ts")),
    loadWords(i18n, "review"),
    loadWords(i18n, "suggest"),
  ]);
  return module;
}
