/** What every change of a thread has in common. */
import {
  AppError,
  type NewsEvent,
  type Permission,
  type ReviewPlace,
  type Template,
} from "@brudnopis/schema";
import { sectionOfPlace } from "@brudnopis/document";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { Driver, Statement } from "../store/driver.ts";
import type { StoredMessage } from "../store/review-messages.ts";
import { placeColumns } from "../store/review-places.ts";
import { nextReviewVersion } from "../store/review-version.ts";
import type { Templates } from "../templates.ts";
import type { Notifier } from "./notifier.ts";

export interface ReviewDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly notifier: Notifier;
  readonly clock: () => number;
  /** Called when a change is stored, for those who have the document open. */
  changed(documentId: string): void;
  /** Called when there may be more or fewer open remarks, which the plan of the document counts. */
  counted(documentId: string): void;
}

/** More than people write; what is more is a program's doing. */
export const limits = {
  threadsPerDocument: 5000,
  messagesPerThread: 300,
  /** With those that say what became of it: a thread that is full can still be ended. */
  eventsPerThread: 400,
  earlierPerMessage: 50,
  mentionsPerMessage: 20,
} as const;

/** With the version that pages ask by: they are told when it is stored. */
export async function writeReview(
  { driver, changed, notifier }: ReviewDeps,
  documentId: string,
  statements: readonly Statement[],
): Promise<void> {
  await driver.write([nextReviewVersion(documentId), ...statements]);
  changed(documentId);
  notifier.told();
}

/** Now, but after what was written in a thread before, so that messages have an order. */
export function momentAfter(clock: () => number, messages: readonly StoredMessage[]): number {
  return Math.max(clock(), 1 + (messages.at(-1)?.createdAt ?? 0));
}

/** For a change that only administering gives the right to. */
export function loggedUse(
  audit: Audit,
  { document, logged }: OpenedDocument,
  caller: Caller,
  permission: Extract<Permission, "edit" | "share">,
): readonly Statement[] {
  if (!logged.includes(permission)) return [];
  return [audit.entry(caller, `administrator-${permission}`, { documentId: document.id })];
}

/** What was done in a thread, for those who are told. */
export interface Told {
  readonly event: NewsEvent;
  readonly concerned: readonly string[];
}

/** As statements. What concerns people most comes first. */
export async function toldOf(
  { notifier, templates }: ReviewDeps,
  { document }: OpenedDocument,
  thread: { readonly id: string; readonly place: ReviewPlace; readonly isInternal: boolean },
  about: { readonly by: string; readonly at: number; readonly messageId?: string },
  told: readonly Told[],
): Promise<Statement[]> {
  const section = sectionOf(templates.templateOf(document), thread.place);
  const statements: Statement[] = [];
  for (const { event, concerned } of told) {
    const happening = {
      event,
      documentId: document.id,
      at: about.at,
      actorId: about.by,
      threadId: thread.id,
      ...(about.messageId === undefined ? {} : { messageId: about.messageId }),
      ...(section === undefined ? {} : { section }),
      concerned: concerned.filter((personId) => personId !== about.by),
      isInternal: thread.isInternal,
    };
    statements.push(...(await notifier.tell(happening)));
  }
  return statements;
}

function sectionOf(template: Template, place: ReviewPlace): string | undefined {
  return sectionOfPlace(template, placeColumns(place).place);
}

/** The same for what is not there and what somebody may not see or do (H3). */
export function noSuchThread(): AppError {
  return new AppError("not-found", "There is no such thing, or it is not yours to change");
}

export function invalid(path: string, message: string): AppError {
  return new AppError("invalid-input", message, { issues: [{ path, message }] });
}
