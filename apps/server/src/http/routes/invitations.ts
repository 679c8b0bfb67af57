import {
  AppError,
  Invitation,
  InvitationAcceptance,
  InvitationLink,
  InvitationOffer,
  InvitationReport,
  Me,
  NewInvitations,
  type Scope,
  TokenBody,
} from "@brudnopis/schema";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  acceptInvitation,
  invitationsOn,
  lookAtInvitation,
  type Newcomer,
} from "../../access/invitations.ts";
import { invite, revoke, sendAgain } from "../../access/invite.ts";
import { describeCaller } from "../../access/me.ts";
import { type AccessRule, callerOf, networkOf, openedOf, organisationOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { signIn } from "../start-session.ts";

/** Inviting people, and coming in by an invitation. */
export function addInvitationRoutes(app: App, deps: HttpDeps): void {
  for (const door of doors) addDoor(app, deps, door);
  addHolderRoutes(app, deps);
}

/** Something that people are invited to. */
interface Door {
  readonly path: string;
  readonly to: string;
  readonly access: AccessRule;
  /** Parameters of the path. */
  readonly params: { readonly id?: z.ZodString };
  readonly scopeOf: (request: FastifyRequest) => Scope;
}

const byId = { id: z.string() };

const doors: readonly Door[] = [
  {
    path: "/api/invitations",
    to: "the installation",
    access: { installation: "administer" },
    params: {},
    scopeOf: () => ({ kind: "installation" }),
  },
  {
    path: "/api/networks/:id/invitations",
    to: "a network",
    access: { network: "manage" },
    params: byId,
    scopeOf: (request) => ({ kind: "network", id: networkOf(request).id }),
  },
  {
    path: "/api/organisations/:id/invitations",
    to: "an organisation",
    access: { organisation: "manage" },
    params: byId,
    scopeOf: (request) => ({ kind: "organisation", id: organisationOf(request).id }),
  },
  {
    path: "/api/documents/:id/invitations",
    to: "a document",
    access: { document: "share" },
    params: byId,
    scopeOf: (request) => ({ kind: "document", id: openedOf(request).document.id }),
  },
];

function addDoor(app: App, deps: HttpDeps, { path, to, access, params, scopeOf }: Door): void {
  const config = { access };
  const Place = z.strictObject(params);
  const One = z.strictObject({ ...params, invitationId: z.string() });

  app.get(
    path,
    {
      config,
      schema: {
        summary: `Invitations to ${to}, newest first`,
        params: Place,
        response: answers(z.array(Invitation)),
      },
    },
    (request) => invitationsOn(deps, scopeOf(request)),
  );

  app.post(
    path,
    {
      config,
      schema: {
        summary: `Invite people to ${to}`,
        params: Place,
        body: NewInvitations,
        response: answers(InvitationReport),
      },
    },
    (request) => invite(deps, callerOf(request), scopeOf(request), request.body),
  );

  app.post(
    `${path}/:invitationId/resend`,
    {
      config,
      schema: {
        summary: `Make another link for an invitation to ${to}`,
        params: One,
        response: answers(InvitationLink),
      },
    },
    (request) => sendAgain(deps, callerOf(request), scopeOf(request), request.params.invitationId),
  );

  app.delete(
    `${path}/:invitationId`,
    {
      config,
      schema: {
        summary: `Take back an invitation to ${to}`,
        params: One,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await revoke(deps, callerOf(request), scopeOf(request), request.params.invitationId);
      return reply.code(204).send();
    },
  );
}

function addHolderRoutes(app: App, deps: HttpDeps): void {
  const { access, driver, templates } = deps;

  app.post(
    "/api/invitation/look",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "What an invitation is to",
        body: TokenBody,
        response: answers(InvitationOffer),
      },
    },
    async (request) => {
      const caller = await access.callerOf(request.headers.cookie, request.ip);
      return lookAtInvitation(deps, request.body.token, caller?.personId);
    },
  );

  app.post(
    "/api/invitation/accept",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "Accept an invitation: with a new account, or signed in to the one it is for",
        body: InvitationAcceptance,
        response: answers(Me),
      },
    },
    async (request, reply) => {
      const caller = await access.callerOf(request.headers.cookie, request.ip);
      const { personId, isNew } = await acceptInvitation(deps, {
        token: request.body.token,
        actor: caller ?? { address: request.ip },
        newcomer: newcomerOf(request.body),
      });
      if (isNew) return signIn(deps, request, reply, personId, { way: "invitation" });
      const sessionId = caller?.sessionId ?? "";
      const now = await access.caller(personId, sessionId, request.ip);
      if (!now) throw new AppError("unauthenticated", "Sign in first");
      return describeCaller(driver, templates, now);
    },
  );
}

function newcomerOf({ name, password }: InvitationAcceptance): Newcomer | undefined {
  return name === undefined || password === undefined ? undefined : { name, password };
}
