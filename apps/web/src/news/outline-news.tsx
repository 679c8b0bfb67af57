import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { countNews } from "./news-items.ts";
import { NewsContext, useNewsState } from "./news-state.ts";

/** Above the table of contents: the way to the list, also after the bar was closed. */
export function OutlineNews({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const { t } = useTranslation("news");
  const store = useContext(NewsContext);
  const count = useNewsState(({ sections }) => countNews(sections));
  if (count === 0) return null;
  const show = () => {
    onChosen?.();
    store?.set((state) => ({ ...state, isListOpen: true }));
  };
  return (
    <button className="outline-news" type="button" onClick={show}>
      <span className="news-dot" aria-hidden />
      {t("outline", { changes: t("changes", { count }) })}
    </button>
  );
}
