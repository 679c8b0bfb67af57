/** What the page knows of the review. Outside React's tree, so that it re-renders only where it shows. */
import type { ReviewFeed, ReviewPlace, Suggestion, Thread } from "@brudnopis/schema";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Store } from "../ui/store.ts";
import type { ThreadFilter } from "./list/filter.ts";
import type { MarginView } from "./margin/margin-view.ts";
import type * as reviewPart from "./review-part.ts";
import type { ReviewedTexts } from "./anchors/reviewed-text.tsx";
import type { ThreadIndex } from "./thread-index.ts";

export interface ReviewState {
  /** Undefined until the server has answered. */
  readonly facts: Omit<ReviewFeed, "threads" | "suggestions"> | undefined;
  /** By id; an entry keeps its identity while it does not change. */
  readonly threads: ReadonlyMap<string, Thread>;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  /** Of the thread or suggestion that somebody looks at. */
  readonly active: string | undefined;
  /** Of what a remark is being written. */
  readonly composing: ReviewPlace | undefined;
  /** What finds and draws remarks and suggestions in texts, once it has come. */
  readonly texts: ReviewedTexts | undefined;
  /** The code, once it has come. */
  readonly part: typeof reviewPart | undefined;
  /** The threads by where they are; made anew with `threads`. */
  readonly index: ThreadIndex;
  /** Which threads the margin and the list show. */
  readonly filter: ThreadFilter;
  readonly margin: MarginView;
  /** Threads whose words are not there any more. */
  readonly detached: ReadonlySet<string>;
  /** The thread whose card is to take the keyboard when it is there. */
  readonly focusing: string | undefined;
  /** Whether the list of all remarks lies over the page. */
  readonly isListOpen: boolean;
}

export type ReviewStore = Store<ReviewState>;

export const startReview: ReviewState = {
  facts: undefined,
  threads: new Map(),
  suggestions: new Map(),
  active: undefined,
  composing: undefined,
  texts: undefined,
  part: undefined,
  index: { byPlace: new Map(), openBySection: new Map(), open: 0 },
  filter: { kinds: [], states: ["open", "addressed"], order: "place" },
  margin: { shows: "remarks", isOpen: true },
  detached: new Set(),
  focusing: undefined,
  isListOpen: false,
};

/** Guests have no review: there is no provider around their page. */
export const ReviewContext = createContext<ReviewStore | undefined>(undefined);

const unwatched = () => () => undefined;

/** Re-renders when what `select` finds changes. */
export function useReview<S>(select: (state: ReviewState) => S): S {
  const review = useContext(ReviewContext);
  return useSyncExternalStore(review?.subscribe ?? unwatched, () =>
    select(review?.get() ?? startReview),
  );
}
