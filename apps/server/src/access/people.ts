/** The people of an installation, as administrators find them. What they change is in `change-person.ts`. */
import { AppError, type PersonDetails, type PersonSummary, type Role } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import {
  allPeople,
  findKnownPerson,
  type KnownPerson,
  lastSeen,
  namedGrantsOf,
  type PersonState,
  rolesByPerson,
} from "../store/people-list.ts";
import { hasWords } from "./search-words.ts";

/** Longer lists are for searching, not for reading. */
const mostListed = 200;

const byPolishName = new Intl.Collator("pl");

/** Letters and their marks are compared here: databases do not agree about them. */
export async function listPeople(
  driver: Driver,
  query: string,
  state?: PersonState,
): Promise<PersonSummary[]> {
  const found = (await allPeople(driver, state))
    .filter(({ name, email, organisation }) => hasWords(query, [name, email, organisation]))
    .sort((a, b) => byPolishName.compare(a.name, b.name))
    .slice(0, mostListed);
  const ids = found.map(({ id }) => id);
  const [roles, seen] = await Promise.all([rolesByPerson(driver, ids), lastSeen(driver, ids)]);
  return found.map((person) => {
    const seenAt = seen.get(person.id);
    const held: readonly Role[] = roles.get(person.id) ?? [];
    return { ...person, roles: [...held], ...(seenAt === undefined ? {} : { seenAt }) };
  });
}

export async function personDetails(driver: Driver, id: string): Promise<PersonDetails> {
  const { seenAt, hasPassword, hasTotp, hasSso, ...person } = await knownPerson(driver, id);
  return {
    ...person,
    grants: await namedGrantsOf(driver, id),
    ...(seenAt === null ? {} : { seenAt }),
    hasPassword: hasPassword === 1,
    hasTotp: hasTotp === 1,
    hasSso: hasSso === 1,
  };
}

/** @throws AppError `not-found`. */
export async function knownPerson(driver: Driver, id: string): Promise<KnownPerson> {
  const person = await findKnownPerson(driver, id);
  if (!person) throw new AppError("not-found", "There is no such person");
  return person;
}
