/** Files that people bring into a document. What comes back is only read; the page writes it, as edits. */
import { AppError, ImportDraft, importLimits } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { limitUploads } from "../uploads.ts";

const Params = z.strictObject({ id: z.string() });
/** Percent-encoded, as headers hold no Polish letters. */
const Headers = z.object({ "x-file-name": z.string().min(1).max(1000) });
const longestName = 200;

export function addImportRoutes(app: App, { imports }: HttpDeps): void {
  // Bytes, whatever they say they are: what a file is, its beginning tells.
  void app.register(async (scope: App) => {
    // As many as are read at a time.
    limitUploads(scope, 1);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: importLimits.fileBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      "/api/documents/:id/imports",
      {
        config: { access: { document: "edit" } },
        bodyLimit: importLimits.fileBytes,
        schema: {
          summary: "Read a Word, Excel, CSV or JSON file; nothing of the document changes",
          params: Params,
          headers: Headers,
          response: answers(ImportDraft),
        },
      },
      (request) => {
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const name = nameIn(request.headers["x-file-name"]);
        const job = { name, bytes };
        return imports.read(openedOf(request), callerOf(request), job, request.signal);
      },
    );
  });
}

/** The last part of what may be a path. */
function nameIn(header: string): string {
  const name = decoded(header).split(/[\\/]/).at(-1)?.trim().slice(0, longestName).toWellFormed();
  if (name === undefined || name === "") throw new AppError("invalid-input", "A file has a name");
  return name;
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
