/**
 * Erasure (art. 17 RODO): the account becomes a pseudonym. What they wrote is part of documents of a public task and
 * stays, as does the audit log, which now tells of „Usunięte konto”. Answers of guests stay: they belong to no account.
 *
 * People do not erase themselves: an administrator does it for them. The request has to be judged first (documents in
 * work, a legal hold, whether somebody else can take over as lead), and a button that cannot be undone must not be
 * within reach of whoever finds a browser open.
 */
import { erasePerson } from "../store/erasure.ts";
import { WriteFailed } from "../store/driver.ts";
import type { Caller } from "./access.ts";
import { livingPerson, type PeopleDeps, storeDeparture } from "./change-person.ts";

export interface ErasureDeps extends PeopleDeps {
  readonly log: { warn(fields: Record<string, unknown>, message: string): void };
}

/** @throws AppError `last-administrator`, or `conflict` for who was erased already. */
export async function eraseAccount(
  deps: ErasureDeps,
  caller: Caller,
  personId: string,
): Promise<void> {
  const { email } = await livingPerson(deps.driver, personId);
  await storeDeparture(deps, personId, [
    ...erasePerson({
      personId,
      email,
      pseudonym: {
        // Enough of the id to tell two of them apart in one document.
        name: `Usunięte konto ${personId.slice(0, 4)}`,
        email: `erased-${personId}@invalid`,
      },
      at: deps.clock(),
      by: caller.personId,
    }),
    deps.audit.entry(caller, "person-erased", { personId }),
  ]);
  await forgetOnDisk(deps, personId);
}

/** The account is erased all the same when a program that reads the data folder is in the way. */
async function forgetOnDisk({ driver, log }: ErasureDeps, personId: string): Promise<void> {
  try {
    await driver.forget?.();
  } catch (error) {
    if (!(error instanceof WriteFailed)) throw error;
    const what =
      "What was erased is still in the database's log until it is written over or the server stops";
    log.warn({ personId, err: error }, what);
  }
}
