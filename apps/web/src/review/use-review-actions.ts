/** What people do to threads: each promise resolves once the page shows it, and rejects with an `ApiError`. */
import type { NewThread, ThreadChange, ThreadStep } from "@brudnopis/schema";
import { useContext, useMemo } from "react";
import { useDocument } from "../document/document-context.ts";
import { newId } from "../records/new-id.ts";
import { takeFeed, takeThread } from "./feed/take-feed.ts";
import { reviewApi } from "./review-api.ts";
import { useReviewSource } from "./review-source.ts";
import { ReviewContext } from "./review-state.ts";

export function useReviewActions() {
  const review = useContext(ReviewContext);
  const { documentId: id } = useReviewSource();
  const { template } = useDocument();
  return useMemo(() => {
    const take = async (answer: ReturnType<typeof reviewApi.begin>) => {
      const thread = await answer;
      review?.set((state) => takeThread(state, thread, template));
    };
    return {
      begin: (thread: NewThread) => take(reviewApi.begin(id, thread)),
      change: (thread: string, change: ThreadChange) => take(reviewApi.change(id, thread, change)),
      step: (thread: string, step: ThreadStep) => take(reviewApi.step(id, thread, step)),
      /** The same id again says the same thing once. */
      reply: (thread: string, text: string, message = newId()) =>
        take(reviewApi.reply(id, thread, { id: message, text })),
      changeMessage: (thread: string, message: string, text: string) =>
        take(reviewApi.changeMessage(id, thread, message, { text })),
      removeMessage: (thread: string, message: string) =>
        take(reviewApi.removeMessage(id, thread, message)),
      remove: async (thread: string) => {
        await reviewApi.remove(id, thread);
        const feed = await reviewApi.feed(id, review?.get().facts?.version ?? 0);
        review?.set((state) => takeFeed(state, feed, template));
      },
    };
  }, [review, id, template]);
}
