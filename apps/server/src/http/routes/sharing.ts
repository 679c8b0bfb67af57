import { DocumentRoleChange, PartnerCandidates, Sharing, SharingChange } from "@brudnopis/schema";
import { z } from "zod";
import {
  addPartnerTo,
  describeSharing,
  partnerCandidates,
  removePartnerFrom,
  setDocumentRole,
  shareWithNetwork,
} from "../../sharing/sharing.ts";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const PersonParams = Params.extend({ personId: z.string() });
const PartnerParams = Params.extend({ organisationId: z.string() });

const config = { access: { document: "share" } } as const;

/** Who has a document, and why. Everybody who can open it may know; few may change it. */
export function addSharingRoutes(app: App, deps: HttpDeps): void {
  app.get(
    "/api/documents/:id/sharing",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "Who has a document and why",
        params: Params,
        response: answers(Sharing),
      },
    },
    (request) => describeSharing(deps, openedOf(request)),
  );

  app.patch(
    "/api/documents/:id/sharing",
    {
      config,
      schema: {
        summary: "Show a document to the observers of its network, or not any more",
        params: Params,
        body: SharingChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { sharedWithNetwork } = request.body;
      await shareWithNetwork(deps, callerOf(request), openedOf(request), sharedWithNetwork);
      return reply.code(204).send();
    },
  );

  addPersonRoutes(app, deps);
  addPartnerRoutes(app, deps);
}

function addPersonRoutes(app: App, deps: HttpDeps): void {
  app.put(
    "/api/documents/:id/people/:personId",
    {
      config,
      schema: {
        summary: "Change the role that somebody holds on a document",
        params: PersonParams,
        body: DocumentRoleChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { personId } = request.params;
      await setDocumentRole(
        deps,
        callerOf(request),
        openedOf(request),
        personId,
        request.body.role,
      );
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/documents/:id/people/:personId",
    {
      config,
      schema: {
        summary: "Take away the role that somebody holds on a document",
        params: PersonParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { personId } = request.params;
      await setDocumentRole(deps, callerOf(request), openedOf(request), personId, undefined);
      return reply.code(204).send();
    },
  );
}

function addPartnerRoutes(app: App, deps: HttpDeps): void {
  app.get(
    "/api/documents/:id/partner-candidates",
    {
      config,
      schema: {
        summary: "Organisations that a document can be shared with",
        params: Params,
        response: answers(PartnerCandidates),
      },
    },
    (request) => partnerCandidates(deps.driver, openedOf(request)),
  );

  app.put(
    "/api/documents/:id/partners/:organisationId",
    {
      config,
      schema: {
        summary: "Ask an organisation to write in a document",
        params: PartnerParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { organisationId } = request.params;
      await addPartnerTo(deps, callerOf(request), openedOf(request), organisationId);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/documents/:id/partners/:organisationId",
    {
      config,
      schema: {
        summary: "Take an organisation out of a document",
        params: PartnerParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { organisationId } = request.params;
      await removePartnerFrom(deps, callerOf(request), openedOf(request), organisationId);
      return reply.code(204).send();
    },
  );
}
