/**
 * Review rounds: a document is sent as it stands, remarked on, answered point by point, and the round is closed.
 *
 *   O1  What is sent is a revision with a name, made in the same write as the round: what is reviewed never changes.
 *   O2  At most one round of a kind is under way in a document.
 *   O3  A round goes back to the city when the last reviewer has handed it back, or when the lead ends the reviewing.
 *   O4  The city is done when every remark of the round has its answer, and not before.
 *   O5  A step is taken from the state in which it was decided, or not at all.
 *   O6  Of peers' grids each sees their own, and the others' once both have handed back.
 */
import {
  AppError,
  type NewRound,
  type PeerGrid,
  type Round,
  type RoundChange,
  type RoundList,
  type RoundStep,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { RevisionMaker } from "../history/revision-maker.ts";
import type { Revisions } from "../history/revisions.ts";
import { newId } from "../ids.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import {
  addReviewer,
  findRound,
  insertRound,
  keepGrid,
  remarkCounts,
  removeReviewer,
  returnWhenAllAreDone,
  reviewersIn,
  roundsOf,
  setRoundDue,
  type StoredReviewer,
  type StoredRound,
} from "../store/review-rounds.ts";
import { nextReviewVersion } from "../store/review-version.ts";
import type { Happening, Notifier } from "./notifier.ts";
import { candidatesFor } from "./round-reviewers.ts";
import { stepOf } from "./round-steps.ts";
import { toRound } from "./round-view.ts";
import { viewerOf } from "./viewer.ts";

export interface RoundsOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly maker: RevisionMaker;
  readonly revisions: Revisions;
  readonly notifier: Notifier;
  readonly clock: () => number;
  /** Called when a change is stored, for those who have the document open. */
  changed(documentId: string): void;
}

