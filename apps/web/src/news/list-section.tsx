import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ItemText } from "./item-text.tsx";
import type { NewsSection } from "./news-items.ts";
import { useSectionTitle } from "./use-item-words.ts";
import { useSeen } from "./use-seen.ts";
import type { Steps } from "./use-steps.ts";

export interface ListSectionProps {
  readonly section: NewsSection;
  readonly steps: Steps;
}

export function ListSection({ section, steps }: ListSectionProps) {
  const { t } = useTranslation(["news", "changes"]);
  const { section: key, items, unlisted } = section;
  const title = useSectionTitle()(key);
  const { mark, isBusy } = useSeen();
  // The keyboard goes on with what comes next: the button that had it is gone with its section.
  const onSeen = () => requestAnimationFrame(focusOnList);
  return (
    <section className="news-section" aria-label={title}>
      <div className="news-section-head">
        <h3>{title}</h3>
        <button
          className="button quiet small"
          type="button"
          aria-label={t("seeSection", { section: title })}
          disabled={isBusy}
          onClick={() => mark(key, onSeen)}
        >
          <Check size={16} aria-hidden />
          {t("see")}
        </button>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <ItemText item={item} onShow={() => steps.to(item)} />
          </li>
        ))}
      </ul>
      {unlisted > 0 && (
        <p className="news-unlisted">{t("changes:unlisted", { count: unlisted })}</p>
      )}
    </section>
  );
}

function focusOnList(): void {
  document.querySelector<HTMLElement>(".news-list button, .news-list a")?.focus();
}
