/**
 * Asks what is new, and says what is seen.
 *
 *   V1  Who is here for the first time has seen all: there is nothing to tell them.
 *   V2  What others do while somebody looks on is no news when they come back, as long as nothing else is left unseen.
 *   V3  What is not marked as seen stays, however often the document is opened.
 */
import { useQuery } from "@tanstack/react-query";
import { useContext, useEffect } from "react";
import { useConnectedDocument } from "../document/document-context.ts";
import { newsApi } from "./news-api.ts";
import { countNews, newsSections } from "./news-items.ts";
import { NewsContext, type NewsStore } from "./news-state.ts";

/** Who comes back after a shorter while has not been away. */
const awayMs = 10 * 60_000;

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

  useEffect(() => {
    if (!store || !news) return;
    const sections = newsSections(news, template);
    const phase = countNews(sections) === 0 ? "hidden" : "offer";
    store.set((state) => ({ ...state, news, sections, bar: { phase } }));
    // V1; and who has no news begins anew from here.
    const isPast = news.seenAt === undefined || news.changes.to.seq > news.changes.from.seq;
    if (phase === "hidden" && isPast) quietly(newsApi.see(id, { seq: news.changes.to.seq }));
  }, [store, news, template, id]);

  useEffect(() => {
    if (!store) return;
    let leftAt: number | undefined;
    const leave = () => {
      if (hasSeenAll(store)) newsApi.seeOnLeaving(id);
    };
    const onChange = () => {
      if (document.visibilityState === "hidden") {
        leftAt = Date.now();
        leave();
      } else if (leftAt !== undefined && Date.now() - leftAt > awayMs) void refetch();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => {
      document.removeEventListener("visibilitychange", onChange);
      // Another page in the same tab.
      if (document.visibilityState === "visible") leave();
    };
  }, [store, id, refetch]);
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
