/** One's own account, and what administrators do for those who are stuck. */
import { Account, Me, PasswordChange, ProfileChange, SessionInfo } from "@brudnopis/schema";
import { z } from "zod";
import {
  changeOwnPassword,
  changeOwnProfile,
  describeAccount,
  endAllSessionsOf,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
} from "../../access/account.ts";
import { describeCaller } from "../../access/me.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

export function addAccountRoutes(app: App, deps: HttpDeps): void {
  const { driver, templates, cookies } = deps;

  app.get(
    "/api/me/account",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "How my account is protected, and the roles it holds",
        response: answers(Account),
      },
    },
    (request) => describeAccount(deps, callerOf(request)),
  );

  app.patch(
    "/api/me",
    {
      config: { access: "signed-in" },
      schema: { summary: "Change my name or language", body: ProfileChange, response: answers(Me) },
    },
    async (request) => {
      const caller = callerOf(request);
      await changeOwnProfile(deps, caller, request.body);
      return describeCaller(driver, templates, caller);
    },
  );

  app.post(
    "/api/me/password",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Change my password, which ends my other sessions",
        body: PasswordChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { body, headers } = request;
      await changeOwnPassword(deps, callerOf(request), body, headers.cookie);
      return reply.code(204).send();
    },
  );

  app.get(
    "/api/me/sessions",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Where I am signed in, last used first",
        response: answers(z.array(SessionInfo)),
      },
    },
    (request) => listOwnSessions(deps, callerOf(request)),
  );

  app.delete(
    "/api/me/sessions/:sessionId",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "End one of my sessions",
        params: z.strictObject({ sessionId: z.string() }),
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { sessionId } = request.params;
      await endOwnSession(deps, caller, sessionId);
      if (sessionId === caller.sessionId) reply.header("set-cookie", cookies.session.clear);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/me/sessions",
    {
      config: { access: "signed-in" },
      schema: { summary: "End all of my sessions but this one", response: answersNothing() },
    },
    async (request, reply) => {
      await endOtherSessions(deps, callerOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/people/:id/end-sessions",
    {
      config: { access: { installation: "administer" } },
      schema: {
        summary: "End all sessions of a person",
        params: z.strictObject({ id: z.string() }),
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await endAllSessionsOf(deps, request.params.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}
