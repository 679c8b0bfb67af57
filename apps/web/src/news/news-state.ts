/** What the page knows of the news. Outside React's tree, so that it re-renders only where it shows. */
import type { News } from "@brudnopis/schema";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Store } from "../ui/store.ts";
import type { BlameQuestion } from "./blame-question.ts";
import type { NewsSection } from "./news-items.ts";
import type * as newsPart from "./news-part.ts";

/** What the bar at the bottom of the page shows. */
export type NewsBarState =
  | { readonly phase: "hidden" }
  | { readonly phase: "offer" }
  | { readonly phase: "done" }
  | { readonly phase: "step"; readonly id: string };

export interface NewsState {
  /** The code, once it has come. */
  readonly part: typeof newsPart | undefined;
  /** As it was asked for last. */
  readonly news: News | undefined;
  /** What of it is not marked as seen. */
  readonly sections: readonly NewsSection[];
  readonly bar: NewsBarState;
  readonly isListOpen: boolean;
  /** The text about which somebody asks who wrote it. */
  readonly blame: BlameQuestion | undefined;
}

export type NewsStore = Store<NewsState>;

export const startState: NewsState = {
  part: undefined,
  news: undefined,
  sections: [],
  bar: { phase: "hidden" },
  isListOpen: false,
  blame: undefined,
};

/** Guests have no news: there is no provider around their page. */
export const NewsContext = createContext<NewsStore | undefined>(undefined);

const unwatched = () => () => undefined;

/** Re-renders when what `select` finds changes. */
export function useNewsState<S>(select: (state: NewsState) => S): S {
  const news = useContext(NewsContext);
  return useSyncExternalStore(news?.subscribe ?? unwatched, () =>
    select(news?.get() ?? startState),
  );
}
