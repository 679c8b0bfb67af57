import {
  DocumentContent,
  DocumentDetails,
  DocumentSummary,
  epochHeader,
  ExportQuery,
  ExportRequest,
  NewDocument,
} from "@brudnopis/schema";
import { z } from "zod";
import { contentDisposition } from "../../documents/file-name.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersBytes, answersCreated } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });

export function addDocumentRoutes(app: App, { library, exports }: HttpDeps): void {
  app.get(
    "/api/documents",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "The documents that I may read, last edited first",
        response: answers(z.array(DocumentSummary)),
      },
    },
    (request) => library.list(callerOf(request)),
  );

  app.post(
    "/api/documents",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Start a document",
        body: NewDocument,
        response: answersCreated(DocumentSummary),
      },
    },
    async (request, reply) => {
      const document = await library.start(callerOf(request), request.body);
      return reply.header("location", `/api/documents/${document.id}`).code(201).send(document);
    },
  );

  app.get(
    "/api/documents/:id",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "A document without its content, with its template",
        params: Params,
        response: answers(DocumentDetails),
      },
    },
    (request) => library.details(openedOf(request)),
  );

  app.get(
    "/api/documents/:id/content",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "What a document says at this moment",
        params: Params,
        response: answers(DocumentContent),
      },
    },
    (request) => library.content(openedOf(request)),
  );

  app.get(
    "/api/documents/:id/state",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "What a document says at this moment, as one Yjs update",
        params: Params,
        response: answersBytes(
          "application/octet-stream",
          "A Yjs update, version 1. The header `document-epoch` is what to say as `epoch` to the sync server",
        ),
      },
    },
    async (request, reply) => {
      const opened = openedOf(request);
      // Asked for first: who has a newer state with an older epoch loads it again, the other way round it would mix.
      const { epoch } = opened.document;
      const state = await library.state(opened);
      return reply
        .type("application/octet-stream")
        .header(epochHeader, String(epoch))
        .send(Buffer.from(state));
    },
  );

  app.get(
    "/api/documents/:id/export",
    {
      config: { access: { document: "export" } },
      schema: {
        summary: "A document as a file",
        params: Params,
        querystring: ExportQuery,
        response: answersBytes("application/pdf", "An accessible PDF (PDF/UA-1)"),
      },
    },
    async (request, reply) => {
      const { format, personal } = request.query;
      const wanted = ExportRequest.parse({ format, withPersonalData: personal === "true" });
      const [opened, caller] = [openedOf(request), callerOf(request)];
      const { name, type, bytes } = await exports.once(opened, caller, wanted, request.signal);
      return reply
        .type(type)
        .header("content-disposition", contentDisposition(name))
        .send(Buffer.from(bytes));
    },
  );
}
