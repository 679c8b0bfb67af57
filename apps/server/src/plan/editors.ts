import type { PlanPerson } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { grantHoldersAround } from "../store/sharing.ts";

/** Who writes in a document, by name. Whoever may only because they administer belongs to no team. */
export async function editorsOf(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<Map<string, PlanPerson>> {
  const holders = await grantHoldersAround(driver, document);
  const decisions = await Promise.all(holders.map(({ grants }) => access.decide(grants, document)));
  const editors = holders.filter((_, index) => {
    const { permissions = [], logged = [] } = decisions[index] ?? {};
    return permissions.includes("edit") && !logged.includes("edit");
  });
  return new Map(
    editors.map(({ personId: id, name, organisation, hue }) => [
      id,
      { id, name, organisation, hue, mayEdit: true },
    ]),
  );
}
