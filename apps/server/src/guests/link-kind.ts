/**
 * What kind a link is, and what its maker has to be allowed for it to work: a link gives others a part of what its maker
 * may do, so it works only as long as they may.
 */
import type { GuestLink, Permission } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { StoredGuestLink } from "../store/guests.ts";

const neededFor = { document: "share", question: "edit" } as const satisfies Record<
  GuestLink["kind"],
  Permission
>;

export function kindOf({ address }: StoredGuestLink): GuestLink["kind"] {
  return address === null ? "document" : "question";
}

export function mayMakerStill(
  access: Access,
  link: StoredGuestLink,
  document: StoredDocument,
): Promise<boolean> {
  return access.may(link.makerId, document, neededFor[kindOf(link)]);
}
