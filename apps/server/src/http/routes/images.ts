/** Pictures of a document's texts. */
import { AppError, ImageCopies, ImageInfo, imageLimits } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answersCreated, answersFiles, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { limitUploads } from "../uploads.ts";

const Params = z.strictObject({ id: z.string() });
const ImageParams = Params.extend({ image: z.string().max(40) });

/** A picture is read anew, which takes a process for a moment: a file pasted from Word brings many, a program brings more. */
const rateLimit = { max: 120 };
/** They are read one after the other, everybody's; a page sends one at a time, and somebody may have some pages open. */
const mostAtOnce = 4;

/** The same id is the same picture for ever; a purge may take it away, so not for ever. */
const caching = "private, max-age=86400";

export function addImageRoutes(app: App, { access, images }: HttpDeps): void {
  addUpload(app, images);

  app.get(
    "/api/documents/:id/images/:image",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "A picture of a document's text",
        params: ImageParams,
        response: answersFiles(["image/png", "image/jpeg"], "The picture"),
      },
    },
    async (request, reply) => {
      const file = await images.read(openedOf(request), request.params.image);
      const etag = `"${file.sha256.slice(0, 32)}"`;
      reply.header("cache-control", caching).header("etag", etag);
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type(file.type).send(Buffer.from(file.bytes));
    },
  );

  app.post(
    "/api/documents/:id/images/copies",
    {
      config: { access: { document: "edit" } },
      schema: {
        summary: "Have pictures of another document here too, under the same ids",
        params: Params,
        body: ImageCopies,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { from, images: ids } = request.body;
      const source = await access.open(callerOf(request), from, "read");
      if (!source) throw new AppError("not-found", "There is no such document");
      await images.copy(source, openedOf(request), ids);
      return reply.code(204).send();
    },
  );
}

/** Bytes as they are, whatever the client calls them: what they are, they say themselves. */
function addUpload(app: App, images: HttpDeps["images"]): void {
  void app.register(async (scope: App) => {
    limitUploads(scope, mostAtOnce);
    for (const type of [/^image\//, "application/octet-stream"])
      scope.addContentTypeParser(
        type,
        { parseAs: "buffer", bodyLimit: imageLimits.uploadBytes },
        (_request, body, done) => done(null, body),
      );
    scope.post(
      "/api/documents/:id/images",
      {
        config: { access: { document: "edit" }, rateLimit },
        bodyLimit: imageLimits.uploadBytes,
        schema: {
          summary: "Add a picture: the bytes of a PNG, JPEG, WebP or GIF file",
          params: Params,
          response: answersCreated(ImageInfo),
        },
      },
      async (request, reply) => {
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const image = await images.add(openedOf(request), callerOf(request), body);
        const path = `/api/documents/${request.params.id}/images/${image.id}`;
        return reply.header("location", path).code(201).send(image);
      },
    );
  });
}
