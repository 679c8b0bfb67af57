/** What a decision about a suggestion stores (S3, S4). */
import type { Proposal, SuggestionDecision } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Statement } from "../store/driver.ts";
import { decideProposal } from "../store/guests.ts";
import { type IdRange, insertSuggestedText } from "../store/review-suggested-text.ts";
import {
  acceptSuggestion,
  claimSuggestion,
  type Decider,
  endSuggestion,
  releaseSuggestion,
  reopenSuggestion,
  type StoredSuggestion,
} from "../store/review-suggestions.ts";
import { sectionOfChange } from "./suggestion-places.ts";
import { loggedUse, type ReviewDeps } from "./write.ts";

export interface Decided {
  readonly suggestion: StoredSuggestion;
  readonly decision: SuggestionDecision;
  readonly deed: Decider;
}

export interface DecisionStatements {
  readonly statements: readonly Statement[];
  /** Whether nobody else is to hear of it. */
  readonly isQuiet: boolean;
}

export async function statementsOf(
  deps: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  decided: Decided,
): Promise<DecisionStatements> {
  const { suggestion, decision, deed } = decided;
  switch (decision.decision) {
    case "accept":
      return { statements: [claimSuggestion(suggestion, deed)], isQuiet: true };
    case "release":
      return { statements: [releaseSuggestion(suggestion, deed.by)], isQuiet: true };
    case "withdraw":
      return loud([endSuggestion(suggestion, "withdrawn", deed)]);
    case "reopen":
      return loud([
        ...reopenSuggestion(suggestion),
        ...ofProposal(suggestion, "open", deed),
        ...loggedUse(deps.audit, opened, caller, "edit"),
      ]);
    case "reject":
      return loud([
        endSuggestion(suggestion, "rejected", deed, decision.because),
        ...ofProposal(suggestion, "dismissed", deed),
        ...(await known(deps, opened, caller, decided)),
      ]);
    case "applied":
      return loud([
        acceptSuggestion(suggestion, deed),
        ...credited(suggestion, decision.inserted).map((range) =>
          insertSuggestedText(suggestion, range, deed.by),
        ),
        ...ofProposal(suggestion, "used", deed),
        ...(await known(deps, opened, caller, decided)),
      ]);
  }
}

/**
 * S4. Who accepts says which letters of theirs they took over. That can be no more than was suggested, of which every letter,
 * block and mark takes more room in JSON than it takes ids.
 */
function credited({ change }: StoredSuggestion, inserted: readonly IdRange[]): readonly IdRange[] {
  const count = inserted.reduce((sum, { length }) => sum + length, 0);
  return count <= JSON.stringify(change).length ? inserted : [];
}

function loud(statements: readonly Statement[]): DecisionStatements {
  return { statements, isQuiet: false };
}

/** In the audit log, and to its author. */
async function known(
  { audit, notifier, templates }: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  { suggestion, decision, deed }: Decided,
): Promise<readonly Statement[]> {
  const { document } = opened;
  const [documentId, isAccepted] = [document.id, decision.decision === "applied"];
  const section = sectionOfChange(templates.templateOf(document), suggestion.change);
  const action = isAccepted ? "suggestion-accepted" : "suggestion-rejected";
  return [
    ...loggedUse(audit, opened, caller, "edit"),
    audit.entry(caller, action, { documentId, details: { suggestion: suggestion.id } }),
    ...(await notifier.tell({
      event: "decided",
      documentId,
      at: deed.at,
      actorId: deed.by,
      suggestionId: suggestion.id,
      ...(section === undefined ? {} : { section }),
      concerned: suggestion.authorId === null ? [] : [suggestion.authorId],
      // A guest's answer is the city's own business.
      isInternal: suggestion.proposalId !== null,
    })),
  ];
}

/** A guest's answer is decided about in both places at once. */
function ofProposal(
  { documentId, proposalId }: StoredSuggestion,
  state: Proposal["state"],
  { by, at }: Decider,
): readonly Statement[] {
  if (proposalId === null) return [];
  return [decideProposal(documentId, proposalId, { state, at, personId: by })];
}
