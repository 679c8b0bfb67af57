/**
 * Suggestions: changes that people would make who may not write in the document, or would rather ask first.
 *
 *   S1  Whoever may suggest makes them, and nothing of it is in the document until who may write accepts.
 *   S2  What cannot be written into the document cannot be suggested.
 *   S3  The first decision wins. Who accepts claims first, so that nothing is written twice; a claim that nobody follows up
 *       ends by itself.
 *   S4  Words that were taken over are credited to both, and only those that the one who accepts has written.
 *   S5  A request that comes twice makes one suggestion.
 *   S6  Guests answer the city: only who may suggest gets their answers.
 */
import { suggestionProblem } from "@brudnopis/document";
import {
  AppError,
  type NewSuggestions,
  type Suggestion,
  type SuggestionDecision,
} from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { type Statement, WriteConflict } from "../store/driver.ts";
import {
  findSuggestion,
  insertSuggestion,
  type StoredSuggestion,
  suggestedAlready,
  suggestionsSince,
  suggestionsWith,
} from "../store/review-suggestions.ts";
import { statementsOf } from "./suggestion-decisions.ts";
import { sectionOfChange, suggestionLimits } from "./suggestion-places.ts";
import { toSuggestion } from "./to-suggestion.ts";
import { type Viewer, viewerOf } from "./viewer.ts";
import { invalid, type ReviewDeps, writeReview } from "./write.ts";

export class Suggestions {
  readonly #deps: ReviewDeps;

  constructor(deps: ReviewDeps) {
    this.#deps = deps;
  }

  /** For the feed: what has changed after a version. */
  async since(opened: OpenedDocument, caller: Caller, since: number): Promise<Suggestion[]> {
    const viewer = viewerOf(opened, caller);
    const stored = await suggestionsSince(this.#deps.driver, opened.document.id, since);
    return stored
      .filter((suggestion) => maySee(suggestion, viewer))
      .map((suggestion) => toSuggestion(suggestion, viewer));
  }

  /** @throws AppError `invalid-input` for what the document has no place for, `conflict` when there are too many. */
  async make(
    opened: OpenedDocument,
    caller: Caller,
    wanted: NewSuggestions,
  ): Promise<Suggestion[]> {
    const { driver } = this.#deps;
    this.#assertPossible(opened, wanted);
    const ids = wanted.suggestions.map(({ id }) => id);
    if ((await suggestionsWith(driver, ids)).length > 0) return this.#same(opened, caller, ids);
    const { batch } = wanted;
    const by = { batch, authorId: caller.personId };
    const { bytes, others } = await suggestedAlready(driver, opened.document.id, by);
    // What was sent together is accepted together: nobody adds to it under another's name.
    if (others > 0) throw somethingElse();
    if (bytes > suggestionLimits.bytesPerDocument) throw tooMany();
    try {
      await this.#store(opened, caller, wanted);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      // S5. The other of two requests was quicker.
      if ((await suggestionsWith(driver, ids)).length > 0) return this.#same(opened, caller, ids);
      throw tooMany();
    }
    return this.#same(opened, caller, ids);
  }

  /**
   * @throws AppError `not-found` for who may not decide, `conflict` when it is decided already or somebody else is about
   * to accept it.
   */
  async decide(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    decision: SuggestionDecision,
  ): Promise<Suggestion> {
    const viewer = viewerOf(opened, caller);
    const suggestion = await this.#find(opened, viewer, id);
    if (!mayDecide(suggestion, viewer, decision)) throw noSuchSuggestion();
    if (isDone(suggestion, viewer, decision)) return toSuggestion(suggestion, viewer);
    const deed = { by: caller.personId, at: this.#deps.clock() };
    const { statements, isQuiet } = await statementsOf(this.#deps, opened, caller, {
      suggestion,
      decision,
      deed,
    });
    try {
      // A claim is nothing that others would see.
      if (isQuiet) await this.#deps.driver.write(statements);
      else await writeReview(this.#deps, opened.document.id, statements);
    } catch (error) {
      if (error instanceof WriteConflict) throw decidedAlready();
      throw error;
    }
    return toSuggestion(await this.#find(opened, viewer, id), viewer);
  }

  async #find(opened: OpenedDocument, viewer: Viewer, id: string): Promise<StoredSuggestion> {
    const suggestion = await findSuggestion(this.#deps.driver, opened.document.id, id);
    if (!suggestion || !maySee(suggestion, viewer)) throw noSuchSuggestion();
    return suggestion;
  }

  /** S2 */
  #assertPossible({ document }: OpenedDocument, { suggestions }: NewSuggestions): void {
    const template = this.#deps.templates.templateOf(document);
    for (const [index, { change }] of suggestions.entries()) {
      const problem = suggestionProblem(template, change);
      if (problem !== undefined) throw invalid(`suggestions.${index}.change`, problem);
    }
  }

  async #store(opened: OpenedDocument, caller: Caller, wanted: NewSuggestions): Promise<void> {
    const { clock, notifier, templates } = this.#deps;
    const { document } = opened;
    const { batch, note, suggestions } = wanted;
    const [documentId, createdAt, authorId] = [document.id, clock(), caller.personId];
    const [first] = suggestions;
    const section = first && sectionOfChange(templates.templateOf(document), first.change);
    await writeReview(this.#deps, documentId, [
      ...suggestions.map((suggestion): Statement =>
        insertSuggestion(
          { ...suggestion, documentId, batch, note, createdAt, by: { authorId } },
          suggestionLimits.perDocument,
        ),
      ),
      // Those that were sent together are one piece of news.
      ...(await notifier.tell({
        event: "suggestion",
        documentId,
        at: createdAt,
        actorId: authorId,
        ...(first ? { suggestionId: first.id } : {}),
        ...(section === undefined ? {} : { section }),
        concerned: [],
        isInternal: false,
      })),
    ]);
  }

