import { AccessDecision, NewAccessRequest } from "@brudnopis/schema";
import { z } from "zod";
import { askForAccess, decideOnRequest } from "../../access/access-requests.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

/** Asking to be let into a document, and letting in. */
export function addAccessRequestRoutes(app: App, deps: HttpDeps): void {
  app.post(
    "/api/access-requests",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Ask to be let into a document; the answer does not tell whether there is one",
        body: NewAccessRequest,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await askForAccess(deps, callerOf(request), request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/documents/:id/access-requests/:requestId",
    {
      config: { access: { document: "share" } },
      schema: {
        summary: "Let somebody into the document, or not",
        params: z.strictObject({ id: z.string(), requestId: z.string() }),
        body: AccessDecision,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { document } = openedOf(request);
      const { requestId } = request.params;
      await decideOnRequest(deps, callerOf(request), document, requestId, request.body);
      return reply.code(204).send();
    },
  );
}
