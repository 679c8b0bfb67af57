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
import type { Actor } from "../access/audit.ts";
import type { StoredNetwork } from "../store/networks.ts";
import type { StoredOrganisation } from "../store/organisations.ts";

/**
 * Who may use a route. One about a document, a network or an organisation takes its id from the parameter `id`.
 *
 * - `everyone`: also who is not signed in.
 * - `link-holder`: whoever has the secret of a link, which the handler checks; nobody has to be signed in.
 * - `channel-holder`: whose session has opened a channel of sync, which the handler checks. A page asks by itself all the
 *   time, so being asked is no use of the session.
 * - `signed-in`: everybody with an account.
 * - `manage`: who runs the network, or decides about the organisation's people.
 * - `change`: who may change the organisation itself.
 * - `and`: a second permission, for what takes both.
 * - `administer`: administrators of the installation. `organise`: coordinators too.
 */
export type AccessRule =
  | "everyone"
  | "link-holder"
  | "channel-holder"
  | "signed-in"
  | { readonly document: Permission; readonly and?: Permission }
  | { readonly network: "manage" }
  | { readonly organisation: "manage" | "change" }
  | { readonly installation: "administer" | "organise" };

declare module "fastify" {
  interface FastifyContextConfig {
    access?: AccessRule;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
    sessionId: string | undefined;
    opened: OpenedDocument | undefined;
    network: StoredNetwork | undefined;
    organisation: StoredOrganisation | undefined;
  }
}

export function addAccessRules(app: FastifyInstance, access: Access): void {
  app.decorateRequest("caller", undefined);
  app.decorateRequest("sessionId", undefined);
  app.decorateRequest("opened", undefined);
  app.decorateRequest("network", undefined);
  app.decorateRequest("organisation", undefined);
  app.addHook("onRoute", assertDeclared);
  app.addHook("onRequest", async (request) => {
    const rule = request.routeOptions.config.access;
    // Only what is not a route has none; the answer to that is 404.
    if (rule === undefined || rule === "everyone" || rule === "link-holder") return;
    if (rule === "channel-holder") {
      request.sessionId = await access.sessionOf(request.headers.cookie);
      if (request.sessionId === undefined) throw new AppError("unauthenticated", "Sign in first");
      return;
    }
    request.caller = await access.callerOf(request.headers.cookie, request.ip);
    if (!request.caller) throw new AppError("unauthenticated", "Sign in first");
    if (rule === "signed-in") return;
    if (!(await isAllowed(access, request, request.caller, rule))) {
      throw new AppError("not-found", "There is no such thing, or it is not yours to see");
    }
  });
}

async function isAllowed(
  access: Access,
  request: FastifyRequest,
  caller: Caller,
  rule: Exclude<AccessRule, string>,
): Promise<boolean> {
  const id = idOf(request);
  if ("installation" in rule) return access.mayUse(caller, rule.installation);
  if ("document" in rule) {
    request.opened = await access.open(caller, id, rule.document);
    if (rule.and === undefined || !request.opened) return request.opened !== undefined;
    return (await access.open(caller, id, rule.and)) !== undefined;
  }
  if ("network" in rule) {
    request.network = await access.manageNetwork(caller, id);
    return request.network !== undefined;
  }
  request.organisation = await access.organisation(caller, id, rule.organisation);
  return request.organisation !== undefined;
}

function assertDeclared({ method, url, config, schema }: RouteOptions): void {
  const name = `${String(method)} ${url}`;
  if (config?.access === undefined)
    throw new Error(`The route ${name} does not say who may use it`);
  if (schema?.response === undefined)
    throw new Error(`The route ${name} does not say what it answers`);
}

function idOf({ params }: FastifyRequest): string {
  const id =
    typeof params === "object" && params !== null && "id" in params ? params.id : undefined;
  return typeof id === "string" ? id : "";
}

/** The person behind a request of a route that is for signed-in people. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error("The rule of this route lets in people who are not signed in");
  return caller;
}

/** The session of a request to a channel of sync. */
export function sessionIdOf({ sessionId }: FastifyRequest): string {
  if (sessionId === undefined) throw new Error("The rule of this route does not ask for a session");
  return sessionId;
}

/** Who acts in a request, for the audit log: also when nobody is signed in. */
export function actorOf({ caller, ip }: FastifyRequest): Actor {
  return caller ?? { address: ip };
}

/** The document of a request, in a route whose rule names a permission on it. */
export function openedOf({ opened }: FastifyRequest): OpenedDocument {
  if (!opened) throw new Error("The rule of this route names no permission on a document");
  return opened;
}

/** The network of a request, in a route for those who run it. */
export function networkOf({ network }: FastifyRequest): StoredNetwork {
  if (!network) throw new Error("The rule of this route names no network");
  return network;
}

/** The organisation of a request, in a route for those who decide about its people. */
export function organisationOf({ organisation }: FastifyRequest): StoredOrganisation {
  if (!organisation) throw new Error("The rule of this route names no organisation");
  return organisation;
}
