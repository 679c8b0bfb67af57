/** Whoever made an invitation: what they hand on is theirs to hand on when it is taken, not when it was offered. */
import type { Scope } from "@brudnopis/schema";
import type { StoredInvitation } from "../store/invitations.ts";
import type { Access, Caller } from "./access.ts";
import { grantableRoles } from "./decide.ts";

type Authority = Pick<
  Access,
  "caller" | "permissionsOn" | "organisation" | "manageNetwork" | "mayUse"
>;

/** Whether its maker could make this invitation now: is neither blocked nor erased, and has not lost the right. */
export async function isStillGiven(
  access: Authority,
  { createdBy, role, scope }: Pick<StoredInvitation, "createdBy" | "role" | "scope">,
): Promise<boolean> {
  const maker = await access.caller(createdBy, "");
  if (!maker || !grantableRoles(maker.grants, scope.kind).includes(role)) return false;
  return mayInviteTo(access, maker, scope);
}

/** What the rule of each door in `http/routes/invitations.ts` asks. */
async function mayInviteTo(access: Authority, maker: Caller, scope: Scope): Promise<boolean> {
  switch (scope.kind) {
    case "installation":
      return access.mayUse(maker, "administer");
    case "network":
      return (await access.manageNetwork(maker, scope.id)) !== undefined;
    case "organisation":
      return (await access.organisation(maker, scope.id, "manage")) !== undefined;
    case "document":
      return (await access.permissionsOn(maker, scope.id)).includes("share");
  }
}
