import type { i18n } from "i18next";
import { loadWords } from "../i18n/i18n.ts";
import { importAgain } from "../ui/import-again.ts";
import type * as blamePart from "./blame-part.ts";
import type * as newsPart from "./news-part.ts";

/** The code and the words of the news: nobody needs them in order to read or to write. */
export async function loadNews(i18n: i18n): Promise<typeof newsPart> {
  const [part] = await Promise.all([
    importAgain(() => import("./news-part.ts")),
    loadWords(i18n, "news"),
    loadWords(i18n, "changes"),
  ]);
  return part;
}

export async function loadBlame(i18n: i18n): Promise<typeof blamePart> {
  const [part] = await Promise.all([
    importAgain(() => import("./blame-part.ts")),
    loadWords(i18n, "news"),
  ]);
  return part;
}
