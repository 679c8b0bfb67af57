import { AppError } from "@brudnopis/schema";
import { acceptInvitation, type AcceptDeps, lookAtInvitation } from "./invitations.ts";
import type { Actor } from "./audit.ts";
import type { Identified } from "./sso-provider.ts";

/**
 * Accepts an invitation for somebody whom the provider knows: with a new account, unless the actor is the person that
 * the identity belongs to already.
 * @returns The person's id; undefined when the invitation is over, or for somebody else.
 */
export async function acceptBySso(
  deps: AcceptDeps,
  token: string,
  { identity, name }: Identified,
  actor: Actor,
): Promise<string | undefined> {
  try {
    const { email, name: invitedName } = await lookAtInvitation(deps, token, actor.personId);
    // A provider need not tell a name. Whoever does not like this one changes it.
    const newcomer = { identity, name: name ?? invitedName ?? nameIn(email) };
    return (await acceptInvitation(deps, { token, actor, newcomer })).personId;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** `jan.kowalski` of `jan.kowalski@miasto.example`. */
function nameIn(email: string): string {
  return email.split("@", 1)[0] ?? email;
}
