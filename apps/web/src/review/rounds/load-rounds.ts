import type { i18n } from "i18next";
import type { ComponentType } from "react";
import { loadWords } from "../../i18n/i18n.ts";
import { importAgain } from "../../ui/import-again.ts";
import type * as part from "./rounds-part.ts";

/** The code and the words of rounds: nobody needs them in order to read or to write. */
export async function loadRounds(i18n: i18n): Promise<typeof part> {
  const [module] = await Promise.all([
    importAgain(() => import("./rounds-part.ts")),
    loadWords(i18n, "rounds"),
  ]);
  return module;
}

/** The page of a round, with the words of remarks. */
export async function loadRoundPage(i18n: i18n): Promise<ComponentType> {
  const [{ RoundPage }] = await Promise.all([
    import("./round-page.tsx"),
    loadWords(i18n, "rounds"),
    loadWords(i18n, "review"),
  ]);
  return RoundPage;
}
