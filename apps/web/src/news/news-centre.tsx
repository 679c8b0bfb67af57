/** Everything that is told of the news: what is offered on opening, the steps, and the list. */
import { useContext } from "react";
import { itemOf } from "./news-items.ts";
import { NewsBar } from "./news-bar.tsx";
import { NewsList } from "./news-list.tsx";
import { NewsContext, useNewsState } from "./news-state.ts";
import { SelectionAsk } from "./selection-ask.tsx";
import { useMarkOfPlace } from "./use-mark-of-place.ts";
import { useNewsFeed } from "./use-news-feed.ts";
import { useStepKeys, useSteps } from "./use-steps.ts";

export function NewsCentre() {
  const store = useContext(NewsContext);
  const steps = useSteps();
  const isListOpen = useNewsState((state) => state.isListOpen);
  const shown = useNewsState(({ sections, bar }) =>
    bar.phase === "step" ? itemOf(sections, bar.id) : undefined,
  );
  useNewsFeed();
  useStepKeys(steps);
  useMarkOfPlace(shown?.places);
  const closeList = () => store?.set((state) => ({ ...state, isListOpen: false }));
  return (
    <>
      <NewsBar steps={steps} />
      {isListOpen && <NewsList steps={steps} onClose={closeList} />}
      <SelectionAsk />
    </>
  );
}
