/**
 * The audit log as administrators read it, and what becomes of old events.
 *
 *   A1  An event is never changed, and never removed while it is younger than the log reaches back.
 *   A2  Nothing is removed without an event that says how much.
 *   A3  People are called what they are called today; somebody who was erased has a pseudonym everywhere.
 */
import { AppError, type AuditEvent, type AuditPage, type AuditQuery } from "@brudnopis/schema";
import { setImmediate as nextTurn } from "node:timers/promises";
import { dayAfter, startOfPolishDay } from "../polish-time.ts";
import {
  countEventsBefore,
  deleteEventsBefore,
  type EventFilter,
  type EventPlace,
  findEvents,
  type StoredEvent,
} from "../store/audit.ts";
import type { Driver } from "../store/driver.ts";
import type { Audit } from "./audit.ts";

export const usualAuditDays = 730;

const pageSize = 100;
const dayMs = 24 * 3_600_000;

/** @throws AppError `invalid-input` when `after` is not the `next` of a page. */
export async function auditPage(
  driver: Driver,
  query: AuditQuery,
  keptDays: number,
): Promise<AuditPage> {
  // One more than is shown tells whether there is a next page.
  const found = await findEvents(driver, toFilter(query), pageSize + 1);
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    events: shown.map(toAuditEvent),
    ...(last ? { next: `${last.at}.${last.id}` } : {}),
    keptDays,
  };
}

/** All events that fit, newest first, read as they are asked for. */
export async function* eachEvent(
  driver: Driver,
  query: AuditQuery,
  limits: { readonly atOnce: number; readonly most: number },
): AsyncGenerator<AuditEvent> {
  let filter = toFilter(query);
  for (let left = limits.most; left > 0;) {
    const found = await findEvents(driver, filter, Math.min(limits.atOnce, left));
    yield* found.map(toAuditEvent);
    // Others get their turn before the next part.
    await nextTurn();
    const last = found.at(-1);
    if (!last || found.length < limits.atOnce) return;
    left -= found.length;
    filter = { ...filter, after: last };
  }
}

/** Removes events that are older than the log reaches back, and says how many there were. */
export async function pruneAudit(
  driver: Driver,
  audit: Audit,
  now: number,
  keptDays: number,
): Promise<number> {
  const horizon = now - keptDays * dayMs;
  const count = await countEventsBefore(driver, horizon);
  if (count === 0) return 0;
  await driver.write([
    ...deleteEventsBefore(horizon, count),
    audit.entry({}, "audit-pruned", { details: { count: String(count), days: String(keptDays) } }),
  ]);
  return count;
}

function toFilter({ from, to, action, person, document, after }: AuditQuery): EventFilter {
  return {
    from: from === undefined ? undefined : startOfPolishDay(from),
    until: to === undefined ? undefined : startOfPolishDay(dayAfter(to)),
    action,
    personId: person,
    documentId: document,
    after: after === undefined ? undefined : placeOf(after),
  };
}

function placeOf(after: string): EventPlace {
  const [, at, id] = /^(\d{1,15})\.([a-z0-9]{1,64})$/.exec(after) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id };
  const message = "It is not the end of a page";
  throw new AppError("invalid-input", message, { issues: [{ path: "after", message }] });
}

function toAuditEvent(event: StoredEvent): AuditEvent {
  const { id, at, action, address, details } = event;
  const by = named(event.byId, event.byName);
  const person = named(event.personId, event.personName);
  const organisation = named(event.organisationId, event.organisationName);
  const network = named(event.networkId, event.networkName);
  const { documentId, documentTitle: title } = event;
  return {
    id,
    at,
    action,
    ...(by ? { by } : {}),
    ...(person ? { person } : {}),
    ...(documentId !== null && title !== null ? { document: { id: documentId, title } } : {}),
    ...(organisation ? { organisation } : {}),
    ...(network ? { network } : {}),
    ...(address === null ? {} : { address }),
    details,
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | undefined {
  return id === null || name === null ? undefined : { id, name };
}
