/** What administrators change about somebody's account. */
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";
import type { PersonState } from "./people-list.ts";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
}

export function updatePerson({ id, name, email, organisationId }: PersonRow): Statement {
  return {
    sql: "update person set name = $2, email = $3, organisation_id = $4 where id = $1 and state <> 'erased'",
    values: [id, name, email.toLowerCase(), organisationId],
    expectedRows: 1,
  };
}

export function changePersonState(id: string, from: PersonState, to: PersonState): Statement {
  return {
    sql: "update person set state = $3 where id = $1 and state = $2",
    values: [id, from, to],
    expectedRows: 1,
  };
}

/** Administrators besides this person who can sign in. */
const otherAdministrators = `select held.person_id from person_grant held join person on person.id = held.person_id
  where held.role = 'administrator' and held.scope_kind = 'installation' and person.state = 'active'
    and held.person_id <> $1`;

export async function hasOtherAdministrators(driver: Driver, personId: string): Promise<boolean> {
  const Row = z.strictObject({ count: z.int() });
  const sql = `select count(*) as count from (${otherAdministrators}) others`;
  return ((await readOne(driver, Row, sql, [personId]))?.count ?? 0) > 0;
}

/**
 * Changes nothing, and refuses the write that it belongs to when the installation would be left without anybody to run
 * it: also when two administrators take the right from each other at the same moment.
 */
export function administeredWithout(personId: string): Statement {
  return {
    sql: `update person set state = state where id = $1 and (
        not exists (select 1 from person_grant where person_id = $1 and role = 'administrator'
          and scope_kind = 'installation')
        or exists (${otherAdministrators}))`,
    values: [personId],
    expectedRows: 1,
  };
}