export class Rounds {
  readonly #options: RoundsOptions;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  async list(opened: OpenedDocument, caller: Caller): Promise<RoundList> {
    const { driver, access } = this.#options;
    const { document } = opened;
    const viewer = viewerOf(opened, caller);
    const canSend = viewer.mayEdit && viewer.mayShare;
    const rounds = await this.#seen(opened, caller, await roundsOf(driver, document.id));
    return {
      rounds,
      people: await historyPeople(driver, rounds.flatMap(peopleIn)),
      reviewers: canSend ? await candidatesFor(driver, access, document) : [],
      canSend,
    };
  }

  /** O1. @throws AppError `invalid-input` for who cannot review, `conflict` while another round is under way (O2). */
  async send(opened: OpenedDocument, caller: Caller, wish: NewRound): Promise<Round> {
    const { driver, maker, audit, notifier, clock } = this.#options;
    const [documentId, id, sentAt] = [opened.document.id, newId(), clock()];
    const reviewers = [...new Set(wish.reviewers)];
    await this.#assertCanReview(opened, [], reviewers);
    const number = ((await roundsOf(driver, documentId))[0]?.number ?? 0) + 1;
    const asked = {
      by: caller.personId,
      name: nameOf(wish.kind, number),
      description: oneLine(wish.note),
    };
    const news = await notifier.tell(sentTo({ documentId, id }, caller, reviewers, sentAt));
    const round = { id, documentId, number, kind: wish.kind, sentBy: caller.personId, sentAt };
    await orConflict(
      maker.make(documentId, "named", asked, (revisionId) => [
        nextReviewVersion(documentId),
        ...insertRound({ ...round, revisionId, note: wish.note, due: wish.due ?? null, reviewers }),
        ...news,
        audit.entry(caller, "round-sent", { documentId, details: { round: id, kind: wish.kind } }),
      ]),
      "Another round is under way",
    );
    this.#stored(documentId);
    return this.#round(opened, caller, id);
  }

  /** @throws AppError `not-found`, `conflict` for a closed round, `invalid-input` for who cannot review. */
  async change(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    { due, reviewers }: RoundChange,
  ): Promise<Round> {
    const { driver, notifier, clock } = this.#options;
    const documentId = opened.document.id;
    const { round, reviewers: before } = await this.#found(documentId, id);
    if (round.state === "closed") throw tooLate();
    const active = before.filter(({ removedAt }) => removedAt === null);
    const had = active.map(({ personId }) => personId);
    const wanted = reviewers === undefined ? had : [...new Set(reviewers)];
    const added = wanted.filter((personId) => !had.includes(personId));
    await this.#assertCanReview(opened, had, wanted);
    const at = clock();
    await driver.write([
      nextReviewVersion(documentId),
      ...(due === undefined ? [] : [setRoundDue(id, due)]),
      ...added.map((personId) => addReviewer(id, personId)),
      ...had
        .filter((personId) => !wanted.includes(personId))
        .map((personId) => removeReviewer(id, personId, at)),
      returnWhenAllAreDone(id, at),
      ...(added.length === 0 ? [] : await notifier.tell(sentTo(round, caller, added, at))),
    ]);
    this.#stored(documentId);
    return this.#round(opened, caller, id);
  }

  /** @throws AppError `not-found`, `forbidden` for who may not, `conflict` for a step that does not follow (O4, O5). */
  async take(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    { step }: RoundStep,
  ): Promise<Round> {
    const { driver, notifier, audit, clock } = this.#options;
    const documentId = opened.document.id;
    const { round, reviewers } = await this.#found(documentId, id);
    const viewer = viewerOf(opened, caller);
    const taken = stepOf(step, { round, reviewers, viewer, at: clock() });
    const news = taken.news
      ? await notifier.tell({
          ...taken.news,
          documentId,
          at: clock(),
          actorId: caller.personId,
          roundId: id,
          isInternal: false,
        })
      : [];
    const events: Statement[] = taken.action
      ? [audit.entry(caller, taken.action, { documentId, details: { round: id } })]
      : [];
    await orConflict(
      driver.write([nextReviewVersion(documentId), ...taken.statements, ...news, ...events]),
      taken.refusal,
    );
    this.#stored(documentId);
    return this.#round(opened, caller, id);
  }

  /** @throws AppError `not-found`, `conflict` for who is no peer of the round, or has handed it back. */
  async keepGrid(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    grid: PeerGrid,
  ): Promise<void> {
    const { driver } = this.#options;
    const { round } = await this.#found(opened.document.id, id);
    if (round.kind !== "peer") throw new AppError("conflict", "This round has no grid");
    await orConflict(
      driver.write([keepGrid(id, caller.personId, grid)]),
      "Only a reviewer who has not handed it back fills in the grid",
    );
  }

  /** The frozen text as one Yjs update. @throws AppError `not-found`, also when it was let go of. */
  async stateOf(opened: OpenedDocument, caller: Caller, id: string): Promise<Uint8Array> {
    const { round } = await this.#found(opened.document.id, id);
    if (round.revisionId === null) throw noRound();
    return this.#options.revisions.stateOf(opened, caller, round.revisionId);
  }

  async #seen(
    opened: OpenedDocument,
    caller: Caller,
    rounds: readonly StoredRound[],
  ): Promise<Round[]> {
    if (rounds.length === 0) return [];
    const { driver } = this.#options;
    const viewer = viewerOf(opened, caller);
    const reviewers = Map.groupBy(
      await reviewersIn(driver, opened.document.id),
      ({ roundId }) => roundId,
    );
    const counts = Map.groupBy(
      await remarkCounts(driver, opened.document.id),
      ({ roundId }) => roundId,
    );
    return rounds.map((round) =>
      toRound(
        {
          round,
          reviewers: reviewers.get(round.id) ?? [],
          counts: counts.get(round.id) ?? [],
        },
        viewer,
      ),
    );
  }

  async #round(opened: OpenedDocument, caller: Caller, id: string): Promise<Round> {
    const { round } = await this.#found(opened.document.id, id);
    const [seen] = await this.#seen(opened, caller, [round]);
    if (!seen) throw noRound();
    return seen;
  }

  async #found(
    documentId: string,
    id: string,
  ): Promise<{ readonly round: StoredRound; readonly reviewers: readonly StoredReviewer[] }> {
    const { driver } = this.#options;
    const round = await findRound(driver, documentId, id);
    if (!round) throw noRound();
    const reviewers = await reviewersIn(driver, documentId);
    return { round, reviewers: reviewers.filter(({ roundId }) => roundId === id) };
  }

  /** Whoever is asked already stays, whatever they may do by now. */
  async #assertCanReview(
    { document }: OpenedDocument,
    already: readonly string[],
    wanted: readonly string[],
  ): Promise<void> {
    const { driver, access } = this.#options;
    const candidates = await candidatesFor(driver, access, document);
    const fine = new Set([...already, ...candidates.map(({ id }) => id)]);
    const message = "This person may not review the document";
    const issues = wanted.flatMap((personId, index) =>
      fine.has(personId) ? [] : [{ path: `reviewers.${index}`, message }],
    );
    if (issues.length > 0) throw new AppError("invalid-input", message, { issues });
  }

  #stored(documentId: string): void {
    this.#options.notifier.told();
    this.#options.changed(documentId);
  }
}

function sentTo(
  { documentId, id: roundId }: Pick<StoredRound, "documentId" | "id">,
  { personId: actorId }: Caller,
  concerned: readonly string[],
  at: number,
): Happening {
  return { event: "round-sent", documentId, at, actorId, roundId, concerned, isInternal: false };
}

function peopleIn({ sentBy, closedBy, reviewers }: Round): string[] {
  const named = closedBy === undefined ? [sentBy] : [sentBy, closedBy];
  return [...named, ...reviewers.map(({ person }) => person)];
}

/** Documents are written in Polish, and so is what their revisions are called. */
function nameOf(kind: NewRound["kind"], number: number): string {
  return kind === "peer" ? `Recenzja koleżeńska ${number}` : `Runda recenzji ${number}`;
}

/** As a revision's description may be. */
function oneLine(note: string): string {
  return note.replace(/\s+/g, " ").trim().slice(0, 1000);
}

async function orConflict<T>(write: Promise<T>, message: string): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof WriteConflict) throw new AppError("conflict", message);
    throw error;
  }
}

function tooLate(): AppError {
  return new AppError("conflict", "The round is closed");
}

function noRound(): AppError {
  return new AppError("not-found", "There is no such round");
}
