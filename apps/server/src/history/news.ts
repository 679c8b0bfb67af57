/**
 * What is new in a document since somebody was there.
 *
 *   W1  Who has never been there has no news: they read the document.
 *   W2  Their own changes are no news to them.
 *   W3  A section that they have seen further than the rest is compared from there.
 */
import { type Comparison, sectionOfPlace } from "@brudnopis/document";
import {
  AppError,
  type DocumentChanges,
  type News,
  type SectionChanges,
  type Seen,
} from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { answersSince } from "../store/guests.ts";
import { markSeen, type SeenDocument, type SeenUpTo, seenBy } from "../store/seen.ts";
import type { Templates } from "../templates.ts";
import { authorsIn, type Changes, endOf } from "./compare.ts";
import { historyPeople } from "../store/history-people.ts";
import type { Moment, Revisions } from "./revisions.ts";

export interface NewsOptions {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly changes: Changes;
  readonly revisions: Revisions;
  readonly clock: () => number;
}

/** W3. Sections are marked one after another; from so many different moments on the older ones are taken together. */
const maxMoments = 4;

export class NewsReader {
  readonly #options: NewsOptions;

  constructor(options: NewsOptions) {
    this.#options = options;
  }

  async news(opened: OpenedDocument, { personId }: Caller): Promise<News> {
    const { driver, revisions } = this.#options;
    const { document } = opened;
    const now = await revisions.momentOf(opened, "now");
    const seen = await seenBy(driver, document.id, personId);
    const { all } = seen;
    if (!all) return { changes: nothing(now), answers: [] };
    const from = await revisions.momentAt(document.id, Math.min(all.seq, now.seq));
    const changes = await this.#since(document, personId, seen, { from, to: now });
    return {
      seenAt: all.at,
      changes: await this.#withoutOwn(changes, personId, { from, to: now }),
      answers: await this.#answersSince(document, seen, all),
    };
  }

  /**
   * Everything up to a number, which is never one that does not exist yet.
   * @throws AppError `not-found` for what is no section of the document's template: each would be a row of its own.
   */
  async see(opened: OpenedDocument, { personId }: Caller, { seq, section }: Seen): Promise<void> {
    const { driver, revisions, templates, clock } = this.#options;
    const { sections } = templates.templateOf(opened.document);
    if (section !== undefined && !sections.some(({ key }) => key === section))
      throw new AppError("not-found", "There is no such section");
    const now = await revisions.momentOf(opened, "now");
    await driver.write(
      markSeen({
        documentId: opened.document.id,
        personId,
        section: section ?? "",
        seq: Math.min(seq, now.seq),
        at: clock(),
      }),
    );
  }

  /** W3. Also what reads again as it did, and has become something else for them in between. */
  async #since(
    document: StoredDocument,
    personId: string,
    { sections: further }: SeenDocument,
    { from, to }: { readonly from: Moment; readonly to: Moment },
  ): Promise<Comparison> {
    const { changes, revisions } = this.#options;
    const seqs = new Set([...further.values()].map(({ seq }) => Math.min(seq, to.seq)));
    const moments = [...seqs]
      .filter((seq) => seq > from.seq)
      .sort((a, b) => b - a)
      .slice(0, maxMoments);
    const seqOf = (section: string) => {
      const seq = Math.min(further.get(section)?.seq ?? from.seq, to.seq);
      return moments.includes(seq) ? seq : from.seq;
    };
    const sections: SectionChanges[] = [];
    const names: Record<string, string> = {};
    for (const seq of [from.seq, ...moments]) {
      const since = seq === from.seq ? from : await revisions.momentAt(document.id, seq);
      const found = await changes.compare(document, { personId }, since, to);
      sections.push(...found.sections.filter(({ section }) => seqOf(section) === seq));
      Object.assign(names, found.names);
    }
    return { sections: this.#inOrder(document, sections), names };
  }

  #inOrder(document: StoredDocument, sections: readonly SectionChanges[]): SectionChanges[] {
    const keys = this.#options.templates.templateOf(document).sections.map(({ key }) => key);
    return sections.toSorted((a, b) => keys.indexOf(a.section) - keys.indexOf(b.section));
  }

  /** W3 */
  async #answersSince(
    document: StoredDocument,
    { sections }: SeenDocument,
    all: SeenUpTo,
  ): Promise<News["answers"]> {
    const { driver, templates } = this.#options;
    const template = templates.templateOf(document);
    const answers = await answersSince(driver, document.id, all.at);
    return answers.filter(({ place, at }) => {
      const section = sectionOfPlace(template, place);
      return at > ((section === undefined ? undefined : sections.get(section)?.at) ?? all.at);
    });
  }

  /** W2 */
  async #withoutOwn(
    { sections, names }: Comparison,
    personId: string,
    { from, to }: { readonly from: Moment; readonly to: Moment },
  ): Promise<DocumentChanges> {
    const others = sections
      .map((section) => withoutChangesOf(section, personId))
      .filter(({ changes, unlisted }) => changes.length > 0 || unlisted > 0);
    return {
      from: endOf(from),
      to: endOf(to),
      sections: others,
      people: await historyPeople(this.#options.driver, others.flatMap(authorsIn)),
      names,
    };
  }
}

/** Their words count no more either; what nobody is credited with is somebody else's. */
function withoutChangesOf(section: SectionChanges, personId: string): SectionChanges {
  const isOwn = ({ by }: SectionChanges["changes"][number]) =>
    by.length > 0 && by.every(({ person }) => person === personId);
  let { inserted, deleted } = section;
  for (const change of section.changes) {
    if (change.type !== "text" || !isOwn(change)) continue;
    inserted -= change.inserted;
    deleted -= change.deleted;
  }
  const changes = section.changes.filter((change) => !isOwn(change));
  return { ...section, changes, inserted: Math.max(0, inserted), deleted: Math.max(0, deleted) };
}

function nothing(now: Moment): DocumentChanges {
  return { from: endOf(now), to: endOf(now), sections: [], people: {}, names: {} };
}
