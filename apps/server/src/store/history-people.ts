/** The people that a document's history names. Who was erased stays as the name that came in place of theirs. */
import { HistoryPerson } from "@brudnopis/schema";
import { type Driver, placeholders, readAll } from "./driver.ts";

/** By id. */
export async function historyPeople(
  driver: Driver,
  ids: Iterable<string>,
): Promise<Record<string, HistoryPerson>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const people = await readAll(
    driver,
    HistoryPerson,
    `select person.id, person.name, organisation.name as organisation, organisation.hue
     from person join organisation on organisation.id = person.organisation_id
     where person.id in (${placeholders(wanted)}) order by person.id`,
    wanted,
  );
  return Object.fromEntries(people.map((person) => [person.id, person]));
}