  /** S5. An id that somebody else has taken, or for something else, is refused. */
  async #same(
    opened: OpenedDocument,
    caller: Caller,
    ids: readonly string[],
  ): Promise<Suggestion[]> {
    const viewer = viewerOf(opened, caller);
    const stored = await suggestionsWith(this.#deps.driver, ids);
    const byId = new Map(stored.map((suggestion) => [suggestion.id, suggestion]));
    return ids.map((id) => {
      const suggestion = byId.get(id);
      const isSame =
        suggestion?.authorId === caller.personId && suggestion.documentId === opened.document.id;
      if (!isSame) throw somethingElse();
      return toSuggestion(suggestion, viewer);
    });
  }
}

/** S6 */
function maySee({ proposalId }: StoredSuggestion, { maySuggest, mayEdit }: Viewer): boolean {
  return proposalId === null || maySuggest || mayEdit;
}

function mayDecide(
  { authorId, state }: StoredSuggestion,
  { personId, mayEdit }: Viewer,
  { decision }: SuggestionDecision,
): boolean {
  if (decision === "withdraw") return authorId === personId;
  // What its author has withdrawn is theirs to bring back.
  if (decision === "reopen" && state === "withdrawn") return authorId === personId;
  return mayEdit;
}

/** S5. What the same person has decided already, and sends again. */
function isDone(
  { state, decidedBy }: StoredSuggestion,
  { personId }: Viewer,
  { decision }: SuggestionDecision,
): boolean {
  if (decision === "reopen") return state === "open";
  const become = { applied: "accepted", reject: "rejected", withdraw: "withdrawn" } as const;
  if (decision === "accept" || decision === "release") return false;
  return state === become[decision] && decidedBy === personId;
}

/** The same for what is not there and what somebody may not see or do (H3). */
function noSuchSuggestion(): AppError {
  return new AppError("not-found", "There is no such suggestion, or it is not yours to decide");
}

function somethingElse(): AppError {
  return new AppError("conflict", "There is something else under this id");
}

function tooMany(): AppError {
  return new AppError("conflict", "The document has as many suggestions as there can be");
}

function decidedAlready(): AppError {
  return new AppError("conflict", "Somebody was faster: it is decided, or being accepted");
}
