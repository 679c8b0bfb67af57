import { AuditPage, AuditQuery } from "@brudnopis/schema";
import { Readable } from "node:stream";
import { auditCsv } from "../../access/audit-csv.ts";
import { auditPage, eachEvent } from "../../access/audit-log.ts";
import { contentDisposition } from "../../documents/file-name.ts";
import { polishDay } from "../../polish-time.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersBytes } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const administrators = { access: { installation: "administer" } } as const;

/** A spreadsheet with more lines is of no use, and the server has others to serve. */
const mostInFile = 100_000;
const atOnce = 200;

export function addAuditRoutes(app: App, { driver, audit, auditDays, clock }: HttpDeps): void {
  app.get(
    "/api/audit",
    {
      config: administrators,
      schema: {
        summary: "Who did what to whom, newest first",
        querystring: AuditQuery,
        response: answers(AuditPage),
      },
    },
    (request) => auditPage(driver, request.query, auditDays),
  );

  app.get(
    "/api/audit.csv",
    {
      config: administrators,
      schema: {
        summary: "The audit log as a file for spreadsheets",
        querystring: AuditQuery.omit({ after: true }),
        response: answersBytes("text/csv", "UTF-8, semicolons between the cells"),
      },
    },
    async (request, reply) => {
      const name = `dziennik-zdarzen-${polishDay(clock())}.csv`;
      // Written down before the first line leaves, so that nobody takes the log along unseen.
      await audit.record(callerOf(request), "audit-exported", { details: given(request.query) });
      const events = eachEvent(driver, request.query, { atOnce, most: mostInFile + 1 });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", contentDisposition(name))
        .send(Readable.from(auditCsv(events, mostInFile)));
    },
  );
}

/** The filters that were set. */
function given(query: Omit<AuditQuery, "after">): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
