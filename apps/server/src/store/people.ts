import { Language } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

const Person = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Empty when there is no password: it is signed in through a provider, or not yet at all. */
  passwordHash: z.string(),
  state: z.enum(["active", "blocked", "erased"]),
  language: Language,
  organisationId: z.string(),
  organisation: z.string(),
  hue: z.int(),
});
export type Person = z.infer<typeof Person>;

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly organisationId: string;
  /** Polish unless said otherwise. */
  readonly language?: Language;
  readonly createdAt: number;
}

const selectPerson = `
  select person.id, person.name, person.email, person.password_hash as "passwordHash",
    person.state, person.language, person.organisation_id as "organisationId", organisation.name as organisation, organisation.hue
  from person join organisation on organisation.id = person.organisation_id`;

export function findPerson(driver: Driver, id: string): Promise<Person | undefined> {
  return readOne(driver, Person, `${selectPerson} where person.id = $1`, [id]);
}

export function findPersonByEmail(driver: Driver, email: string): Promise<Person | undefined> {
  return readOne(driver, Person, `${selectPerson} where person.email = $1`, [email.toLowerCase()]);
}

export async function hasPeople(driver: Driver): Promise<boolean> {
  return (await driver.read("select id from person limit 1", [])).length > 0;
}

/**
 * Changes nothing. Refused when the person may not sign in by password alone any more, or not by the one that had this
 * hash, so that what follows from a right password is stored only while it is right.
 */
export function stillEntersWith({ id, passwordHash }: Person): Statement {
  return {
    sql: `update person set state = state
      where id = $1 and password_hash = $2 and state = 'active' and totp_since is null`,
    values: [id, passwordHash],
    expectedRows: 1,
  };
}

/** Changes nothing. Refused when the person has another password than this one by now, or was shut out. */
export function stillHasPassword({ id, passwordHash }: Person): Statement {
  return {
    sql: "update person set state = state where id = $1 and password_hash = $2 and state = 'active'",
    values: [id, passwordHash],
    expectedRows: 1,
  };
}

/** Changes nothing. Refused when the person was shut out. */
export function stillActive(personId: string): Statement {
  return {
    sql: "update person set state = state where id = $1 and state = 'active'",
    values: [personId],
    expectedRows: 1,
  };
}

/** Refused when the password is no longer the one that it was thought to be. */
export function changePassword({ id, passwordHash }: Person, newHash: string): Statement {
  return {
    sql: `update person set password_hash = $3
      where id = $1 and password_hash = $2 and state = 'active'`,
    values: [id, passwordHash, newHash],
    expectedRows: 1,
  };
}

export function changeProfile(personId: string, name: string, language: Language): Statement {
  return {
    sql: "update person set name = $2, language = $3 where id = $1",
    values: [personId, name, language],
  };
}

export function insertPerson(person: NewPerson): Statement {
  const { id, name, email, passwordHash, organisationId, language = "pl", createdAt } = person;
  return {
    sql: `insert into person (id, name, email, password_hash, organisation_id, language, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, name, email.toLowerCase(), passwordHash, organisationId, language, createdAt],
  };
}
