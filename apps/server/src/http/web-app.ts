/** The web application's files, and its one page for every address that is neither a file nor the API. */
import fastifyStatic from "@fastify/static";
import { AppError } from "@brudnopis/schema";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { answersBytes } from "./answers.ts";
import type { App } from "./http.ts";

const Params = z.object({ "*": z.string() });

const route = {
  config: { access: "everyone" },
  // Pages and files are not part of the API's description.
  schema: {
    hide: true,
    params: Params,
    response: answersBytes("*/*", "A file of the web application"),
  },
} as const;

export async function addWebApp(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    app.get("/*", route, (request, reply) => {
      refuseApiPath(request.params["*"]);
      return reply.code(503).type("text/html; charset=utf-8").send(notBuiltPage);
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    dotfiles: "ignore",
  });

  app.get("/assets/*", route, (request, reply) =>
    // Their names change with their content.
    reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );

  app.get("/*", route, async (request, reply) => {
    const path = request.params["*"];
    refuseApiPath(path);
    reply.header("cache-control", "no-cache");
    if (isFile(path)) return reply.sendFile(path, { cacheControl: false });
    const page = await readFile(join(folder, "index.html"), "utf8");
    return reply.type("text/html; charset=utf-8").send(withHints(page, path));
  });
}

function refuseApiPath(path: string): void {
  if (/^(api|sync)(\/|$)/.test(path)) throw new AppError("not-found", "There is nothing here");
}

function isFile(path: string): boolean {
  return path !== "index.html" && /\.[a-z0-9]+$/i.test(path);
}

/**
 * Tells the browser of a document's page what it will ask for, before the scripts that ask have arrived.
 * The id goes into HTML, so it has to be one.
 */
function withHints(page: string, path: string): string {
  const id = /^dokumenty\/([a-z0-9]{16})\/?$/.exec(path)?.[1];
  if (id === undefined) return page;
  const addresses = ["/api/me", `/api/documents/${id}`, `/api/documents/${id}/state`];
  const hints = addresses.map(
    (href) => `<link rel="preload" as="fetch" crossorigin href="${href}">`,
  );
  return page.replace("</head>", () => `${hints.join("")}</head>`);
}

const notBuiltPage = `<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>Brudnopis</title></head>
<body>
<h1>Brudnopis działa, ale nie ma jeszcze strony</h1>
<p>Aplikacja przeglądarkowa nie została zbudowana. Zatrzymaj serwer i uruchom <code>npm start</code>.</p>
</body>
</html>
`;
