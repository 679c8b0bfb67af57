/** Documents as files: asked for, waited for, called off and fetched. */
import { ExportJob, ExportJobs, ExportRequest, Preflight } from "@brudnopis/schema";
import { z } from "zod";
import { contentDisposition } from "../../documents/file-name.ts";
import { fileTypes } from "../../export/file-types.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersCreated, answersFiles, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const JobParams = Params.extend({ job: z.string().max(40) });
/** Milliseconds. Proxies give up on answers that take longer. */
const Wait = z.strictObject({ wait: z.coerce.number().int().min(0).max(20_000).default(0) });

const takesAlong = { access: { document: "export" } } as const;

export function addExportRoutes(app: App, { exports }: Pick<HttpDeps, "exports">): void {
  addJobRoutes(app, exports);
  addFileRoute(app, exports);
  addPreflightRoute(app, exports);
}

function addJobRoutes(app: App, exports: HttpDeps["exports"]): void {
  app.post(
    "/api/documents/:id/exports",
    {
      config: takesAlong,
      schema: {
        summary: "Have a file made of a document, or of one of its revisions",
        params: Params,
        body: ExportRequest,
        response: answersCreated(ExportJob),
      },
    },
    async (request, reply) => {
      const job = exports.start(openedOf(request), callerOf(request), request.body);
      const location = `/api/documents/${job.documentId}/exports/${job.id}`;
      return reply.header("location", location).code(201).send(job);
    },
  );

  app.get(
    "/api/documents/:id/exports",
    {
      config: takesAlong,
      schema: {
        summary: "The files that I have asked for, newest first",
        params: Params,
        response: answers(ExportJobs),
      },
    },
    (request) => exports.list(openedOf(request), callerOf(request)),
  );

  app.get(
    "/api/documents/:id/exports/:job",
    {
      config: takesAlong,
      schema: {
        summary: "How far a file is; with `wait` at its next change, or when so many ms are over",
        params: JobParams,
        querystring: Wait,
        response: answers(ExportJob),
      },
    },
    (request) => {
      const { job } = request.params;
      const { wait } = request.query;
      const [opened, caller] = [openedOf(request), callerOf(request)];
      return exports.look(opened, caller, job, wait, request.signal);
    },
  );

  app.delete(
    "/api/documents/:id/exports/:job",
    {
      config: takesAlong,
      schema: {
        summary: "Call off a file, or forget it",
        params: JobParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      exports.cancel(openedOf(request), callerOf(request), request.params.job);
      return reply.code(204).send();
    },
  );
}

function addFileRoute(app: App, exports: HttpDeps["exports"]): void {
  app.get(
    "/api/documents/:id/exports/:job/file",
    {
      config: takesAlong,
      schema: {
        summary: "A file that is done",
        params: JobParams,
        response: answersFiles(Object.values(fileTypes), "Kept for ten minutes"),
      },
    },
    async (request, reply) => {
      const { job } = request.params;
      const { name, type, bytes } = exports.file(openedOf(request), callerOf(request), job);
      return reply
        .type(type)
        .header("content-disposition", contentDisposition(name))
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
}

function addPreflightRoute(app: App, exports: HttpDeps["exports"]): void {
  app.post(
    "/api/documents/:id/preflight",
    {
      config: takesAlong,
      schema: {
        summary: "What readers of such a file would miss, before it is made",
        params: Params,
        body: ExportRequest,
        response: answers(Preflight),
      },
    },
    (request) =>
      exports.preflight(openedOf(request), callerOf(request), request.body, request.signal),
  );
}
