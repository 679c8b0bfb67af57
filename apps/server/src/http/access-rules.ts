/**
 * Every route says who may use it, and what its answers look like. A route that does not say so stops the start.
 *
 *   H1  A route without a rule does not exist.
 *   H2  A rule is checked before the body is read.
 *   H3  What a person may not have and what is not there are the same answer.
 */
import { AppError, type Permission } from "@brudnopis/schema";
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";

/** A route about a document takes its id from the parameter `id`. */
type AccessRule = "everyone" | "signed-in" | { readonly document: Permission };

declare module "fastify" {
  interface FastifyContextConfig {
    access?: AccessRule;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
    opened: OpenedDocument | undefined;
  }
}

export function addAccessRules(app: FastifyInstance, access: Access): void {
  app.decorateRequest("caller", undefined);
  app.decorateRequest("opened", undefined);
  app.addHook("onRoute", assertDeclared);
  app.addHook("onRequest", async (request) => {
    const rule = request.routeOptions.config.access;
    // Only what is not a route has none; the answer to that is 404.
    if (rule === undefined || rule === "everyone") return;
    request.caller = await access.callerOf(request.headers.cookie);
    if (!request.caller) throw new AppError("unauthenticated", "Sign in first");
    if (rule === "signed-in") return;
    request.opened = await access.open(request.caller, documentIdOf(request), rule.document);
    if (!request.opened) throw new AppError("not-found", "There is no such document");
  });
}

function assertDeclared({ method, url, config, schema }: RouteOptions): void {
  const name = `${String(method)} ${url}`;
  if (config?.access === undefined)
    throw new Error(`The route ${name} does not say who may use it`);
  if (schema?.response === undefined)
    throw new Error(`The route ${name} does not say what it answers`);
}

function documentIdOf({ params }: FastifyRequest): string {
  const id =
    typeof params === "object" && params !== null && "id" in params ? params.id : undefined;
  return typeof id === "string" ? id : "";
}

/** The person behind a request of a route that is for signed-in people. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error("The rule of this route lets in people who are not signed in");
  return caller;
}

/** The document of a request, in a route whose rule names a permission on it. */
export function openedOf({ opened }: FastifyRequest): OpenedDocument {
  if (!opened) throw new Error("The rule of this route names no permission on a document");
  return opened;
}
