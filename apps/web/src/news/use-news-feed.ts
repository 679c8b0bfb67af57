/**
 * Asks what is new, and says what is seen.
 *
 *   V1  Who is here for the first time has seen all: there is nothing to tell them.
 *   V2  What others do while somebody looks on is no news when they come back, as long as nothing else is left unseen.
 *   V3  What is not marked as seen stays, however often the document is opened.
 */
import type { News } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useContext, useEffect } from "react";
import { useConnectedDocument } from "../document/document-context.ts";
import { newsApi } from "./news-api.ts";
import { countNews, newsSections } from "./news-items.ts";
import { NewsContext, type NewsStore } from "./news-state.ts";
import { watchLeaving } from "./watch-leaving.ts";

export function useNewsFeed(): void {
  const store = useContext(NewsContext);
  const { session, template } = useConnectedDocument();
  const { id } = session.details.document;
  const { data: news, refetch } = useQuery({
    queryKey: ["news", id],
    queryFn: () => newsApi.news(id),
    // What is on the list stays while somebody goes through it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  const take = useCallback(
    (latest: News) => {
      // What somebody has begun to go through stays as it is.
      if (!store || store.get().news === latest) return;
      const sections = newsSections(latest, template);
      const phase = countNews(sections) === 0 ? "hidden" : "offer";
      store.set((state) => ({ ...state, news: latest, sections, bar: { phase } }));
      // V1; and who has no news begins anew from here.
      const isPast = latest.seenAt === undefined || latest.changes.to.seq > latest.changes.from.seq;
      if (phase === "hidden" && isPast) quietly(newsApi.see(id, { seq: latest.changes.to.seq }));
    },
    [store, template, id],
  );
  useEffect(() => {
    if (news) take(news);
  }, [news, take]);

  useEffect(() => {
    if (!store) return;
    return watchLeaving({
      page: document,
      clock: Date.now,
      hasSeenAll: () => hasSeenAll(store),
      see: () => newsApi.seeOnLeaving(id),
      ask: async () => {
        const { data: latest, isSuccess } = await refetch();
        if (isSuccess) take(latest);
        return isSuccess;
      },
    });
  }, [store, id, refetch, take]);
}

/** V2, V3 */
function hasSeenAll(store: NewsStore): boolean {
  const { news, sections } = store.get();
  return news !== undefined && sections.length === 0;
}

/** Without a network it is said the next time: too much news is better than a message about it. */
function quietly(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
