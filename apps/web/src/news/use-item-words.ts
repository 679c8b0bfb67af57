/** What a piece of news says. */
import { useTranslation } from "react-i18next";
import { placeName } from "../document/place-name.ts";
import { useDocument } from "../document/document-context.ts";
import { authorsText, changedAt, changeText } from "../history/change-words.ts";
import { textCounts } from "../history/text-words.ts";
import { type ExcerptPart, excerptOf } from "./excerpt.ts";
import type { NewsItem } from "./news-items.ts";
import { useNewsState } from "./news-state.ts";

export interface ItemWords {
  /** „D3 Termomodernizacja – Koszt” */
  readonly place: string;
  /** „48 600 000 zł → 51 000 000 zł” */
  readonly what: string;
  readonly authors: string;
  readonly at: number | undefined;
  /** The words themselves; empty for what is no text. */
  readonly excerpt: readonly ExcerptPart[];
}

export function useItemWords(): (item: NewsItem) => ItemWords {
  const { t } = useTranslation("changes");
  const { t: newsT } = useTranslation("news");
  const { session, template, language } = useDocument();
  const changes = useNewsState(({ news }) => news?.changes);
  return (item) => {
    const content = session.content.get();
    if (item.type === "answer") {
      const { place, at, name } = item;
      return {
        place: placeName(template, content, place, language) ?? t("gonePlace"),
        what: newsT("answered"),
        authors: name,
        at,
        excerpt: [],
      };
    }
    const { change } = item;
    const { collections } = content;
    const names = changes?.names ?? {};
    const excerpt = change.type === "text" ? excerptOf(change.blocks ?? []) : [];
    const said = changeText(change, { t, language, template, names, collections });
    return {
      place: said.place,
      // The words are not said twice.
      what: change.type === "text" && excerpt.length > 0 ? textCounts(change, t) : said.what,
      authors: authorsText(change.by, changes?.people ?? {}, t),
      at: changedAt(change),
      excerpt,
    };
  };
}

/** „4. Działania” */
export function useSectionTitle(): (key: string) => string {
  const { template, language } = useDocument();
  return (key) => {
    const section = template.sections.find((candidate) => candidate.key === key);
    return section ? `${section.number}. ${section.title[language]}` : key;
  };
}
