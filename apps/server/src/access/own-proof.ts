/**
 * Who adds a way into an account proves once more that it is theirs: a browser that was left open must not become a way
 * in that outlives a new password.
 *
 *   E1  Who has a password types it. Who has none signs in again, and has ten minutes from then.
 *   E2  Connecting a provider's account takes a sign-in of the last ten minutes, since it leads away from here.
 */
import { AppError } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { findPerson } from "../store/people.ts";
import { findSessionById } from "../store/sessions.ts";
import type { Caller } from "./access.ts";
import { type GuessingOptions, judged } from "./guessing.ts";
import type { KnownDevices } from "./known-devices.ts";
import type { Passwords } from "./passwords.ts";

const freshMs = 10 * 60_000;

export interface FreshnessOptions {
  readonly driver: Driver;
  readonly clock: () => number;
}

export interface OwnProofOptions extends GuessingOptions, FreshnessOptions {
  readonly passwords: Passwords;
  readonly devices: KnownDevices;
}

/** What somebody who is signed in typed, and in which browser. */
export interface OwnProof {
  readonly password: string;
  readonly cookieHeader: string | undefined;
}

/**
 * E1.
 * @throws AppError `wrong-credentials`, `too-many-requests` after several wrong tries, or `sign-in-again` for somebody
 *   without a password.
 */
export async function assertIsOwn(
  options: OwnProofOptions,
  caller: Caller,
  { password, cookieHeader }: OwnProof,
): Promise<void> {
  const { personId } = caller;
  const person = await findPerson(options.driver, personId);
  const passwordHash = person?.passwordHash ?? "";
  if (passwordHash === "") return assertSignedInLately(options, caller);
  const device = await options.devices.find(cookieHeader, personId);
  const guess = { target: `own-password:${personId}`, device, actor: caller, personId };
  await judged(options, { ...guess, step: "password" }, async () => {
    const isRight = await options.passwords.verify(password, passwordHash, "known");
    return isRight || undefined;
  });
}

/** E2. @throws AppError `sign-in-again` */
export async function assertSignedInLately(
  { driver, clock }: FreshnessOptions,
  { sessionId }: Caller,
): Promise<void> {
  const session = await findSessionById(driver, sessionId);
  if (session && clock() - session.createdAt < freshMs) return;
  throw new AppError("sign-in-again", "Sign in again, and do this within ten minutes");
}
