import type { ReviewPerson } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import { isTeam, peopleAround } from "../access/people-around.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";

export interface Participant extends ReviewPerson {
  /** Whether they write for one of the document's cities, and so get its internal notes. */
  readonly isTeam: boolean;
}

/** Who takes part in a document's review, by id and sorted by name: whoever may comment, and not only by administering. */
export async function participantsOf(
  driver: Driver,
  access: Pick<Access, "decideEach">,
  document: StoredDocument,
): Promise<ReadonlyMap<string, Participant>> {
  const people = await peopleAround(driver, access, document);
  const mayComment = people.filter(
    ({ permissions, logged }) => permissions.includes("comment") && !logged.includes("comment"),
  );
  return new Map(
    mayComment.map(({ personId: id, name, organisation, hue, ...rights }) => [
      id,
      { id, name, organisation, hue, isTeam: isTeam(rights) },
    ]),
  );
}
