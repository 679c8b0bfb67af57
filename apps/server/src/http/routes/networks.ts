import {
  Created,
  MembersAdded,
  NetworkChange,
  NetworkDetails,
  NewPeerWindow,
  RoleSet,
} from "@brudnopis/schema";
import { z } from "zod";
import { setRoles } from "../../programme/members.ts";
import {
  addOrganisation,
  addPeers,
  changeNetwork,
  changeWindow,
  networkDetails,
  openWindow,
  removeOrganisation,
  removeWindow,
} from "../../programme/networks.ts";
import { callerOf, networkOf } from "../access-rules.ts";
import { answers, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const OrganisationParams = Params.extend({ organisationId: z.string() });
const MemberParams = Params.extend({ personId: z.string() });
const WindowParams = Params.extend({ windowId: z.string() });

const config = { access: { network: "manage" } } as const;

export function addNetworkRoutes(app: App, deps: HttpDeps): void {
  app.get(
    "/api/networks/:id",
    {
      config,
      schema: {
        summary: "A network with its organisations, people and windows",
        params: Params,
        response: answers(NetworkDetails),
      },
    },
    (request) => networkDetails(deps.driver, callerOf(request), networkOf(request)),
  );

  app.patch(
    "/api/networks/:id",
    {
      config,
      schema: {
        summary: "Change a network; administrators also move and archive it",
        params: Params,
        body: NetworkChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeNetwork(deps, callerOf(request), networkOf(request), request.body);
      return reply.code(204).send();
    },
  );

  app.put(
    "/api/networks/:id/organisations/:organisationId",
    {
      config,
      schema: {
        summary: "Take an organisation into a network",
        params: OrganisationParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { organisationId } = request.params;
      await addOrganisation(deps, callerOf(request), networkOf(request), organisationId);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/networks/:id/organisations/:organisationId",
    {
      config,
      schema: {
        summary: "Take an organisation out of a network",
        params: OrganisationParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { organisationId } = request.params;
      await removeOrganisation(deps, callerOf(request), networkOf(request), organisationId);
      return reply.code(204).send();
    },
  );

  app.put(
    "/api/networks/:id/members/:personId",
    {
      config,
      schema: {
        summary: "Set the roles of a member of a network; none removes them",
        params: MemberParams,
        body: RoleSet,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { id, personId } = request.params;
      const scope = { kind: "network", id } as const;
      await setRoles(deps, callerOf(request), scope, personId, request.body.roles);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/networks/:id/peers",
    {
      config,
      schema: {
        summary: "Make all who write for the network's organisations its peers",
        params: Params,
        response: answers(MembersAdded),
      },
    },
    async (request) => ({ added: await addPeers(deps, callerOf(request), networkOf(request)) }),
  );

  addWindowRoutes(app, deps);
}

function addWindowRoutes(app: App, deps: HttpDeps): void {
  app.post(
    "/api/networks/:id/windows",
    {
      config,
      schema: {
        summary: "Plan a time in which peers read and comment",
        params: Params,
        body: NewPeerWindow,
        response: answersCreated(Created),
      },
    },
    async (request, reply) => {
      const id = await openWindow(deps, callerOf(request), networkOf(request), request.body);
      return reply.code(201).send({ id });
    },
  );

  app.put(
    "/api/networks/:id/windows/:windowId",
    {
      config,
      schema: {
        summary: "Change a peer window",
        params: WindowParams,
        body: NewPeerWindow,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { windowId } = request.params;
      await changeWindow(deps, callerOf(request), networkOf(request), windowId, request.body);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/networks/:id/windows/:windowId",
    {
      config,
      schema: {
        summary: "Remove a peer window",
        params: WindowParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await removeWindow(deps, callerOf(request), networkOf(request), request.params.windowId);
      return reply.code(204).send();
    },
  );
}
