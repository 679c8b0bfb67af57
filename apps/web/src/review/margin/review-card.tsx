import { Composer } from "../compose/composer.tsx";
import { SuggestionCard } from "../suggest/suggestion-card.tsx";
import { ThreadCard } from "../thread/thread-card.tsx";
import type { ReviewItem } from "./cards-in-view.ts";

export interface ItemCardProps {
  readonly item: ReviewItem;
  readonly isActive: boolean;
}

/** A remark, a suggestion, or what is being written. */
export function ItemCard({ item, isActive }: ItemCardProps) {
  switch (item.type) {
    case "thread":
      return <ThreadCard thread={item.thread} isActive={isActive} />;
    case "suggestion":
      return <SuggestionCard suggestion={item.suggestion} isActive={isActive} />;
    case "composer":
      return <Composer key={JSON.stringify(item.place)} place={item.place} />;
  }
}
