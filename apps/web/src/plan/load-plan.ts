import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as part from "./plan-part.ts";

/** The code and the words of the plan: nobody needs them in order to read or to type. */
export async function loadPlan(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./plan-part.ts")),
    loadWords(i18n, "plan"),
  ]);
  return module;
}
