import { RemarkTableQuery } from "@brudnopis/schema";
import { z } from "zod";
import { contentDisposition } from "../../documents/file-name.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answersFiles } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const contentTypes: Readonly<Record<RemarkTableQuery["format"], string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
};

export function addRemarkTableRoutes(
  app: App,
  { exportRemarks }: Pick<HttpDeps, "exportRemarks">,
): void {
  app.get(
    "/api/documents/:id/remarks",
    {
      // It quotes the document, so it takes the right to take the document along.
      config: { access: { document: "comment", and: "export" } },
      schema: {
        summary: "The remarks on a document as a table, of a round or of all that fit",
        params: z.strictObject({ id: z.string() }),
        querystring: RemarkTableQuery,
        response: answersFiles(
          Object.values(contentTypes),
          "Never with notes within the city's team; the PDF is accessible (PDF/UA-1)",
        ),
      },
    },
    async (request, reply) => {
      const { query } = request;
      const [opened, caller] = [openedOf(request), callerOf(request)];
      const { name, bytes } = await exportRemarks(opened, caller, query, request.signal);
      return reply
        .type(contentTypes[query.format])
        .header("content-disposition", contentDisposition(name))
        .send(Buffer.from(bytes));
    },
  );
}
