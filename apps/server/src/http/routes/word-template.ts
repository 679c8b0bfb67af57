/** An organisation's own Word template, into which its documents are written. */
import { WordTemplateState } from "@brudnopis/schema";
import { z } from "zod";
import { contentDisposition } from "../../documents/file-name.ts";
import { fileTypes } from "../../export/file-types.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersBytes, answersNothing } from "../answers.ts";
import { takeBytes, toBytes } from "../bytes.ts";
import type { App, HttpDeps } from "../http.ts";
import { limitUploads } from "../uploads.ts";

const Params = z.strictObject({ id: z.string() });
/** Percent-encoded, as headers hold no Polish letters. */
const Headers = z.object({ "x-file-name": z.string().max(1000).default("") });
const longestName = 120;
/** More than any template of styles needs. */
const mostBytes = 5 * 2 ** 20;

const config = { access: { organisation: "manage" } } as const;
const path = "/api/organisations/:id/word-template";

export function addWordTemplateRoutes(app: App, { wordTemplates }: HttpDeps): void {
  app.get(
    path,
    {
      config,
      schema: {
        summary: "Which Word template an organisation has given, if any, and what it lacks",
        params: Params,
        response: answers(WordTemplateState),
      },
    },
    (request) => wordTemplates.state(request.params.id, request.signal),
  );

  app.delete(
    path,
    {
      config,
      schema: {
        summary: "Take the Word template away; files are written in our own styles again",
        params: Params,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await wordTemplates.takeAway(request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );

  app.get(
    `${path}/sample`,
    {
      config,
      schema: {
        summary: "A Word file with every style that documents use, to begin from",
        params: Params,
        response: answersBytes(fileTypes.docx, "A Word file"),
      },
    },
    async (request, reply) => {
      const { name, type, bytes } = await wordTemplates.sample(request.signal);
      return reply
        .type(type)
        .header("content-disposition", contentDisposition(name))
        .send(Buffer.from(bytes));
    },
  );
  addUpload(app, wordTemplates);
}

function addUpload(app: App, wordTemplates: HttpDeps["wordTemplates"]): void {
  void app.register(async (scope: App) => {
    limitUploads(scope, 1);
    takeBytes(scope, mostBytes);
    scope.put(
      path,
      {
        config,
        bodyLimit: mostBytes,
        schema: {
          summary: "Give a Word template, .docx or .dotx, in the place of the one before",
          params: Params,
          headers: Headers,
          response: answers(WordTemplateState),
        },
      },
      (request) => {
        const name = nameIn(request.headers["x-file-name"]);
        const file = { name, bytes: toBytes(request.body) };
        return wordTemplates.give(request.params.id, callerOf(request), file, request.signal);
      },
    );
  });
}

/** The last part of what may be a path. */
function nameIn(header: string): string {
  let name = header;
  try {
    name = decodeURIComponent(header);
  } catch {
    // It was not encoded.
  }
  return name.split(/[\\/]/).at(-1)?.replace(/\p{C}/gu, "").trim().slice(0, longestName) ?? "";
}
