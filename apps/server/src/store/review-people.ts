/** What threads have of one person, for a file of all that is kept about them, and for their erasure. */
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const MessageRow = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  body: z.string(),
  isInternal: z.int(),
  createdAt: z.int(),
  editedAt: z.int().nullable(),
  removedAt: z.int().nullable(),
});

/** What they wrote, first written first. */
export function messagesBy(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof MessageRow>[]> {
  return readAll(
    driver,
    MessageRow,
    `select message.id, thread.document_id as "documentId", body, is_internal as "isInternal",
       message.created_at as "createdAt", edited_at as "editedAt", message.removed_at as "removedAt"
     from review_message message join review_thread thread on thread.id = message.thread_id
     where message.author_id = $1 order by message.created_at, message.id`,
    [personId],
  );
}

const PastRow = z.strictObject({ messageId: z.string(), body: z.string() });

/** What their messages said before, newest first. */
export function pastsBy(driver: Driver, personId: string): Promise<z.infer<typeof PastRow>[]> {
  return readAll(
    driver,
    PastRow,
    `select message_id as "messageId", past.body
     from review_message_past past join review_message message on message.id = past.message_id
     where message.author_id = $1 order by past.at desc, message_id`,
    [personId],
  );
}

const GivenRow = z.strictObject({ documentId: z.string(), due: z.string().nullable() });

/** Threads that they are to see to. */
export function threadsGivenTo(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof GivenRow>[]> {
  return readAll(
    driver,
    GivenRow,
    `select document_id as "documentId", due from review_thread
     where assignee_id = $1 order by document_id, created_at, id`,
    [personId],
  );
}

/** What they wrote stays under their pseudonym, without what it said before. They have nothing to see to any more. */
export function takeOutOfThreads(personId: string): readonly Statement[] {
  return [
    {
      sql: "update review_thread set assignee_id = null where assignee_id = $1",
      values: [personId],
    },
    {
      sql: `delete from review_message_past
        where message_id in (select id from review_message where author_id = $1)`,
      values: [personId],
    },
  ];
}
