/** A new password for somebody who has forgotten theirs. */
import { HandedLink, PasswordReset, ResetOffer, ResetRequest, TokenBody } from "@brudnopis/schema";
import { z } from "zod";
import {
  describeResetLink,
  makeResetLink,
  resetPassword,
  ResetRequests,
} from "../../access/password-reset.ts";
import { actorOf, callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

export function addPasswordResetRoutes(app: App, deps: HttpDeps): void {
  const requests = new ResetRequests(deps);
  // The database is closed after this.
  app.addHook("onClose", () => requests.settle());

  app.post(
    "/api/password-reset",
    {
      config: { access: "everyone" },
      schema: {
        summary:
          "Ask for a mail with a link; the answer never says whether there is such an account",
        body: ResetRequest,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      requests.ask(request.body.email, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/password-reset/look",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "Whose password a link sets",
        body: TokenBody,
        response: answers(ResetOffer),
      },
    },
    (request) => describeResetLink(deps, request.body.token),
  );

  app.post(
    "/api/password-reset/use",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "Set a new password, which ends all sessions",
        body: PasswordReset,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await resetPassword(deps, request.body, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/people/:id/reset-link",
    {
      config: { access: { installation: "administer" } },
      schema: {
        summary: "A link with which somebody sets a new password, to be handed over",
        params: z.strictObject({ id: z.string() }),
        response: answers(HandedLink),
      },
    },
    (request) => makeResetLink(deps, request.params.id, callerOf(request)),
  );
}
