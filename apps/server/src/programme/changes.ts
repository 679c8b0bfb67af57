import type { Audit } from "../access/audit.ts";
import type { Driver, Statement } from "../store/driver.ts";
import type { AccessChange } from "../sync/sync.ts";

/** What every change to the programme and to who belongs where needs. */
export interface ProgrammeDeps {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly clock: () => number;
  accessChanged(about?: AccessChange): Promise<void>;
}

/** Stores a change that may alter what somebody may do, and lets open sockets follow. */
export async function storeAccess(
  { driver, accessChanged }: ProgrammeDeps,
  statements: readonly Statement[],
  about?: AccessChange,
): Promise<void> {
  await driver.write(statements);
  await accessChanged(about);
}

/** Archived now, back again, or as it was when nothing is said. */
export function archivedAt(
  before: number | null,
  archived: boolean | undefined,
  now: number,
): number | null {
  if (archived === undefined) return before;
  return archived ? (before ?? now) : null;
}
