/** Signing in through the organisation's own provider: away from here, and back. */
import { AppError, SsoLocation, SsoStart } from "@brudnopis/schema";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { acceptBySso } from "../../access/accept-by-sso.ts";
import { disconnectSso } from "../../access/disconnect-sso.ts";
import { ssoCallbackPath, type SsoProblem, type Visit } from "../../access/sso.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersElsewhere, answersNothing } from "../answers.ts";
import { toAnswer } from "../errors.ts";
import type { App, HttpDeps } from "../http.ts";
import { signIn } from "../start-session.ts";

/** Providers add parameters of their own. A name that is there twice is a list, and no string. */
const CallbackQuery = z
  .record(z.string().max(100), z.string().max(8000))
  .refine((query) => Object.keys(query).length <= 20);

export function addSsoRoutes(app: App, deps: HttpDeps): void {
  const { sso } = deps;

  app.post(
    "/api/sign-in/sso",
    {
      config: { access: "everyone" },
      schema: {
        summary: "Start signing in through the organisation's own provider",
        body: SsoStart,
        response: answers(SsoLocation),
      },
    },
    async (request, reply) => {
      if (!sso) throw new AppError("sso-unavailable", "There is no sign-in but by password here");
      const { location, setCookie } = await sso.start(request.body, visitOf(request));
      return reply.header("set-cookie", setCookie).send({ location });
    },
  );

  app.get(
    ssoCallbackPath,
    {
      config: { access: "link-holder" },
      // It is used up by being asked for, so that it must not be asked for twice.
      exposeHeadRoute: false,
      schema: {
        summary: "Where the provider sends people back to",
        querystring: CallbackQuery,
        response: answersElsewhere(),
      },
      // A person looks at this answer, not a program: they always land on a page.
      errorHandler: (error, request, reply) => {
        if (toAnswer(error).isBug) request.log.error({ err: error }, "A sign-in failed");
        if (sso) reply.header("set-cookie", sso.clearCookie);
        void reply.redirect(signInPage("sso-failed"));
      },
    },
    async (request, reply) => {
      if (!sso) return reply.redirect(signInPage("sso-unavailable"));
      const query = new URLSearchParams(request.query);
      const outcome = await sso.finish(query, visitOf(request), (...acceptance) =>
        acceptBySso(deps, ...acceptance),
      );
      if (outcome.step === "sign-in") {
        await signIn(deps, request, reply, outcome.personId, { way: "sso" });
      }
      return reply
        .header("set-cookie", sso.clearCookie)
        .redirect(outcome.step === "refused" ? signInPage(outcome.problem) : outcome.returnTo);
    },
  );

  app.delete(
    "/api/me/sso",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Stop signing in through the organisation's own provider",
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await disconnectSso(deps, callerOf(request));
      return reply.code(204).send();
    },
  );
}

function visitOf({ headers, ip }: FastifyRequest): Visit {
  return { cookieHeader: headers.cookie, address: ip };
}

function signInPage(problem: SsoProblem): string {
  return `/zaloguj?problem=${problem}`;
}
