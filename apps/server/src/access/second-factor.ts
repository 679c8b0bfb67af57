/**
 * The second factor: an authenticator app, and recovery codes for when it is gone.
 *
 *   Q1  It is asked for from when a first code has confirmed it, and never before.
 *   Q2  A code counts once: of an app each time step, of recovery codes each.
 *   Q3  What the codes are made from is sealed in the database; recovery codes are there as hashes.
 */
import { AppError, type RecoveryCodes, type TotpStart } from "@brudnopis/schema";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import {
  findTotp,
  hasRecoveryCode,
  offerTotp,
  replaceRecoveryCodes,
  turnTotpOff,
  turnTotpOn,
  useRecoveryCode,
  useTotpStep,
} from "../store/second-factors.ts";
import type { Caller } from "./access.ts";
import type { Actor, Audit } from "./audit.ts";
import { type GuessingOptions, judged } from "./guessing.ts";
import type { KnownDevices } from "./known-devices.ts";
import { hashRecoveryCode, newRecoveryCodes, plainCode } from "./recovery-codes.ts";
import type { Seal } from "./seal.ts";
import { endSessions, type EndSessionsOptions } from "./sessions.ts";
import { describeTotp, looksLikeTotp, newTotpSecret, stepOfCode } from "./totp.ts";

export interface SecondFactorOptions extends GuessingOptions, EndSessionsOptions {
  readonly driver: Driver;
  readonly seal: Seal;
  readonly audit: Audit;
  readonly devices: KnownDevices;
  readonly clock: () => number;
}

/** Who typed a code, and where. */
export interface CodeGuess {
  readonly personId: string;
  readonly code: string;
  readonly cookieHeader: string | undefined;
  readonly actor: Actor;
}

export async function hasSecondFactor(driver: Driver, personId: string): Promise<boolean> {
  return (await findTotp(driver, personId)).since !== null;
}

/**
 * Does what a right code is needed for. `act` stores the given statements, which use the code up, together with all else;
 * when somebody was quicker with the same code, nothing happens.
 * @throws AppError `code-wrong`, or `too-many-requests` after several wrong tries.
 */
export async function withCode<T extends {}>(
  options: SecondFactorOptions,
  { personId, code, cookieHeader, actor }: CodeGuess,
  act: (use: readonly Statement[]) => Promise<T>,
): Promise<T> {
  const device = await options.devices.find(cookieHeader, personId);
  const guess = { target: `code:${personId}`, device, actor, personId, step: "code" as const };
  return judged(options, guess, async () => {
    const use = await matchCode(options, personId, code, actor);
    return use && unlessConflict(() => act(use));
  });
}

/** A new secret, which counts from when a code of its own confirms it. @throws AppError `conflict` */
export async function startTotp(
  { driver, seal }: SecondFactorOptions,
  { personId, email }: Caller,
): Promise<TotpStart> {
  const secret = newTotpSecret();
  const stored = await unlessConflict(async () => {
    await driver.write([offerTotp(personId, seal.close(sealPurpose, secret))]);
    return true;
  });
  if (!stored) throw new AppError("conflict", "The second factor is on already");
  return describeTotp(secret, email);
}

/** Turns the second factor on, and ends the sessions that began without it. @throws AppError `code-wrong`, `conflict` */
export async function confirmTotp(
  options: SecondFactorOptions,
  caller: Caller,
  code: string,
): Promise<RecoveryCodes> {
  const { driver, audit, clock } = options;
  const { personId, sessionId } = caller;
  const { secret, since } = await findTotp(driver, personId);
  if (secret === null || since !== null) {
    throw new AppError("conflict", "There is no new secret to confirm");
  }
  const guess = { target: `code:${personId}`, actor: caller, personId, step: "code" as const };
  const codes = newRecoveryCodes();
  await judged(options, guess, async () => {
    const step = stepOfSealed(options, secret, plainCode(code));
    if (step === undefined) return undefined;
    const also = [
      turnTotpOn(personId, secret, clock(), step),
      ...replaceRecoveryCodes(personId, codes.map(hashRecoveryCode)),
      audit.entry(caller, "totp-on", { personId }),
    ];
    return unlessConflict(() => endSessions(options, personId, { except: sessionId, also }));
  });
  return { codes };
}

/** Statements for `withCode`: from now on a password is enough. */
export function turningOff({ audit }: SecondFactorOptions, caller: Caller): Statement[] {
  const { personId } = caller;
  return [...turnTotpOff(personId), audit.entry(caller, "totp-off", { personId })];
}

/** For somebody who has lost the app and the recovery codes. */
export async function turnOffFor(
  options: SecondFactorOptions,
  personId: string,
  administrator: Caller,
): Promise<void> {
  const { driver, audit } = options;
  if (!(await hasSecondFactor(driver, personId))) return;
  await driver.write([
    ...turnTotpOff(personId),
    audit.entry(administrator, "totp-off", { personId }),
  ]);
}

/** New recovery codes, with the statements that put them in the place of those before. */
export function renewingCodes({ audit }: SecondFactorOptions, caller: Caller) {
  const { personId } = caller;
  const codes = newRecoveryCodes();
  const statements = [
    ...replaceRecoveryCodes(personId, codes.map(hashRecoveryCode)),
    audit.entry(caller, "recovery-codes-made", { personId }),
  ];
  return { codes, statements };
}

const sealPurpose = "totp";

/** What uses a code up, when it is one that counts. */
async function matchCode(
  options: SecondFactorOptions,
  personId: string,
  typed: string,
  actor: Actor,
): Promise<readonly Statement[] | undefined> {
  const { driver, audit } = options;
  const { secret, since, step: usedStep } = await findTotp(driver, personId);
  if (secret === null || since === null) return undefined;
  const code = plainCode(typed);
  if (looksLikeTotp(code)) {
    const step = stepOfSealed(options, secret, code);
    return step !== undefined && step > usedStep ? [useTotpStep(personId, step)] : undefined;
  }
  const hash = hashRecoveryCode(code);
  if (!(await hasRecoveryCode(driver, personId, hash))) return undefined;
  const used = audit.entry({ ...actor, personId }, "recovery-code-used", { personId });
  return [useRecoveryCode(personId, hash), used];
}

/** Nothing when it was sealed with a key that is gone: then recovery codes are what is left. */
function stepOfSealed(
  { seal, clock }: SecondFactorOptions,
  sealed: string,
  code: string,
): number | undefined {
  const secret = seal.open(sealPurpose, sealed);
  return secret === undefined ? undefined : stepOfCode(secret, code, clock());
}

async function unlessConflict<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof WriteConflict) return undefined;
    throw error;
  }
}
