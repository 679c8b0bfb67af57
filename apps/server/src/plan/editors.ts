import type { PlanPerson } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import { isTeam, peopleAround } from "../access/people-around.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";

/** Who writes in a document for its cities, by name. */
export async function editorsOf(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<Map<string, PlanPerson>> {
  const editors = (await peopleAround(driver, access, document)).filter(isTeam);
  return new Map(
    editors.map(({ personId: id, name, organisation, hue }) => [
      id,
      { id, name, organisation, hue, mayEdit: true },
    ]),
  );
}
