/** What people decide about suggestions: each promise resolves when the page shows it, and rejects with an `ApiError`. */
import { applySuggestion, type InsertedRange, insertedBy } from "@brudnopis/document";
import type { Suggestion, SuggestionDecision } from "@brudnopis/schema";
import { useContext, useMemo } from "react";
import { type OpenDocument, useConnectedDocument } from "../../document/document-context.ts";
import { takeFeed } from "../feed/take-feed.ts";
import { reviewApi } from "../review-api.ts";
import { ReviewContext } from "../review-state.ts";
import { type Acceptance, accept, type AcceptingPorts, isConflict } from "./accept.ts";
import { markAcceptance } from "./acceptances.ts";
import { suggestApi } from "./suggest-api.ts";
import { takeSuggestions } from "./take-suggestions.ts";

type Plain = Extract<SuggestionDecision, { decision: "reject" | "withdraw" | "reopen" }>;

export function useDecisions() {
  const open = useConnectedDocument();
  const review = useContext(ReviewContext);
  return useMemo(() => {
    const { id: documentId } = open.session.details.document;
    const decide = async (id: string, decision: SuggestionDecision) => {
      const suggestion = await suggestApi.decide(documentId, id, decision);
      review?.set((state) => takeSuggestions(state, [suggestion]));
      return suggestion;
    };
    /** What became of them meanwhile. */
    const catchUp = async () => {
      const feed = await reviewApi.feed(documentId, review?.get().facts?.version ?? 0);
      review?.set((state) => takeFeed(state, feed, open.template));
    };
    const ports: AcceptingPorts = {
      decide,
      write: (suggestion) => write(open, suggestion),
      whenSaved: () => open.session.save.whenSaved(new AbortController().signal),
    };
    return {
      accept: async (suggestion: Suggestion): Promise<Acceptance> => {
        const acceptance = await accept(suggestion, ports);
        if (acceptance.outcome === "taken") await catchUp();
        return acceptance;
      },
      /** False when somebody else was faster. */
      decide: async (suggestion: Suggestion, decision: Plain): Promise<boolean> => {
        try {
          await decide(suggestion.id, decision);
          return true;
        } catch (cause) {
          if (!isConflict(cause)) throw cause;
          await catchUp();
          return false;
        }
      },
      /** The step that brought it was taken back. */
      undone: (id: string) => decide(id, { decision: "reopen" }),
      /** The step that brought it was done again, and its text is in the document already. */
      redone: async (id: string, inserted: readonly InsertedRange[]) => {
        await decide(id, { decision: "accept" });
        await ports.whenSaved();
        await decide(id, { decision: "applied", inserted: [...inserted] });
      },
    };
  }, [open, review]);
}

/** As a step of its own, which one undo takes back. */
function write(
  { session, template }: OpenDocument,
  { id, change }: Suggestion,
): readonly InsertedRange[] | undefined {
  const { doc, undo } = session;
  const { depth } = undo;
  let outcome: ReturnType<typeof applySuggestion> = "stale";
  undo.separate();
  const inserted = insertedBy(doc, () => {
    outcome = applySuggestion(doc, template, change);
  });
  // What stands there already is no step.
  if (undo.depth > depth) markAcceptance(undo.manager, id);
  undo.separate();
  return wasApplied(outcome) ? inserted : undefined;
}

function wasApplied(outcome: ReturnType<typeof applySuggestion>): boolean {
  return outcome === "applied";
}
