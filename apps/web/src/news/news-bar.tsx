/** At the bottom of the page: that there is news, then one piece of it after the other. It covers no more than it must. */
import { NewsOffer } from "./news-offer.tsx";
import { useNewsState } from "./news-state.ts";
import { NewsDone, NewsStep } from "./news-step.tsx";
import type { Steps } from "./use-steps.ts";

export function NewsBar({ steps }: { readonly steps: Steps }) {
  const bar = useNewsState((state) => state.bar);
  const isEmpty = useNewsState(({ sections }) => sections.length === 0);
  if (isEmpty) return null;
  switch (bar.phase) {
    case "hidden":
      return null;
    case "offer":
      return <NewsOffer steps={steps} />;
    case "step":
      return <NewsStep steps={steps} id={bar.id} />;
    case "done":
      return <NewsDone steps={steps} />;
  }
}
