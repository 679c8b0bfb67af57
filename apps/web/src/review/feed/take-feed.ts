/** What the server says of a review, put together with what is known of it. */
import type { ReviewFeed, Template, Thread } from "@brudnopis/schema";
import type { ReviewState } from "../review-state.ts";
import { indexThreads } from "../thread-index.ts";

export function takeFeed(state: ReviewState, feed: ReviewFeed, template: Template): ReviewState {
  const { threads: news, suggestions: newSuggestions, ...facts } = feed;
  const threads = merged(state.threads, news);
  const suggestions = merged(state.suggestions, newSuggestions);
  return {
    ...state,
    // Whoever is named in what was told before stays known.
    facts: { ...facts, people: { ...state.facts?.people, ...facts.people } },
    threads,
    suggestions,
    index: indexed(state, threads, template),
  };
}

/** What the server answered to what this page did: the feed says the same a moment later. */
export function takeThread(state: ReviewState, thread: Thread, template: Template): ReviewState {
  const threads = merged(state.threads, [thread]);
  return { ...state, threads, index: indexed(state, threads, template) };
}

function indexed(state: ReviewState, threads: ReviewState["threads"], template: Template) {
  return threads === state.threads
    ? state.index
    : indexThreads(threads.values(), template, state.index);
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** An older answer that comes late changes nothing; what did not change keeps its identity. */
function merged<T extends Versioned>(
  known: ReadonlyMap<string, T>,
  news: readonly T[],
): ReadonlyMap<string, T> {
  const newer = news.filter(({ id, version }) => version > (known.get(id)?.version ?? -1));
  if (newer.length === 0) return known;
  const next = new Map(known);
  for (const each of newer) next.set(each.id, each);
  return next;
}
