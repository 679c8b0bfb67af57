import { AppError, Pack, Template, TemplateRef, TemplateSummary } from "@brudnopis/schema";
import { z } from "zod";
import { answers } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({
  id: TemplateRef.shape.id,
  version: z.coerce.number().int().positive(),
});
const PackParams = Params.extend({ pack: Pack.shape.id });

/** A version never changes, nor do its packs; a change is a new version. */
const forGood = "private, max-age=31536000, immutable";

export function addTemplateRoutes(app: App, { templates }: HttpDeps): void {
  app.get(
    "/api/templates",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "What documents can be made from, each in its newest version",
        response: answers(z.array(TemplateSummary)),
      },
    },
    () => templates.newest(),
  );

  app.get(
    "/api/templates/:id/:version",
    {
      config: { access: "signed-in" },
      schema: { summary: "One version of a template", params: Params, response: answers(Template) },
    },
    async (request, reply) => {
      const template = templates.find(request.params);
      if (!template) throw new AppError("not-found", "There is no such template");
      reply.header("cache-control", forGood);
      return template;
    },
  );

  app.get(
    "/api/templates/:id/:version/packs/:pack",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "A thematic pack, with its catalogues",
        params: PackParams,
        response: answers(Pack),
      },
    },
    async (request, reply) => {
      const pack = templates.pack(request.params, request.params.pack);
      if (!pack) throw new AppError("not-found", "There is no such pack");
      reply.header("cache-control", forGood);
      return pack;
    },
  );
}
