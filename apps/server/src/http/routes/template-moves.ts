import {
  AppError,
  Orphan,
  TemplateMove,
  TemplateMoved,
  TemplateMovePreview,
} from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const Version = z.strictObject({ to: z.coerce.number().int().positive() });

export function addTemplateMoveRoutes(app: App, { templateMoves }: HttpDeps): void {
  app.get(
    "/api/documents/:id/orphans",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "What was written where the document's template has no place for it any more",
        params: Params,
        response: answers(z.array(Orphan)),
      },
    },
    (request) => templateMoves.orphans(openedOf(request)),
  );

  app.get(
    "/api/documents/:id/template-move",
    {
      config: { access: { document: "edit" } },
      schema: {
        summary: "What moving a document to another version of its template would change",
        params: Params,
        querystring: Version,
        response: answers(TemplateMovePreview),
      },
    },
    (request) => {
      const opened = openedOf(request);
      const to = { id: opened.document.templateId, version: request.query.to };
      return templateMoves.preview(opened, to);
    },
  );

  app.post(
    "/api/documents/:id/template-move",
    {
      config: { access: { document: "share" } },
      schema: {
        summary: "Move a document to another version of its template; a copy is made first",
        params: Params,
        body: TemplateMove,
        response: answers(TemplateMoved),
      },
    },
    async (request) => {
      const opened = openedOf(request);
      if (!opened.permissions.includes("edit")) {
        throw new AppError("forbidden", "Only those who lead it move a document");
      }
      return { copyId: await templateMoves.move(callerOf(request), opened, request.body.to) };
    },
  );
}
