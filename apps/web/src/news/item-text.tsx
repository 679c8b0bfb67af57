import { ExcerptText } from "./excerpt-text.tsx";
import { ItemBy } from "./item-by.tsx";
import type { NewsItem } from "./news-items.ts";
import { useItemWords } from "./use-item-words.ts";

export interface ItemTextProps {
  readonly item: NewsItem;
  /** Its place was chosen. */
  readonly onShow: () => void;
}

/** Where it is, what it is, and whose. */
export function ItemText({ item, onShow }: ItemTextProps) {
  const { place, what, authors, at, excerpt } = useItemWords()(item);
  return (
    <>
      <p className="news-item-what">
        <button className="news-place" type="button" onClick={onShow}>
          {place}
        </button>
        : {what}
      </p>
      <ExcerptText parts={excerpt} />
      <ItemBy authors={authors} at={at} />
    </>
  );
}
