/** Who has which section of a document, by when, and which findings of its check are muted. */
import { MutedFinding } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const SectionRow = z.strictObject({
  section: z.string(),
  ownerId: z.string().nullable(),
  due: z.string().nullable(),
  /** Their name. */
  readyBy: z.string().nullable(),
  readyAt: z.int().nullable(),
});
export type StoredSectionPlan = z.infer<typeof SectionRow>;

export function sectionPlansOf(driver: Driver, documentId: string): Promise<StoredSectionPlan[]> {
  return readAll(
    driver,
    SectionRow,
    `select section, owner_id as "ownerId", due, person.name as "readyBy", ready_at as "readyAt"
     from section_plan left join person on person.id = section_plan.ready_by
     where document_id = $1 order by section`,
    [documentId],
  );
}

const HelperRow = z.strictObject({ section: z.string(), personId: z.string() });

/** By name within a section. */
export function helpersIn(
  driver: Driver,
  documentId: string,
): Promise<z.infer<typeof HelperRow>[]> {
  return readAll(
    driver,
    HelperRow,
    `select section, person_id as "personId"
     from section_helper join person on person.id = section_helper.person_id
     where document_id = $1 order by section, person.name, person.id`,
    [documentId],
  );
}

const NamedRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  hue: z.int(),
});
export type NamedPerson = z.infer<typeof NamedRow>;

/** Everybody who has a section or helps with one, whatever they may do today. */
export function peopleNamedIn(driver: Driver, documentId: string): Promise<NamedPerson[]> {
  return readAll(
    driver,
    NamedRow,
    `select person.id, person.name, organisation.name as organisation, organisation.hue
     from person join organisation on organisation.id = person.organisation_id
     where person.id in (
       select owner_id from section_plan where document_id = $1 and owner_id is not null
       union select person_id from section_helper where document_id = $1)
     order by person.name, person.id`,
    [documentId],
  );
}

/** A section has a row once anything was said about it. */
export function keepSection(documentId: string, section: string): Statement {
  return {
    sql: `insert into section_plan (document_id, section) values ($1, $2)
      on conflict (document_id, section) do nothing`,
    values: [documentId, section],
  };
}

export function setOwner(documentId: string, section: string, ownerId: string | null): Statement {
  return {
    sql: "update section_plan set owner_id = $3 where document_id = $1 and section = $2",
    values: [documentId, section, ownerId],
  };
}

export function setDue(documentId: string, section: string, due: string | null): Statement {
  return {
    sql: "update section_plan set due = $3 where document_id = $1 and section = $2",
    values: [documentId, section, due],
  };
}

/** Undefined: it is not ready, or not any more. */
export function setReady(
  documentId: string,
  section: string,
  ready: { readonly by: string; readonly at: number } | undefined,
): Statement {
  return {
    sql: `update section_plan set ready_by = $3, ready_at = $4
      where document_id = $1 and section = $2`,
    values: [documentId, section, ready?.by ?? null, ready?.at ?? null],
  };
}

export function setHelpers(
  documentId: string,
  section: string,
  personIds: readonly string[],
): readonly Statement[] {
  return [
    {
      sql: "delete from section_helper where document_id = $1 and section = $2",
      values: [documentId, section],
    },
    ...personIds.map((personId) => ({
      sql: "insert into section_helper (document_id, section, person_id) values ($1, $2, $3)",
      values: [documentId, section, personId],
    })),
  ];
}

/** First muted first. */
export function mutedIn(driver: Driver, documentId: string): Promise<MutedFinding[]> {
  return readAll(
    driver,
    MutedFinding,
    `select finding_key as key, rule, place, reason, person.name as "by", muted_at as "at"
     from muted_finding join person on person.id = muted_finding.muted_by
     where document_id = $1 order by muted_at, finding_key`,
    [documentId],
  );
}

export interface NewMutedFinding {
  readonly documentId: string;
  readonly key: string;
  readonly rule: string;
  readonly place: string;
  readonly reason: string;
  readonly mutedBy: string;
  readonly mutedAt: number;
}

/** What is muted already gets another reason. Refused when that would be more than so many in one document. */
export function muteFinding(muted: NewMutedFinding, limit: number): Statement {
  const { documentId, key, rule, place, reason, mutedBy, mutedAt } = muted;
  return {
    sql: `insert into muted_finding (document_id, finding_key, rule, place, reason, muted_by, muted_at)
      select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from muted_finding where document_id = $1 and finding_key <> $2) < $8
      on conflict (document_id, finding_key) do update
        set rule = excluded.rule, place = excluded.place, reason = excluded.reason,
          muted_by = excluded.muted_by, muted_at = excluded.muted_at`,
    values: [documentId, key, rule, place, reason, mutedBy, mutedAt, limit],
    expectedRows: 1,
  };
}

/** Refused when it is not muted, or not any more. */
export function unmuteFinding(documentId: string, key: string): Statement {
  return {
    sql: "delete from muted_finding where document_id = $1 and finding_key = $2",
    values: [documentId, key],
    expectedRows: 1,
  };
}

/** They are named no more. What they said to be ready, and why they muted something, stays under their pseudonym. */
export function takeOutOfPlans(personId: string): readonly Statement[] {
  return [
    { sql: "update section_plan set owner_id = null where owner_id = $1", values: [personId] },
    { sql: "delete from section_helper where person_id = $1", values: [personId] },
  ];
}
