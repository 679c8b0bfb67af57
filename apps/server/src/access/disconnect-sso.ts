import { AppError } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { deleteIdentities, hasIdentity } from "../store/identities.ts";
import { findPerson } from "../store/people.ts";
import type { Caller } from "./access.ts";
import type { Audit } from "./audit.ts";

/**
 * Takes away every identity that somebody signs in with through a provider, also when there is no provider any more.
 * @throws AppError `conflict` when there is no password: nothing would be left to sign in with.
 */
export async function disconnectSso(
  { driver, audit }: { readonly driver: Driver; readonly audit: Audit },
  caller: Caller,
): Promise<void> {
  const { personId } = caller;
  if (!(await hasIdentity(driver, personId))) return;
  const person = await findPerson(driver, personId);
  if (!person?.passwordHash) {
    throw new AppError("conflict", "Set a password first: nothing else would let you in");
  }
  await driver.write([
    deleteIdentities(personId),
    audit.entry(caller, "sso-disconnected", { personId }),
  ]);
}
