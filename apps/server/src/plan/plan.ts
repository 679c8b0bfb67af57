/**
 * The plan of a document: who has which section and by when, what is ready, and which findings of its check are muted.
 *
 *   L1  Whoever reads the document sees the plan, with the reasons for muting; guests see nothing of it.
 *   L2  Only who may write in the document can be named. Who loses that right stays named and is marked: a section does not
 *       lose its person in silence, and the lead sees whom to ask next.
 *   L3  Whoever has a section does not help with it as well.
 *   L4  A change is stored with its event, which tells the section or the rule and no text. What changes nothing is none.
 */
import {
  AppError,
  type DocumentPlan,
  type NewMute,
  type PlanPerson,
  type SectionPlan,
  type SectionPlanChange,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { keepSection, mutedIn, muteFinding, unmuteFinding } from "../store/plan.ts";
import type { Templates } from "../templates.ts";
import { editorsOf } from "./editors.ts";
import { openRemarksFor } from "./open-remarks.ts";
import { readSections } from "./read-sections.ts";
import { changesOf } from "./section-changes.ts";

export interface PlansOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly clock: () => number;
  /** Called when a change is stored, for those who have the document open. */
  changed(documentId: string): void;
}

/** More than anybody would read the reasons of. */
const mutesPerDocument = 500;

export class Plans {
  readonly #options: PlansOptions;

  constructor(options: PlansOptions) {
    this.#options = options;
  }

  async describe(opened: OpenedDocument): Promise<DocumentPlan> {
    const { driver, access, templates } = this.#options;
    const { document, permissions } = opened;
    return {
      sections: await readSections(driver, access, document),
      muted: await mutedIn(driver, document.id),
      openRemarks: await openRemarksFor(driver, templates.templateOf(document), opened),
      canLead: permissions.includes("share") && permissions.includes("edit"),
      canMute: permissions.includes("edit"),
    };
  }

  /** Whom a lead can name, by name. */
  async people({ document }: OpenedDocument): Promise<PlanPerson[]> {
    const { driver, access } = this.#options;
    return [...(await editorsOf(driver, access, document)).values()];
  }

  /** @throws AppError `not-found` for an unknown section, `invalid-input` for who may not write. */
  async changeSection(
    opened: OpenedDocument,
    caller: Caller,
    section: string,
    change: SectionPlanChange,
  ): Promise<void> {
    const { driver, access, audit, templates, clock, changed } = this.#options;
    const { document } = opened;
    if (!templates.templateOf(document).sections.some(({ key }) => key === section)) {
      throw new AppError("not-found", "There is no such section");
    }
    const before = (await readSections(driver, access, document)).find(
      (plan) => plan.section === section,
    );
    await this.#assertNameable(opened, before, change);
    const { statements, events } = changesOf(before, change, {
      documentId: document.id,
      section,
      by: caller.personId,
      at: clock(),
    });
    if (events.length === 0) return;
    await driver.write([
      keepSection(document.id, section),
      ...statements,
      ...events.map(({ action, ...subject }) =>
        audit.entry(caller, action, { documentId: document.id, ...subject }),
      ),
    ]);
    changed(document.id);
  }

  /** @throws AppError `conflict` when too much is muted already. */
  async mute({ document }: OpenedDocument, caller: Caller, mute: NewMute): Promise<void> {
    const { driver, audit, clock, changed } = this.#options;
    const before = (await mutedIn(driver, document.id)).find(({ key }) => key === mute.key);
    if (before?.reason === mute.reason) return;
    const [documentId, mutedBy, mutedAt] = [document.id, caller.personId, clock()];
    try {
      await driver.write([
        muteFinding({ documentId, ...mute, mutedBy, mutedAt }, mutesPerDocument),
        audit.entry(caller, "finding-muted", { documentId, details: { rule: mute.rule } }),
      ]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      throw new AppError("conflict", `At most ${mutesPerDocument} findings can be muted`);
    }
    changed(documentId);
  }

  /** What is not muted, or not any more, is as it was wanted. */
  async unmute({ document }: OpenedDocument, caller: Caller, key: string): Promise<void> {
    const { driver, audit, changed } = this.#options;
    const documentId = document.id;
    const muted = (await mutedIn(driver, documentId)).find((each) => each.key === key);
    if (!muted) return;
    try {
      await driver.write([
        unmuteFinding(documentId, key),
        audit.entry(caller, "finding-unmuted", { documentId, details: { rule: muted.rule } }),
      ]);
    } catch (error) {
      // Somebody was faster.
      if (error instanceof WriteConflict) return;
      throw error;
    }
    changed(documentId);
  }

  /** L2 */
  async #assertNameable(
    { document }: OpenedDocument,
    before: SectionPlan | undefined,
    { owner, helpers = [] }: SectionPlanChange,
  ): Promise<void> {
    const wanted = [
      ...(owner ? [{ path: "owner", id: owner }] : []),
      ...helpers.map((id, index) => ({ path: `helpers.${index}`, id })),
    ];
    if (wanted.length === 0) return;
    const { driver, access } = this.#options;
    const editors = await editorsOf(driver, access, document);
    const already = new Set(before ? namedIn(before) : []);
    const issues = wanted
      .filter(({ id }) => !editors.has(id) && !already.has(id))
      .map(({ path }) => ({ path, message: "This person may not write in the document" }));
    if (issues.length === 0) return;
    throw new AppError("invalid-input", "Only who may write can be named", { issues });
  }
}

function namedIn({ owner, helpers }: SectionPlan): string[] {
  return [...(owner ? [owner] : []), ...helpers].map(({ id }) => id);
}
