/** The one way to become signed in, whatever it was that said who somebody is. */
import { AppError, type Me } from "@brudnopis/schema";
import type { FastifyReply, FastifyRequest } from "fastify";
import { deviceOf } from "../access/device.ts";
import { describeCaller } from "../access/me.ts";
import type { Statement } from "../store/driver.ts";
import { findPerson, stillActive } from "../store/people.ts";
import type { HttpDeps } from "./http.ts";

type SignInDeps = Pick<
  HttpDeps,
  "driver" | "access" | "audit" | "sessions" | "devices" | "templates" | "closeSession"
>;

export interface SignInWay {
  /** What said who somebody is: one word for the audit log. */
  readonly way: "password" | "second-factor" | "sso" | "invitation" | "set-up";
  /** Stored together with the session, or not at all. */
  readonly also?: readonly Statement[];
}

/**
 * Starts a session of this person in the answer: a new token takes the place of the one the browser had, whose sockets
 * close, and the browser is known from now on. Whether it is really them was found out before.
 * @throws AppError `wrong-credentials` when the person is blocked or was erased; WriteConflict when that, or what `also`
 *   asks for, has changed at this very moment.
 */
export async function signIn(
  deps: SignInDeps,
  { headers, ip }: FastifyRequest,
  reply: FastifyReply,
  personId: string,
  { way, also = [] }: SignInWay,
): Promise<Me> {
  const { driver, access, audit, sessions, devices, templates } = deps;
  const person = await findPerson(driver, personId);
  if (person?.state !== "active") {
    throw new AppError("wrong-credentials", "The address or the password is wrong");
  }
  const device = await devices.remember(headers.cookie, personId);
  const origin = { device: deviceOf(headers["user-agent"]), address: ip };
  const { sessionId, setCookie, endedId } = await sessions.start(personId, headers.cookie, origin, [
    // They may have been shut out since they were read.
    stillActive(personId),
    ...also,
    ...device.statements,
    audit.entry({ personId, address: ip }, "signed-in", { details: { way } }),
  ]);
  if (endedId !== undefined) deps.closeSession(endedId, "signed-out");
  const caller = await access.caller(personId, sessionId, ip);
  if (!caller) throw new Error("The person who signed in is not there");
  reply.header("set-cookie", [setCookie, device.setCookie]);
  return describeCaller(driver, templates, caller);
}
