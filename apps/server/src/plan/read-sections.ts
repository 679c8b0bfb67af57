import type { PlanPerson, SectionPlan } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { helpersIn, peopleNamedIn, sectionPlansOf, type StoredSectionPlan } from "../store/plan.ts";
import { editorsOf } from "./editors.ts";

/** The sections about which something was said, with the people as they are today. */
export async function readSections(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<SectionPlan[]> {
  const stored = await sectionPlansOf(driver, document.id);
  if (stored.length === 0) return [];
  const people = await namedPeople(driver, access, document);
  const helpers = Map.groupBy(await helpersIn(driver, document.id), ({ section }) => section);
  return stored
    .map((row) => {
      const helping = helpers.get(row.section) ?? [];
      return toSectionPlan(
        row,
        helping.flatMap(({ personId }) => people.get(personId) ?? []),
        people,
      );
    })
    .filter(({ owner, helpers: { length }, due, ready }) => owner || length > 0 || due || ready);
}

async function namedPeople(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<Map<string, PlanPerson>> {
  const named = await peopleNamedIn(driver, document.id);
  if (named.length === 0) return new Map();
  const editors = await editorsOf(driver, access, document);
  return new Map(
    named.map((person) => [person.id, { ...person, mayEdit: editors.has(person.id) }]),
  );
}

function toSectionPlan(
  { section, ownerId, due, readyBy, readyAt }: StoredSectionPlan,
  helpers: readonly PlanPerson[],
  people: ReadonlyMap<string, PlanPerson>,
): SectionPlan {
  const owner = ownerId === null ? undefined : people.get(ownerId);
  return {
    section,
    ...(owner ? { owner } : {}),
    helpers: [...helpers],
    ...(due === null ? {} : { due }),
    ...(readyBy === null || readyAt === null ? {} : { ready: { by: readyBy, at: readyAt } }),
  };
}
