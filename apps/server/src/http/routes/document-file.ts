import { DocumentFile } from "@brudnopis/schema";
import { z } from "zod";
import { answers } from "../answers.ts";
import type { App } from "../http.ts";

/** The address that files of documents name as their description; see `packages/schema/DOCUMENT-FILE.md`. */
export const documentFileSchemaPath = "/api/document-file.schema.json";

export function addDocumentFileRoutes(app: App): void {
  const description = z.toJSONSchema(DocumentFile);
  app.get(
    documentFileSchemaPath,
    {
      // A file is read by who has it, wherever they are.
      config: { access: "everyone" },
      schema: {
        summary: "What a document is like as a JSON file, as JSON Schema",
        response: answers(z.record(z.string(), z.unknown())),
      },
    },
    async (_request, reply) => {
      reply.header("cache-control", "public, max-age=3600");
      return description;
    },
  );
}
