/** Everybody with a role around a document, and what each may do with it. */
import type { Permission } from "@brudnopis/schema";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { type GrantHolder, grantHoldersAround } from "../store/sharing.ts";
import type { Access } from "./access.ts";
import type { Decision } from "./decide.ts";

export interface PersonAround extends GrantHolder, Decision {}

/** By name; also those whose roles let them do nothing. */
export async function peopleAround(
  driver: Driver,
  access: Pick<Access, "decideEach">,
  document: StoredDocument,
): Promise<PersonAround[]> {
  const holders = await grantHoldersAround(driver, document);
  const decisions = await access.decideEach(
    holders.map(({ grants }) => grants),
    document,
  );
  return holders.map((holder, index) => ({ ...noRights, ...holder, ...decisions[index] }));
}

const noRights: Decision = { permissions: [], logged: [], reasons: [] };

export interface Rights {
  readonly permissions: readonly Permission[];
  /** Of those, what only administering gives. */
  readonly logged: readonly Permission[];
}

/** Whether they write for one of the document's cities: whoever may only because they administer belongs to no team. */
export function isTeam({ permissions, logged }: Rights): boolean {
  return permissions.includes("edit") && !logged.includes("edit");
}
