import type { Suggestion } from "@brudnopis/schema";
import type { ReviewState } from "../review-state.ts";

/** What the server answered to what this page did: the feed says the same a moment later. */
export function takeSuggestions(state: ReviewState, news: readonly Suggestion[]): ReviewState {
  const newer = news.filter(
    ({ id, version }) => version > (state.suggestions.get(id)?.version ?? -1),
  );
  if (newer.length === 0) return state;
  const suggestions = new Map(state.suggestions);
  for (const suggestion of newer) suggestions.set(suggestion.id, suggestion);
  return { ...state, suggestions };
}
