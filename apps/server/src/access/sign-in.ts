/**
 * From an address and a password to somebody who is signed in, in one step or, with a second factor, in two.
 *
 *   I1  A wrong password, an unknown address, somebody without a password and somebody who was blocked are refused alike:
 *       in words, in time, and in how often one may try.
 *   I2  A right password alone gives nothing where there is a second factor, and is remembered for five minutes by the
 *       browser alone; that is worth nothing any more as soon as the password changes.
 */
import type { SignIn } from "@brudnopis/schema";
import { z } from "zod";
import type { Driver } from "../store/driver.ts";
import { findPerson, findPersonByEmail, type Person } from "../store/people.ts";
import type { Actor } from "./audit.ts";
import { type Cookies, signInStepMs } from "./cookies.ts";
import { type GuessingOptions, judged } from "./guessing.ts";
import type { KnownDevices } from "./known-devices.ts";
import { networkOfAddress } from "./network-address.ts";
import type { Passwords } from "./passwords.ts";
import type { Seal } from "./seal.ts";
import { hashToken } from "./tokens.ts";

export interface SignInOptions extends GuessingOptions {
  readonly driver: Driver;
  readonly passwords: Passwords;
  readonly devices: KnownDevices;
}

/** Who tries, as far as a request tells. */
export interface Visitor {
  readonly cookieHeader: string | undefined;
  readonly actor: Actor;
}

/** The name under which tries at the password of an address are counted. */
export function passwordTarget(email: string): string {
  return `password:${email.toLowerCase()}`;
}

/**
 * The person whose address and password these are.
 * @throws AppError `wrong-credentials`, or `too-many-requests` after several wrong tries.
 */
export async function checkPassword(
  options: SignInOptions,
  { email, password }: SignIn,
  { cookieHeader, actor }: Visitor,
): Promise<Person> {
  const { driver, passwords, devices } = options;
  const found = await findPersonByEmail(driver, email);
  const person = found?.state === "active" ? found : undefined;
  const device = await devices.find(cookieHeader, person?.id ?? "");
  const network = networkOfAddress(actor.address ?? "");
  const guess = { target: passwordTarget(email), device, network, actor, personId: found?.id };
  return judged(options, { ...guess, step: "password" }, async () => {
    const who = device === undefined ? { network } : "known";
    const isRight = await passwords.verify(password, person?.passwordHash, who);
    return isRight ? person : undefined;
  });
}

const Step = z.strictObject({ personId: z.string(), proof: z.string(), at: z.int() });

export interface StepOptions {
  readonly driver: Driver;
  readonly seal: Seal;
  readonly cookies: Cookies;
  readonly clock: () => number;
}

/** The `Set-Cookie` header that remembers whose password was right. */
export function rememberStep({ seal, cookies, clock }: StepOptions, person: Person): string {
  const step: z.infer<typeof Step> = { personId: person.id, proof: proofOf(person), at: clock() };
  return cookies.signIn.set(seal.close("sign-in", JSON.stringify(step)));
}

/** The person whose password was right in this browser a moment ago, and still is. */
export async function rememberedPerson(
  { driver, seal, cookies, clock }: StepOptions,
  cookieHeader: string | undefined,
): Promise<Person | undefined> {
  const opened = seal.open("sign-in", cookies.signIn.read(cookieHeader) ?? "");
  if (opened === undefined) return undefined;
  const step = Step.parse(JSON.parse(opened));
  if (clock() - step.at >= signInStepMs) return undefined;
  const person = await findPerson(driver, step.personId);
  return person?.state === "active" && proofOf(person) === step.proof ? person : undefined;
}

/** I2: another password has another hash. */
function proofOf({ passwordHash }: Person): string {
  return hashToken(passwordHash);
}
