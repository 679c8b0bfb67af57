/** Every place where somebody could guess a secret comes through here, so that none forgets to slow it down. */
import { AppError } from "@brudnopis/schema";
import type { Actor, Audit } from "./audit.ts";
import type { Attempt, Throttle } from "./throttle.ts";

export interface GuessingOptions {
  readonly throttle: Throttle;
  readonly audit: Audit;
}

export interface Guess extends Attempt {
  readonly actor: Actor;
  /** Whose secret it is, when that is somebody. */
  readonly personId?: string | undefined;
  /** What is asked for: one word for the audit log. */
  readonly step: "password" | "code";
}

/**
 * What the judge says of a right try. A wrong one, and the first that has to wait, are written down.
 * @throws AppError `too-many-requests`, `wrong-credentials` or `code-wrong`.
 */
export async function judged<T extends {}>(
  { throttle, audit }: GuessingOptions,
  guess: Guess,
  judge: () => Promise<T | undefined>,
): Promise<T> {
  const verdict = await throttle.attempt(guess, judge);
  if (verdict.outcome === "right") return verdict.value;
  const { actor, personId, step } = guess;
  const subject = { personId, details: { step } };
  if (verdict.outcome === "wrong") {
    await audit.recordFailure(actor, "sign-in-failed", subject);
    throw refusals[step]();
  }
  if (verdict.isFirst) await audit.recordFailure(actor, "sign-in-throttled", subject);
  throw tooManyTries(verdict.waitMs);
}

const refusals = {
  password: () => new AppError("wrong-credentials", "The address or the password is wrong"),
  code: () => new AppError("code-wrong", "The code is wrong, or it was used already"),
};

function tooManyTries(waitMs: number): AppError {
  const waitSeconds = Math.ceil(waitMs / 1000);
  return new AppError(
    "too-many-requests",
    `Too many wrong tries; try again in ${waitSeconds} seconds`,
    { waitSeconds },
  );
}
