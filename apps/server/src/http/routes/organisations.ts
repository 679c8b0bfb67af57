import {
  Created,
  NewOrganisation,
  OrganisationChange,
  OrganisationDetails,
  OrganisationSummary,
  RoleSet,
} from "@brudnopis/schema";
import { z } from "zod";
import { setRoles } from "../../programme/members.ts";
import {
  changeOrganisation,
  listOrganisations,
  organisationDetails,
  startOrganisation,
} from "../../programme/organisations.ts";
import { callerOf, organisationOf } from "../access-rules.ts";
import { answers, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const MemberParams = Params.extend({ personId: z.string() });

export function addOrganisationRoutes(app: App, deps: HttpDeps): void {
  app.get(
    "/api/organisations",
    {
      config: { access: { installation: "organise" } },
      schema: {
        summary: "All organisations, by name",
        response: answers(z.array(OrganisationSummary)),
      },
    },
    () => listOrganisations(deps.driver),
  );

  app.post(
    "/api/organisations",
    {
      config: { access: { installation: "organise" } },
      schema: {
        summary: "Add an organisation",
        body: NewOrganisation,
        response: answersCreated(Created),
      },
    },
    async (request, reply) => {
      const id = await startOrganisation(deps, callerOf(request), request.body);
      return reply.code(201).send({ id });
    },
  );

  app.get(
    "/api/organisations/:id",
    {
      config: { access: { organisation: "manage" } },
      schema: {
        summary: "An organisation with its people and documents",
        params: Params,
        response: answers(OrganisationDetails),
      },
    },
    (request) => organisationDetails(deps.driver, callerOf(request), organisationOf(request)),
  );

  app.patch(
    "/api/organisations/:id",
    {
      config: { access: { organisation: "change" } },
      schema: {
        summary: "Change or archive an organisation",
        params: Params,
        body: OrganisationChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeOrganisation(deps, callerOf(request), organisationOf(request), request.body);
      return reply.code(204).send();
    },
  );

  app.put(
    "/api/organisations/:id/members/:personId",
    {
      config: { access: { organisation: "manage" } },
      schema: {
        summary: "Set the roles of a member of an organisation; none removes them",
        params: MemberParams,
        body: RoleSet,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { id, personId } = request.params;
      const scope = { kind: "organisation", id } as const;
      await setRoles(deps, callerOf(request), scope, personId, request.body.roles);
      return reply.code(204).send();
    },
  );
}
