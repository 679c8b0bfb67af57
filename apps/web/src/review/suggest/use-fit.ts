/** How a suggestion meets the document as it is now. */
import { suggestionFit, type SuggestionFit } from "@brudnopis/document";
import type { SuggestedChange } from "@brudnopis/schema";
import { useState } from "react";
import { type OpenDocument, useConnectedDocument } from "../../document/document-context.ts";
import { useStore } from "../../ui/store.ts";
import { placeOfChange } from "../places.ts";

/** Found anew only when what it is about has changed. */
export function useFit(change: SuggestedChange): SuggestionFit {
  const open = useConnectedDocument();
  const [read] = useState(() => rememberingFit(open));
  return useStore(open.session.content, () => read(change));
}

function rememberingFit({ session, template }: OpenDocument) {
  let last: { change: SuggestedChange; about: unknown; fit: SuggestionFit } | undefined;
  return (change: SuggestedChange): SuggestionFit => {
    const about = aboutOf(session, change);
    if (last?.change !== change || last.about !== about) {
      last = { change, about, fit: suggestionFit(session.doc, template, change) };
    }
    return last.fit;
  };
}

/** What keeps its identity while the suggestion meets the same thing. */
function aboutOf({ content }: OpenDocument["session"], change: SuggestedChange): unknown {
  if (change.type === "text") return content.text(change.address);
  const { collections, fields } = content.get();
  const place = placeOfChange(change);
  const [owner = "", record] = (place.split(".")[0] ?? "").split("/");
  if (change.type === "add-record") return collections[owner];
  if (record === undefined) return fields[place];
  return collections[owner]?.find(({ id }) => id === record);
}
