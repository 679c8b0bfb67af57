/** What somebody may do with documents right now, each asked about once. */
import type { Grant } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { Rights } from "../access/people-around.ts";
import { findDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { grantsOf } from "../store/grants.ts";
import { mayHear } from "./may-hear.ts";
import type { NotificationRow } from "../store/notifications.ts";

export type RightsOn = (documentId: string) => Promise<Rights>;

const none: Rights = { permissions: [], logged: [] };

/** Nothing is written to the audit log: to be told of a document is not to open it. */
export function rightsWith(driver: Driver, access: Access, grants: readonly Grant[]): RightsOn {
  const known = new Map<string, Promise<Rights>>();
  return (documentId) => {
    const rights = known.get(documentId) ?? decide(driver, access, grants, documentId);
    known.set(documentId, rights);
    return rights;
  };
}

export async function rightsOf(
  driver: Driver,
  access: Access,
  personId: string,
): Promise<RightsOn> {
  return rightsWith(driver, access, await grantsOf(driver, personId));
}

type About = Pick<NotificationRow, "documentId" | "event" | "isInternal">;

/** Those of which somebody may still hear. */
export async function stillHeard<T extends About>(
  rightsOn: RightsOn,
  rows: readonly T[],
): Promise<T[]> {
  const heard: T[] = [];
  for (const row of rows) {
    const told = { event: row.event, isInternal: row.isInternal === 1 };
    if (mayHear(await rightsOn(row.documentId), told)) heard.push(row);
  }
  return heard;
}

async function decide(
  driver: Driver,
  access: Access,
  grants: readonly Grant[],
  documentId: string,
): Promise<Rights> {
  const document = await findDocument(driver, documentId);
  return document ? access.decide(grants, document) : none;
}
