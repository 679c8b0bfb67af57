import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { relativeTime } from "../ui/relative-time.ts";
import { BarFrame, useShowNewsList } from "./bar-frame.tsx";
import { countNews, newsAuthors } from "./news-items.ts";
import { useNewsState } from "./news-state.ts";
import type { Steps } from "./use-steps.ts";

/** „Od Twojej ostatniej wizyty (wczoraj): 12 zmian w 3 częściach. Anna Wójcik i Jan Sosna.” */
export function NewsOffer({ steps }: { readonly steps: Steps }) {
  const { t } = useTranslation("news");
  const showList = useShowNewsList();
  return (
    <BarFrame
      isTaken={false}
      onClose={steps.close}
      says={<NewsFacts />}
      actions={
        <>
          <button className="button primary small" type="button" onClick={() => steps.go(1)}>
            {t("start")}
          </button>
          <button className="button small" type="button" onClick={showList}>
            {t("list")}
          </button>
        </>
      }
    />
  );
}

function NewsFacts() {
  const { t, i18n } = useTranslation("news");
  const sections = useNewsState((state) => state.sections);
  const seenAt = useNewsState(({ news }) => news?.seenAt);
  const authors = useAuthors();
  const since = seenAt === undefined ? "" : relativeTime(seenAt, Date.now(), localeOf(i18n));
  return (
    <>
      <p className="news-bar-over">{t("since", { since })}</p>
      <p>
        <b>
          {t("counted", {
            changes: t("changes", { count: countNews(sections) }),
            sections: t("sections", { count: sections.length }),
          })}
        </b>
        {authors !== "" && ` · ${authors}`}
      </p>
    </>
  );
}

function useAuthors(): string {
  const { t } = useTranslation("changes");
  const sections = useNewsState((state) => state.sections);
  const people = useNewsState(({ news }) => news?.changes.people);
  const [first, second, ...rest] = newsAuthors(sections).flatMap((id) => people?.[id]?.name ?? []);
  if (first === undefined) return "";
  if (second === undefined) return first;
  if (rest.length === 0) return t("people.two", { first, second });
  return t("people.more", { first, second, count: rest.length });
}
