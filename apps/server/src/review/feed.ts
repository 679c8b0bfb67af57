/**
 * What a page gets of a document's review, at once or what has changed since it last asked.
 *
 *   V1  Internal notes are in the feed of the city's team only: for others nothing tells that there are any, nor do they count
 *       in the version that a feed says.
 *   V2  Nothing that changed is missed: a feed says no version that came after it was begun, so at worst something comes twice.
 */
import type { ReviewFeed, Suggestion, Thread } from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import { readReviewVersion } from "../store/review-version.ts";
import { mentionsIn } from "./mentions.ts";
import { participantsOf } from "./participants.ts";
import { readThreads } from "./read-threads.ts";
import { viewerOf } from "./viewer.ts";

/** The suggestions that this person gets, changed after a version. */
export type SuggestionsFor = (
  opened: OpenedDocument,
  caller: Caller,
  since: number,
) => Promise<Suggestion[]>;

export interface FeedOptions {
  readonly driver: Driver;
  readonly access: Pick<Access, "decideEach">;
  readonly suggestionsFor: SuggestionsFor;
}

export class Feed {
  readonly #options: FeedOptions;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  async read(opened: OpenedDocument, caller: Caller, since: number): Promise<ReviewFeed> {
    const { driver, access, suggestionsFor } = this.#options;
    const { document } = opened;
    const viewer = viewerOf(opened, caller);
    const begun = await readReviewVersion(driver, document.id);
    const participants = await participantsOf(driver, access, document);
    const threads = await readThreads(driver, document.id, viewer, participants, since);
    const suggestions = await suggestionsFor(opened, caller, since);
    return {
      version: Math.min(begun, newest([...threads, ...suggestions], since)),
      threads,
      suggestions,
      people: await historyPeople(driver, [...peopleIn(threads), ...decidersOf(suggestions)]),
      mentionable: [...participants.values()].map(({ isTeam, ...person }) => ({
        ...person,
        mayEdit: isTeam,
      })),
      canComment: viewer.mayComment,
      canSuggest: viewer.maySuggest,
      canExport: opened.permissions.includes("export"),
      isTeam: viewer.isTeam,
    };
  }
}

function newest(items: readonly { readonly version: number }[], since: number): number {
  return items.reduce((version, item) => Math.max(version, item.version), since);
}

/** Everybody who is named in threads, with what they did or in what somebody wrote. */
export function peopleIn(threads: readonly Thread[]): Set<string> {
  const ids = threads.flatMap(({ author, assignee, answer, closed, messages }) => [
    author,
    assignee,
    answer?.by,
    closed?.by,
    ...(answer ? mentionsIn(answer.text) : []),
    ...messages.flatMap((message) => [
      message.author,
      ...mentionsIn(message.text),
      ...message.earlier.flatMap(({ text }) => mentionsIn(text)),
    ]),
  ]);
  return new Set(ids.filter((id) => id !== undefined));
}

function decidersOf(suggestions: readonly Suggestion[]): string[] {
  return suggestions
    .flatMap(({ author, decided }) => [author, decided?.by])
    .filter((id) => id !== undefined);
}
