import { Me, SetUp, SignIn } from "@brudnopis/schema";
import { z } from "zod";
import { describeCaller } from "../../access/me.ts";
import { isSetUpLinkValid, setUp } from "../../access/set-up.ts";
import { checkCredentials } from "../../access/sign-in.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

/** Becoming, being and ceasing to be signed in. */
export function addSessionRoutes(app: App, deps: HttpDeps): void {
  const { driver, access, sessions, templates } = deps;

  /** Starts a session in the answer, and describes whose it is. */
  async function signIn(
    personId: string,
    cookie: string | undefined,
  ): Promise<{ me: Me; setCookie: string }> {
    const { sessionId, setCookie, endedId } = await sessions.start(personId, cookie);
    if (endedId !== undefined) deps.closeSession(endedId);
    const caller = await access.caller(personId, sessionId);
    if (!caller) throw new Error("The person who signed in is not there");
    return { me: await describeCaller(driver, templates, caller), setCookie };
  }

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
      const personId = await setUp(deps, request.body);
      const { me, setCookie } = await signIn(personId, request.headers.cookie);
      return reply.header("set-cookie", setCookie).send(me);
    },
  );

  app.post(
    "/api/sign-in",
    {
      config: { access: "everyone" },
      schema: { summary: "Sign in", body: SignIn, response: answers(Me) },
    },
    async (request, reply) => {
      const personId = await checkCredentials(deps, request.body);
      const { me, setCookie } = await signIn(personId, request.headers.cookie);
      return reply.header("set-cookie", setCookie).send(me);
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
      const { setCookie, endedId } = await sessions.end(request.headers.cookie);
      if (endedId !== undefined) deps.closeSession(endedId);
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
