import { Grant, PersonChange, PersonData, PersonDetails, PersonSummary } from "@brudnopis/schema";
import { z } from "zod";
import { changePerson } from "../../access/change-person.ts";
import { eraseAccount } from "../../access/erase.ts";
import { listPeople, personDetails } from "../../access/people.ts";
import { readPersonData } from "../../access/person-data.ts";
import { giveRole, takeRole } from "../../access/person-roles.ts";
import { contentDisposition } from "../../documents/file-name.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const PeopleQuery = z.strictObject({
  query: z.string().trim().max(200).default(""),
  state: PersonSummary.shape.state.optional(),
});

const administrators = { access: { installation: "administer" } } as const;

export function addPeopleRoutes(app: App, deps: HttpDeps): void {
  const { driver, audit, clock } = deps;

  app.get(
    "/api/people",
    {
      config: administrators,
      schema: {
        summary: "People whose name, e-mail address or organisation has some words, the first 200",
        querystring: PeopleQuery,
        response: answers(z.array(PersonSummary)),
      },
    },
    ({ query: { query, state } }) => listPeople(driver, query, state),
  );

  app.get(
    "/api/people/:id",
    {
      config: administrators,
      schema: {
        summary: "A person, with their roles and how their account is protected",
        params: Params,
        response: answers(PersonDetails),
      },
    },
    ({ params }) => personDetails(driver, params.id),
  );

  app.patch(
    "/api/people/:id",
    {
      config: administrators,
      schema: {
        summary: "Change, block or unblock somebody's account",
        params: Params,
        body: PersonChange,
        response: answers(PersonDetails),
      },
    },
    (request) => changePerson(deps, callerOf(request), request.params.id, request.body),
  );

  app.post(
    "/api/people/:id/grants",
    {
      config: administrators,
      schema: {
        summary: "Give somebody a role",
        params: Params,
        body: Grant,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await giveRole(deps, callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/people/:id/grants/remove",
    {
      config: administrators,
      schema: {
        summary: "Take a role away from somebody",
        params: Params,
        body: Grant,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await takeRole(deps, callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/people/:id/erase",
    {
      config: administrators,
      schema: {
        summary: "Erase somebody's personal data; what they wrote stays, under a pseudonym",
        params: Params,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await eraseAccount(deps, callerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );

  app.get(
    "/api/people/:id/data",
    {
      config: administrators,
      schema: {
        summary: "Everything that is kept about somebody, as a file",
        params: Params,
        response: answers(PersonData),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const data = await readPersonData(driver, id, clock(), "administrator");
      await audit.record(callerOf(request), "person-exported", { personId: id });
      return reply.header("content-disposition", attachment(id)).send(data);
    },
  );

  app.get(
    "/api/me/data",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Everything that is kept about me, as a file",
        response: answers(PersonData),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const data = await readPersonData(driver, caller.personId, clock(), "themselves");
      await audit.record(caller, "person-exported", { personId: caller.personId });
      return reply.header("content-disposition", attachment(caller.personId)).send(data);
    },
  );
}

/** Nobody's name is in the name of a file that may lie in a shared folder. */
function attachment(personId: string): string {
  return contentDisposition(`dane-osobowe-${personId}.json`);
}
