/**
 * What changed between two states of a document.
 *
 *   X1  The same two states are compared once, however many ask.
 *   X2  What is kept for those who ask next is bounded.
 */
import type { Comparison, SuggestedRange } from "@brudnopis/document";
import type { ChangesQuery, Credit, DocumentChanges, SectionChanges } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { suggestedRangesOf } from "../store/review-suggested-text.ts";
import { seenBy } from "../store/seen.ts";
import type { Templates } from "../templates.ts";
import type { HistoryThread } from "./history-thread.ts";
import { historyPeople } from "../store/history-people.ts";
import type { Moment, Revisions } from "./revisions.ts";

export interface ChangesOptions {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly revisions: Revisions;
  readonly thread: HistoryThread;
  /** Who wrote what, encoded, up to at least a number of the log. */
  authorship(documentId: string, upTo: number): Promise<Uint8Array>;
}

/** X2. A comparison has what was written in it, mostly some tens of kilobytes. */
const maxKept = 30;

export class Changes {
  readonly #options: ChangesOptions;
  /** X1. In the order in which they were asked for last. */
  readonly #kept = new Map<string, Promise<Comparison>>();

  constructor(options: ChangesOptions) {
    this.#options = options;
  }

  /** @throws AppError `not-found` when one of the ends is not there. */
  async changes(
    opened: OpenedDocument,
    caller: Caller,
    { from, to, section }: ChangesQuery,
  ): Promise<DocumentChanges> {
    const { revisions } = this.#options;
    const later = await revisions.momentOf(opened, to);
    const earlier =
      from === "seen"
        ? await this.#seen(opened.document, caller, later)
        : await revisions.momentOf(opened, from);
    const { sections, names } = await this.compare(opened.document, caller, earlier, later);
    const shown = sections.filter((change) => section === undefined || change.section === section);
    return {
      from: endOf(earlier),
      to: endOf(later),
      sections: shown,
      people: await historyPeople(this.#options.driver, shown.flatMap(authorsIn)),
      names,
    };
  }

  async #seen({ id }: StoredDocument, { personId }: Caller, later: Moment): Promise<Moment> {
    const { all } = await seenBy(this.#options.driver, id, personId);
    return all === undefined ? later : this.#options.revisions.momentAt(id, all.seq);
  }

  /** X1 */
  async compare(
    document: StoredDocument,
    caller: Pick<Caller, "personId">,
    from: Moment,
    to: Moment,
  ): Promise<Comparison> {
    if (from.seq === to.seq) return { sections: [], names: {} };
    // Whose words they are is known a moment after they are written.
    const suggested = await suggestedRangesOf(this.#options.driver, document.id);
    const states = `${from.seq} ${to.seq} ${to.templateVersion} ${suggested.length}`;
    const key = `${document.id} ${document.epoch} ${states}`;
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const comparison = known ?? this.#compare(document, caller, { from, to, suggested });
    this.#kept.set(key, comparison);
    if (!known) comparison.catch(() => this.#kept.delete(key));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= maxKept) break;
      this.#kept.delete(oldest);
    }
    return comparison;
  }

  async #compare(
    document: StoredDocument,
    { personId }: Pick<Caller, "personId">,
    { from, to, suggested }: Compared,
  ): Promise<Comparison> {
    const { revisions, templates, thread } = this.#options;
    const last = Math.max(from.seq, to.seq);
    // It may need the same thread, so it cannot wait for its turn there.
    const authorship = await this.#options.authorship(document.id, last);
    return thread.askFor(personId, "compare", async () => ({
      from: await revisions.partsAt(document.id, from),
      to: await revisions.partsAt(document.id, to),
      template: templates.templateOf({ ...document, templateVersion: to.templateVersion }),
      authorship,
      suggested,
    }));
  }
}

interface Compared {
  readonly from: Moment;
  readonly to: Moment;
  readonly suggested: readonly SuggestedRange[];
}

export function endOf({ revision, seq, at }: Moment): DocumentChanges["from"] {
  return { ...(revision === undefined ? {} : { revision }), seq, at };
}

/** Everybody who is credited with something, also within a text. */
export function authorsIn({ changes }: SectionChanges): string[] {
  return changes.flatMap((change) => [
    ...change.by.flatMap(namedIn),
    ...(change.type === "text" ? (change.blocks ?? []).flatMap(authorsOfNode) : []),
  ]);
}

type Block = NonNullable<
  Extract<SectionChanges["changes"][number], { type: "text" }>["blocks"]
>[number];

function authorsOfNode({ change, content = [] }: Block): string[] {
  const own = change?.by === undefined ? [] : namedIn(change.by);
  return [...own, ...content.flatMap(authorsOfNode)];
}

function namedIn({ person, suggestedBy }: Credit): string[] {
  return suggestedBy === undefined ? [person] : [person, suggestedBy];
}
