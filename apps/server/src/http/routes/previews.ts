/** Pages as they will print, beside the text. */
import { Preview, PreviewQuery } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersBytes } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const PagesParams = Params.extend({ version: z.string().max(64) });

const takesAlong = { access: { document: "export" } } as const;
/** Others may not have it, and whether it still holds is asked each time. */
const caching = "private, no-cache";

export function addPreviewRoutes(app: App, { previews }: Pick<HttpDeps, "previews">): void {
  app.get(
    "/api/documents/:id/preview",
    {
      config: takesAlong,
      schema: {
        summary: "What its pages are as they would print now; 304 to an `ETag` that still holds",
        params: Params,
        querystring: PreviewQuery,
        response: { ...answers(Preview), 304: z.undefined().describe("It still holds") },
      },
    },
    async (request, reply) => {
      const known = /^"([a-z0-9]+)"$/.exec(request.headers["if-none-match"] ?? "")?.[1];
      const [opened, caller] = [openedOf(request), callerOf(request)];
      const preview = await previews.ask(opened, caller, request.query, known, request.signal);
      reply.header("cache-control", caching).header("etag", `"${preview?.version ?? known}"`);
      return preview ? reply.send(preview) : reply.code(304).send();
    },
  );

  app.get(
    "/api/documents/:id/preview/:version",
    {
      config: takesAlong,
      schema: {
        summary: "The pages of a preview",
        params: PagesParams,
        response: answersBytes("application/pdf", "Kept for two minutes"),
      },
    },
    async (request, reply) => {
      const pdf = previews.file(openedOf(request), request.params.version);
      return reply
        .type("application/pdf")
        .header("cache-control", caching)
        .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    },
  );
}
