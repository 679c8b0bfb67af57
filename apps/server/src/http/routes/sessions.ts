import { Me, SetUp, SignIn, SignInAnswer } from "@brudnopis/schema";
import { z } from "zod";
import { describeCaller } from "../../access/me.ts";
import { isSetUpLinkValid, setUp } from "../../access/set-up.ts";
import { checkCredentials } from "../../access/sign-in.ts";
import { actorOf, callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { signIn } from "../start-session.ts";

/** Becoming, being and ceasing to be signed in. */
export function addSessionRoutes(app: App, deps: HttpDeps): void {
  const { driver, sessions, templates } = deps;

  app.get(
    "/api/set-up",
    {
      config: { access: "everyone" },
      schema: {
        summary: "Whether a set-up link can still be used",
        querystring: z.strictObject({ token: z.string().min(1).max(100) }),
        response: answers(z.strictObject({ valid: z.boolean() })),
      },
    },
    async (request) => ({ valid: await isSetUpLinkValid(driver, request.query.token) }),
  );

  app.post(
    "/api/set-up",
    {
      config: { access: "everyone" },
      schema: { summary: "Make the first account and sign in", body: SetUp, response: answers(Me) },
    },
    async (request, reply) => {
      const personId = await setUp(deps, request.body, actorOf(request));
      return signIn(deps, request, reply, personId, { way: "set-up" });
    },
  );

  app.post(
    "/api/sign-in",
    {
      config: { access: "everyone" },
      schema: { summary: "Sign in", body: SignIn, response: answers(SignInAnswer) },
    },
    async (request, reply) => {
      const personId = await checkCredentials(deps, request.body);
      const me = await signIn(deps, request, reply, personId, { way: "password" });
      return { step: "done" as const, me };
    },
  );

  app.post(
    "/api/sign-out",
    {
      // Also for those whose session is over: signing out always ends signed out.
      config: { access: "everyone" },
      schema: { summary: "Sign out", response: answersNothing() },
    },
    async (request, reply) => {
      const { setCookie, ended } = await sessions.end(request.headers.cookie);
      if (ended) {
        deps.closeSession(ended.id);
        await deps.audit.record({ personId: ended.personId, address: request.ip }, "signed-out");
      }
      return reply.header("set-cookie", setCookie).code(204).send();
    },
  );

  app.get(
    "/api/me",
    {
      config: { access: "signed-in" },
      schema: { summary: "Who is signed in", response: answers(Me) },
    },
    (request) => describeCaller(driver, templates, callerOf(request)),
  );
}
