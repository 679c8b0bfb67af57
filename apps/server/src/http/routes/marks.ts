/** The row of programme marks of a network. */
import {
  imageLimits,
  NewProgrammeMark,
  ProgrammeMark,
  ProgrammeMarks,
  ProgrammeMarksChange,
} from "@brudnopis/schema";
import { z } from "zod";
import { addMark, changeMarks, markPicture, marksOf } from "../../programme/marks.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersCreated, answersFiles, answersNothing } from "../answers.ts";
import { takeBytes, toBytes } from "../bytes.ts";
import type { App, HttpDeps } from "../http.ts";
import { limitUploads } from "../uploads.ts";

const Params = z.strictObject({ id: z.string() });
const MarkParams = Params.extend({ mark: z.string().max(40) });

const config = { access: { network: "manage" } } as const;
const path = "/api/networks/:id/marks";

export function addMarkRoutes(app: App, deps: HttpDeps): void {
  addRowRoutes(app, deps);
  addUpload(app, deps);
  app.get(
    `${path}/:mark`,
    {
      config,
      schema: {
        summary: "A mark's picture",
        params: MarkParams,
        response: answersFiles(["image/png", "image/jpeg"], "The picture"),
      },
    },
    async (request, reply) => {
      const { id, mark } = request.params;
      const { type, bytes } = await markPicture(deps, id, mark);
      // The same id is the same picture for ever.
      reply.header("cache-control", "private, max-age=86400");
      return reply.type(type).send(Buffer.from(bytes));
    },
  );
}

function addRowRoutes(app: App, deps: HttpDeps): void {
  app.get(
    path,
    {
      config,
      schema: {
        summary: "The marks on the covers of a network's documents, first to last",
        params: Params,
        response: answers(ProgrammeMarks),
      },
    },
    (request) => marksOf(deps, request.params.id),
  );

  app.put(
    path,
    {
      config,
      schema: {
        summary:
          "Put the row in this order with these words; marks that are not named are let go of",
        params: Params,
        body: ProgrammeMarksChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeMarks(deps, callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );
}

function addUpload(app: App, deps: HttpDeps): void {
  void app.register(async (scope: App) => {
    limitUploads(scope, 1);
    takeBytes(scope, imageLimits.uploadBytes);
    scope.post(
      path,
      {
        config,
        bodyLimit: imageLimits.uploadBytes,
        schema: {
          summary: "Add a mark at the end of the row: the bytes of a PNG or JPEG file",
          params: Params,
          querystring: NewProgrammeMark,
          response: answersCreated(ProgrammeMark),
        },
      },
      async (request, reply) => {
        const { params, query, body } = request;
        const mark = await addMark(deps, callerOf(request), params.id, query, toBytes(body));
        return reply
          .header("location", `/api/networks/${params.id}/marks/${mark.id}`)
          .code(201)
          .send(mark);
      },
    );
  });
}
