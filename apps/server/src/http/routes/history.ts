/** The history of a document: revisions, what changed, what is new, and the server's part in restoring and purging. */
import {
  Blame,
  BlameQuery,
  ChangesQuery,
  DocumentChanges,
  ExportRequest,
  News,
  Purge,
  RestoreStart,
  Revision,
  RevisionContent,
  RevisionExportQuery,
  RevisionList,
  RevisionName,
  Seen,
} from "@brudnopis/schema";
import { z } from "zod";
import { contentDisposition } from "../../documents/file-name.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersBytes, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const RevisionParams = Params.extend({ revision: z.string().max(40) });

/** Who works on a document sees its history; what was deleted is not for those who only read. */
const looksBack = { access: { document: "suggest" } } as const;
const writes = { access: { document: "edit" } } as const;

export function addHistoryRoutes(app: App, deps: HttpDeps): void {
  addRevisionRoutes(app, deps);
  addStateRoutes(app, deps);
  addChangesRoutes(app, deps);
  addRestoreRoutes(app, deps);
}

function addRevisionRoutes(app: App, { history: { revisions } }: HttpDeps): void {
  app.get(
    "/api/documents/:id/revisions",
    {
      config: looksBack,
      schema: {
        summary:
          "The states of a document that are kept, newest first, with who wrote what is new in each",
        params: Params,
        response: answers(RevisionList),
      },
    },
    (request) => revisions.list(openedOf(request), callerOf(request)),
  );

  app.post(
    "/api/documents/:id/revisions",
    {
      config: writes,
      schema: {
        summary: "Keep the state as it is now under a name",
        params: Params,
        body: RevisionName,
        response: answersCreated(Revision),
      },
    },
    async (request, reply) => {
      const made = await revisions.nameNow(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(made);
    },
  );

  app.patch(
    "/api/documents/:id/revisions/:revision",
    {
      config: writes,
      schema: {
        summary: "Give a revision a name, another one, or none",
        params: RevisionParams,
        body: RevisionName,
        response: answers(Revision),
      },
    },
    (request) =>
      revisions.rename(openedOf(request), callerOf(request), request.params.revision, request.body),
  );
}

function addStateRoutes(app: App, { history: { revisions }, exports }: HttpDeps): void {
  app.get(
    "/api/documents/:id/revisions/:revision",
    {
      config: looksBack,
      schema: {
        summary: "What a document said in a revision; `now` for what it says now",
        params: RevisionParams,
        response: answers(RevisionContent),
      },
    },
    (request) => revisions.contentOf(openedOf(request), callerOf(request), request.params.revision),
  );

  app.get(
    "/api/documents/:id/revisions/:revision/state",
    {
      config: looksBack,
      schema: {
        summary: "The same as one Yjs update",
        params: RevisionParams,
        response: answersBytes("application/octet-stream", "A Yjs update, version 1"),
      },
    },
    async (request, reply) => {
      const { revision } = request.params;
      const state = await revisions.stateOf(openedOf(request), callerOf(request), revision);
      return reply.type("application/octet-stream").send(Buffer.from(state));
    },
  );

  app.get(
    "/api/documents/:id/revisions/:revision/export",
    {
      config: { access: { document: "suggest", and: "export" } },
      schema: {
        summary: "A revision as a file",
        params: RevisionParams,
        querystring: RevisionExportQuery,
        response: answersBytes("application/octet-stream", "An accessible PDF (PDF/UA-1), or JSON"),
      },
    },
    async (request, reply) => {
      const { format, personal } = request.query;
      const { revision } = request.params;
      const withPersonalData = personal === "true";
      const wanted = ExportRequest.parse({ format, revision, withPersonalData });
      const [opened, caller] = [openedOf(request), callerOf(request)];
      const { name, type, bytes } = await exports.once(opened, caller, wanted, request.signal);
      return reply
        .type(type)
        .header("content-disposition", contentDisposition(name))
        .send(Buffer.from(bytes));
    },
  );
}

function addChangesRoutes(app: App, { history: { changes, news, blames } }: HttpDeps): void {
  app.get(
    "/api/documents/:id/changes",
    {
      config: looksBack,
      schema: {
        summary: "What changed between two states, by section, with who did it",
        params: Params,
        querystring: ChangesQuery,
        response: answers(DocumentChanges),
      },
    },
    (request) => changes.changes(openedOf(request), callerOf(request), request.query),
  );

  app.get(
    "/api/documents/:id/news",
    {
      config: looksBack,
      schema: {
        summary: "What others have changed since I was here last",
        params: Params,
        response: answers(News),
      },
    },
    (request) => news.news(openedOf(request), callerOf(request)),
  );

  app.get(
    "/api/documents/:id/blame",
    {
      config: looksBack,
      schema: {
        summary: "Who wrote a text, word for word, and since which revision it is there",
        params: Params,
        querystring: BlameQuery,
        response: answers(Blame),
      },
    },
    (request) => blames.blame(openedOf(request), request.query.address),
  );

  app.post(
    "/api/documents/:id/seen",
    {
      config: looksBack,
      schema: {
        summary: "I have seen everything up to here, in one section or in all",
        params: Params,
        body: Seen,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await news.see(openedOf(request), callerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

function addRestoreRoutes(app: App, { history: { restores, purges } }: HttpDeps): void {
  app.post(
    "/api/documents/:id/restores",
    {
      config: writes,
      schema: {
        summary:
          "Say that something is about to be brought back; the state as it is now is kept first",
        params: Params,
        body: RestoreStart,
        response: answersCreated(Revision),
      },
    },
    async (request, reply) => {
      const made = await restores.start(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(made);
    },
  );

  app.post(
    "/api/documents/:id/purge",
    {
      config: { access: { installation: "administer" } },
      schema: {
        summary:
          "Let go of a document's history for good: what was deleted, who wrote what, and every revision",
        params: Params,
        body: Purge,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await purges.purge(callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
}
