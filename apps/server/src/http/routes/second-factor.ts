/** One's own second factor: turning it on and off, and new recovery codes. */
import { AppError, RecoveryCodes, SecondFactor, TotpRequest, TotpStart } from "@brudnopis/schema";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { assertIsOwn } from "../../access/own-proof.ts";
import {
  type CodeGuess,
  confirmTotp,
  hasSecondFactor,
  renewingCodes,
  startTotp,
  turningOff,
  turnOffFor,
  withCode,
} from "../../access/second-factor.ts";
import { findPerson } from "../../store/people.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

export function addSecondFactorRoutes(app: App, deps: HttpDeps): void {
  const { driver } = deps;

  /** Who typed a code, when there is a second factor whose code it could be. */
  async function guessIn(request: FastifyRequest<{ Body: SecondFactor }>): Promise<CodeGuess> {
    const caller = callerOf(request);
    const { personId } = caller;
    if (!(await hasSecondFactor(driver, personId))) {
      throw new AppError("conflict", "There is no second factor");
    }
    const { code } = request.body;
    return { personId, code, cookieHeader: request.headers.cookie, actor: caller };
  }

  app.post(
    "/api/me/totp",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "A secret for an authenticator app; it counts once a first code has confirmed it",
        body: TotpRequest,
        response: answers(TotpStart),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { password } = request.body;
      await assertIsOwn(deps, caller, { password, cookieHeader: request.headers.cookie });
      return startTotp(deps, caller);
    },
  );

  app.post(
    "/api/me/totp/confirm",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Turn the second factor on, which ends my other sessions",
        body: SecondFactor,
        response: answers(RecoveryCodes),
      },
    },
    (request) => confirmTotp(deps, callerOf(request), request.body.code),
  );

  app.post(
    "/api/me/totp/off",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Turn the second factor off",
        body: SecondFactor,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const guess = await guessIn(request);
      await withCode(deps, guess, async (use) => {
        await driver.write([...use, ...turningOff(deps, callerOf(request))]);
        return true;
      });
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/me/recovery-codes",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "New recovery codes in the place of those before",
        body: SecondFactor,
        response: answers(RecoveryCodes),
      },
    },
    async (request) => {
      const guess = await guessIn(request);
      return withCode(deps, guess, async (use) => {
        const { codes, statements } = renewingCodes(deps, callerOf(request));
        await driver.write([...use, ...statements]);
        return { codes };
      });
    },
  );

  app.post(
    "/api/people/:id/totp/off",
    {
      config: { access: { installation: "administer" } },
      schema: {
        summary: "Turn off the second factor of somebody who has lost theirs",
        params: z.strictObject({ id: z.string() }),
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const person = await findPerson(driver, request.params.id);
      if (!person) throw new AppError("not-found", "There is no such account");
      await turnOffFor(deps, person.id, callerOf(request));
      return reply.code(204).send();
    },
  );
}
