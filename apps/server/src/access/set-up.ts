/** The first account: made by whoever holds the link that the server printed at its start. */
import { AppError, type SetUp } from "@brudnopis/schema";
import { newId } from "../ids.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { insertGrant } from "../store/grants.ts";
import { insertOrganisation, nextHue } from "../store/organisations.ts";
import { hasPeople, insertPerson } from "../store/people.ts";
import { hasSetUpLink, replaceSetUpLink, useSetUpLink } from "../store/set-up-links.ts";
import type { Actor, Audit } from "./audit.ts";
import type { Passwords } from "./passwords.ts";
import { hashToken, newToken } from "./tokens.ts";

export interface SetUpOptions {
  readonly driver: Driver;
  readonly passwords: Passwords;
  readonly clock: () => number;
  readonly audit: Audit;
}

/** A new link's token while there is no account; the links printed before stop working. */
export async function renewSetUpLink(
  driver: Driver,
  clock: () => number,
): Promise<string | undefined> {
  if (await hasPeople(driver)) return undefined;
  const token = newToken();
  await driver.write(replaceSetUpLink(hashToken(token), clock()));
  return token;
}

export function isSetUpLinkValid(driver: Driver, token: string): Promise<boolean> {
  return hasSetUpLink(driver, hashToken(token));
}

/**
 * Makes the administrator, who also leads the organisation they named: the first thing they will want is a document.
 * @returns The person's id.
 * @throws AppError `set-up-done` when there is an account already, `forbidden` when the link is not valid.
 */
export async function setUp(
  { driver, passwords, clock, audit }: SetUpOptions,
  body: SetUp,
  actor: Actor,
): Promise<string> {
  const tokenHash = hashToken(body.token);
  // Asked first, so that guessing links does not cost a password hash each.
  if (!(await hasSetUpLink(driver, tokenHash))) throw await refusal(driver);
  const passwordHash = await passwords.hash(body.password);
  const [organisationId, personId, createdAt] = [newId(), newId(), clock()];
  const { name, email, organisation } = body;
  const hue = await nextHue(driver);
  try {
    await driver.write([
      useSetUpLink(tokenHash),
      insertOrganisation({ id: organisationId, name: organisation, hue, createdAt }),
      insertPerson({ id: personId, name, email, passwordHash, organisationId, createdAt }),
      insertGrant(personId, { role: "administrator", scope: { kind: "installation" } }, createdAt),
      insertGrant(
        personId,
        { role: "lead", scope: { kind: "organisation", id: organisationId } },
        createdAt,
      ),
      audit.entry({ ...actor, personId }, "installation-set-up", { personId, organisationId }),
    ]);
  } catch (error) {
    // Somebody else was quicker with the same link.
    if (error instanceof WriteConflict) throw await refusal(driver);
    throw error;
  }
  return personId;
}

async function refusal(driver: Driver): Promise<AppError> {
  return (await hasPeople(driver))
    ? new AppError("set-up-done", "This installation has an account already")
    : new AppError(
        "forbidden",
        "This set-up link is not valid; the newest one was printed when the server started",
      );
}
