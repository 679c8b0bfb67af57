import { AppError, type SignIn } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { findPersonByEmail } from "../store/people.ts";
import type { Passwords } from "./passwords.ts";
import type { SignInThrottle } from "./throttle.ts";

export interface SignInOptions {
  readonly driver: Driver;
  readonly passwords: Passwords;
  readonly throttle: SignInThrottle;
}

/**
 * The person whose address and password these are. A wrong password and an unknown address are refused alike, in
 * words and in time.
 * @throws AppError `wrong-credentials`, or `too-many-requests` after several wrong tries for one address.
 */
export async function checkCredentials(
  { driver, passwords, throttle }: SignInOptions,
  { email, password }: SignIn,
): Promise<string> {
  const account = email.toLowerCase();
  const seconds = Math.ceil(throttle.waitMs(account) / 1000);
  if (seconds > 0) {
    throw new AppError(
      "too-many-requests",
      `Too many wrong passwords; try again in ${seconds} seconds`,
    );
  }
  throttle.tried(account);
  const person = await findPersonByEmail(driver, account);
  const isRight = await passwords.verify(password, person?.passwordHash);
  if (!person || !isRight) {
    throw new AppError("wrong-credentials", "The address or the password is wrong");
  }
  throttle.succeeded(account);
  return person.id;
}
