/** One piece of news: where it is, what it is, whose it is, and the way on. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { BarFrame, useShowNewsList } from "./bar-frame.tsx";
import { ItemText } from "./item-text.tsx";
import type { NewsItem } from "./news-items.ts";
import { useNewsState } from "./news-state.ts";
import { useSectionTitle } from "./use-item-words.ts";
import { useSeen } from "./use-seen.ts";
import type { Steps } from "./use-steps.ts";

interface NewsStepProps {
  readonly steps: Steps;
  readonly id: string;
}

export function NewsStep({ steps, id }: NewsStepProps) {
  const { t } = useTranslation("news");
  const sections = useNewsState((state) => state.sections);
  const showList = useShowNewsList();
  const items = sections.flatMap((section) => section.items);
  const index = items.findIndex((item) => item.id === id);
  const item = items[index];
  if (!item) return null;
  return (
    <BarFrame
      isTaken
      onClose={steps.close}
      says={<Says item={item} index={index} count={items.length} />}
      actions={
        <>
          <button
            className="button small"
            type="button"
            aria-disabled={index === 0}
            aria-keyshortcuts="Shift+F8"
            onClick={() => steps.go(-1)}
          >
            <ChevronLeft size={16} aria-hidden />
            {t("previous")}
          </button>
          <button
            className="button primary small"
            type="button"
            data-next
            aria-keyshortcuts="F8"
            onClick={() => steps.go(1)}
          >
            {t("next")}
            <ChevronRight size={16} aria-hidden />
          </button>
          <button className="button quiet small" type="button" onClick={showList}>
            {t("list")}
          </button>
          <span className="news-bar-key">{t("key")}</span>
        </>
      }
    />
  );
}

interface SaysProps {
  readonly item: NewsItem;
  readonly index: number;
  readonly count: number;
}

function Says({ item, index, count }: SaysProps) {
  const { t } = useTranslation("news");
  const open = useDocument();
  const sectionTitle = useSectionTitle();
  const [first] = item.places;
  return (
    <>
      <p className="news-bar-over">
        {t("step", { index: index + 1, count })} · {sectionTitle(item.section)}
      </p>
      <ItemText
        item={item}
        onShow={() => {
          if (first !== undefined) reveal(open, first, true);
        }}
      />
    </>
  );
}

/** After the last one. */
export function NewsDone({ steps }: { readonly steps: Steps }) {
  const { t } = useTranslation("news");
  const { mark, isBusy } = useSeen();
  const unlisted = useNewsState(({ sections }) =>
    sections.reduce((sum, section) => sum + section.unlisted, 0),
  );
  return (
    <BarFrame
      isTaken
      onClose={steps.close}
      says={
        <>
          <p>
            <b>{t("done")}</b>
          </p>
          {unlisted > 0 && <p>{t("doneUnlisted", { count: unlisted })}</p>}
        </>
      }
      actions={
        <>
          <button className="button small" type="button" onClick={() => steps.go(-1)}>
            <ChevronLeft size={16} aria-hidden />
            {t("previous")}
          </button>
          <button
            className="button primary small"
            type="button"
            data-next
            disabled={isBusy}
            onClick={() => mark(undefined)}
          >
            {t("seeAll")}
          </button>
        </>
      }
    />
  );
}
