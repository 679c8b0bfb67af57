/** What the page holds of suggesting, once its code has come. */
import type { ComponentType } from "react";
import { usePage } from "../../document/document-context.ts";
import { useStore } from "../../ui/store.ts";
import type { Draft, DraftStore } from "./drafts.ts";
import type { SuggestedRecordsProps, SuggestedRemovalProps, SuggestibleProps } from "./suggest.tsx";

export interface Suggesting {
  readonly drafts: DraftStore;
  readonly parts: {
    readonly SuggestedField: ComponentType<SuggestibleProps>;
    readonly SuggestedAdditions: ComponentType<SuggestedRecordsProps>;
    readonly SuggestedRemoval: ComponentType<SuggestedRemovalProps>;
  };
}

/** For components that are only there while somebody suggests. */
export function useDrafts(): DraftStore {
  const drafts = usePage((state) => state.suggesting?.drafts);
  if (!drafts) throw new Error("Nobody suggests here");
  return drafts;
}

/** Of a place; re-renders when it changes. */
export function useDraft<Type extends Draft["type"]>(
  place: string,
  type: Type,
): Extract<Draft, { type: Type }> | undefined {
  return useStore(useDrafts(), (drafts) => {
    const draft = drafts.get(place);
    return isOf(draft, type) ? draft : undefined;
  });
}

function isOf<Type extends Draft["type"]>(
  draft: Draft | undefined,
  type: Type,
): draft is Extract<Draft, { type: Type }> {
  return draft?.type === type;
}
