import type { RoundList } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import { peopleAround } from "../access/people-around.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";

/** Who can be asked to review, by name: whoever may comment, and does not write in it. */
export async function candidatesFor(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<RoundList["reviewers"]> {
  const people = await peopleAround(driver, access, document);
  return people.flatMap(({ personId, name, organisation, hue, permissions }) => {
    if (!permissions.includes("comment") || permissions.includes("edit")) return [];
    // Of all who may comment without writing only peers may neither suggest nor decide who has the document.
    const isPeer = !permissions.includes("suggest") && !permissions.includes("share");
    return [{ id: personId, name, organisation, hue, isPeer }];
  });
}
