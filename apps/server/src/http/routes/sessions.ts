/** Becoming, being and ceasing to be signed in. */
import {
  AppError,
  Me,
  SecondFactor,
  SetUp,
  SignIn,
  SignInAnswer,
  SignInWays,
  TokenBody,
} from "@brudnopis/schema";
import { z } from "zod";
import { describeCaller } from "../../access/me.ts";
import { hasSecondFactor, withCode } from "../../access/second-factor.ts";
import { isSetUpLinkValid, setUp } from "../../access/set-up.ts";
import { checkPassword, rememberedPerson, rememberStep } from "../../access/sign-in.ts";
import { WriteConflict } from "../../store/driver.ts";
import { stillEntersWith, stillHasPassword } from "../../store/people.ts";
import { actorOf, callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { signIn } from "../start-session.ts";

export function addSessionRoutes(app: App, deps: HttpDeps): void {
  const { driver, sessions, templates, cookies } = deps;

  app.post(
    "/api/set-up/look",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "Whether a set-up link can still be used",
        body: TokenBody,
        response: answers(z.strictObject({ valid: z.boolean() })),
      },
    },
    async (request) => ({ valid: await isSetUpLinkValid(driver, request.body.token) }),
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

  app.get(
    "/api/sign-in/ways",
    {
      config: { access: "everyone" },
      schema: { summary: "What the sign-in page can offer", response: answers(SignInWays) },
    },
    () => ({
      ...(deps.sso ? { sso: { label: deps.sso.label } } : {}),
      mail: deps.mailer.isOn,
    }),
  );

  app.post(
    "/api/sign-in",
    {
      config: { access: "everyone" },
      schema: {
        summary: "Sign in; with a second factor, its code is asked for next",
        body: SignIn,
        response: answers(SignInAnswer),
      },
    },
    async (request, reply) => {
      const visitor = { cookieHeader: request.headers.cookie, actor: actorOf(request) };
      const person = await checkPassword(deps, request.body, visitor);
      if (await hasSecondFactor(driver, person.id)) {
        reply.header("set-cookie", rememberStep(deps, person));
        return { step: "code" as const };
      }
      const also = [stillEntersWith(person)];
      const me = await orWrongCredentials(
        signIn(deps, request, reply, person.id, { way: "password", also }),
      );
      return { step: "done" as const, me };
    },
  );

  app.post(
    "/api/sign-in/code",
    {
      config: { access: "everyone" },
      schema: {
        summary: "The second factor, within five minutes after the password",
        body: SecondFactor,
        response: answers(Me),
      },
    },
    async (request, reply) => {
      const cookieHeader = request.headers.cookie;
      const person = await rememberedPerson(deps, cookieHeader);
      if (!person) throw new AppError("unauthenticated", "Type the password first");
      const { code } = request.body;
      const guess = { personId: person.id, code, cookieHeader, actor: actorOf(request) };
      const me = await withCode(deps, guess, (use) => {
        const also = [...use, stillHasPassword(person)];
        return signIn(deps, request, reply, person.id, { way: "second-factor", also });
      });
      reply.header("set-cookie", cookies.signIn.clear);
      return me;
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
      const { headers, ip: address } = request;
      const { setCookie, endedId } = await sessions.end(headers.cookie, ({ personId }) => [
        deps.audit.entry({ personId, address }, "signed-out"),
      ]);
      if (endedId !== undefined) deps.closeSession(endedId, "signed-out");
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

/** The password was changed, or stopped being enough, while it was being checked. */
async function orWrongCredentials<T>(signingIn: Promise<T>): Promise<T> {
  try {
    return await signingIn;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new AppError("wrong-credentials", "The address or the password is wrong");
  }
}
