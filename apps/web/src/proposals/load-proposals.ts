import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./proposals-part.ts";

/** The code and the words of questions and answers: nobody needs them in order to read. */
export async function loadProposals(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./proposals-part.ts")),
    loadWords(i18n, "proposals"),
    loadWords(i18n, "suggest"),
  ]);
  return module;
}
