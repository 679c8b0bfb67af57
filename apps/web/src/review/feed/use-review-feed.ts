/**
 * Keeps the page's review in step with the server's.
 *
 *   F1  One request is under way at a time; what is told meanwhile makes one more, and not several.
 *   F2  Only what changed since the last answer is asked for.
 */
import type { ReviewFeed } from "@brudnopis/schema";
import { useContext, useEffect } from "react";
import { useDocument } from "../../document/document-context.ts";
import { reviewApi } from "../review-api.ts";
import { useReviewSource } from "../review-source.ts";
import { ReviewContext } from "../review-state.ts";
import { Feed } from "./feed.ts";
import { takeFeed } from "./take-feed.ts";

/** What nobody has told of is asked for when somebody comes back to the page. */
export function useReviewFeed(): void {
  const review = useContext(ReviewContext);
  const source = useReviewSource();
  const { template } = useDocument();
  useEffect(() => {
    if (!review) return;
    const feed = new Feed({
      ask: async () => {
        const since = review.get().facts?.version ?? 0;
        const answer = ofRound(await reviewApi.feed(source.documentId, since), source.round);
        review.set((state) => takeFeed(state, answer, template));
      },
      retryLater: (retry) => {
        const timer = setTimeout(retry, retryMs);
        return () => clearTimeout(timer);
      },
    });
    const unlisten = source.onChange(feed.changed);
    const onShown = () => {
      if (document.visibilityState === "visible") feed.changed();
    };
    document.addEventListener("visibilitychange", onShown);
    feed.changed();
    return () => {
      unlisten();
      document.removeEventListener("visibilitychange", onShown);
      feed.stop();
    };
  }, [review, source, template]);
}

/** Beside a frozen text stands what was said of it, and nothing of the living one. */
function ofRound(feed: ReviewFeed, round: string | undefined): ReviewFeed {
  if (round === undefined) return feed;
  const threads = feed.threads.filter((thread) => thread.round === round);
  return { ...feed, threads, suggestions: [] };
}

/** After a request that failed; a reconnect asks sooner. */
const retryMs = 15_000;
