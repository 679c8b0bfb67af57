/**
 * Suggesting, as far as the first bundle knows of it: places around what can be suggested, which show nothing but that
 * until somebody chooses to suggest and its code has come.
 */
import type { Collection, RecordContent } from "@brudnopis/schema";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../../document/document-context.ts";
import { isSuggesting } from "../../document/page-state.ts";
import type { FieldRowProps } from "../../fields/field-row.tsx";
import { LazyPart } from "../../ui/lazy-part.tsx";
import { loadSuggest } from "./load-suggest.ts";

/** While somebody suggests: fetches the code, and says the first time how it is done. */
export const SuggestRunner = memo(function SuggestRunner() {
  const { i18n } = useTranslation();
  const { page, session } = useConnectedDocument();
  const isWanted = usePage(isSuggesting);
  const load = async () => {
    const part = await loadSuggest(i18n);
    page.set((state) => ({ ...state, suggesting: state.suggesting ?? part.suggesting(session) }));
    return part.SuggestCentre;
  };
  const giveUp = () => page.set((state) => ({ ...state, mode: "read" }));
  return isWanted && <LazyPart load={load} props={{}} onClose={giveUp} />;
});

/** The components that suggest, while somebody does. */
function useParts() {
  return usePage((state) => (isSuggesting(state) ? state.suggesting?.parts : undefined));
}

export interface SuggestibleProps extends FieldRowProps {
  readonly labelId: string;
  /** The field as it is. */
  readonly children: ReactNode;
}

/** Around a field: in its place stands, while somebody suggests, what should become of it. */
export function Suggestible(props: SuggestibleProps) {
  const part = useParts();
  return part ? <part.SuggestedField {...props} /> : props.children;
}

export interface SuggestedRecordsProps {
  readonly collection: Collection;
  readonly parent: string | undefined;
}

/** Below a table: records that it lacks. */
export function SuggestedRecords(props: SuggestedRecordsProps) {
  const part = useParts();
  return part ? <part.SuggestedAdditions {...props} /> : null;
}

export interface SuggestedRemovalProps {
  readonly collection: Collection;
  readonly record: RecordContent;
  readonly name: string;
}

/** In the form of a record: that it should go. */
export function SuggestedRemoval(props: SuggestedRemovalProps) {
  const part = useParts();
  return part ? <part.SuggestedRemoval {...props} /> : null;
}
