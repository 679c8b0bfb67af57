/** People who ask to be let into a document. */
import { Language } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const OpenRequest = z.strictObject({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  language: Language,
  message: z.string(),
  createdAt: z.int(),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

const selectOpen = `
  select access_request.id, person.id as "personId", person.name, person.email, organisation.name as organisation,
    person.language, access_request.message, access_request.created_at as "createdAt"
  from access_request
    join person on person.id = access_request.person_id
    join organisation on organisation.id = person.organisation_id
  where access_request.document_id = $1 and access_request.decided_at is null and person.state = 'active'`;

/** Those who have waited longest first. */
export function openRequests(driver: Driver, documentId: string): Promise<OpenRequest[]> {
  const sql = `${selectOpen} order by access_request.created_at, access_request.id`;
  return readAll(driver, OpenRequest, sql, [documentId]);
}

export function findOpenRequest(
  driver: Driver,
  documentId: string,
  id: string,
): Promise<OpenRequest | undefined> {
  return readOne(driver, OpenRequest, `${selectOpen} and access_request.id = $2`, [documentId, id]);
}

export interface NewRequestRow {
  readonly id: string;
  readonly documentId: string;
  readonly personId: string;
  readonly message: string;
  readonly createdAt: number;
}

/** Refused when this person has an open one about the document, or has asked too often since a time. */
export function insertRequest(
  { id, documentId, personId, message, createdAt }: NewRequestRow,
  limit: { readonly count: number; readonly since: number },
): Statement {
  return {
    sql: `insert into access_request (id, document_id, person_id, message, created_at)
      select $1, $2, $3, $4, $5
      where not exists (
          select 1 from access_request where document_id = $2 and person_id = $3 and decided_at is null)
        and (select count(*) from access_request where person_id = $3 and created_at > $6) < $7`,
    values: [id, documentId, personId, message, createdAt, limit.since, limit.count],
    expectedRows: 1,
  };
}

/** Two people who decide at once: the write of one of them is refused. */
export function decideRequest(id: string, decidedBy: string, at: number): Statement {
  return {
    sql: "update access_request set decided_at = $2, decided_by = $3 where id = $1 and decided_at is null",
    values: [id, at, decidedBy],
    expectedRows: 1,
  };
}

const Addressee = z.strictObject({ email: z.string(), language: Language });
export type Addressee = z.infer<typeof Addressee>;

/** Whom to tell about a request: the leads of the document's owners. */
export function ownersLeads(driver: Driver, documentId: string): Promise<Addressee[]> {
  return readAll(
    driver,
    Addressee,
    `select distinct person.email, person.language
     from document_organisation
       join person_grant on person_grant.scope_kind = 'organisation'
         and person_grant.scope_id = document_organisation.organisation_id and person_grant.role = 'lead'
       join person on person.id = person_grant.person_id
     where document_organisation.document_id = $1 and document_organisation.part = 'owner'
       and person.state = 'active'
     order by person.email`,
    [documentId],
  );
}
