import { useTranslation } from "react-i18next";
import { countNews } from "./news-items.ts";
import { useNewsState } from "./news-state.ts";

/** Beside a section in the table of contents: how much of it is new. */
export function SectionBadge({ section }: { readonly section: string }) {
  const { t } = useTranslation("news");
  const count = useNewsState(({ sections }) =>
    countNews(sections.filter((each) => each.section === section)),
  );
  return (
    <span className="news-badge" title={t("badge", { count })}>
      <span aria-hidden>+{count}</span>
      <span className="visually-hidden">, {t("badge", { count })}</span>
    </span>
  );
}
