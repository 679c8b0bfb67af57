import {
  Created,
  EditionChange,
  NewEdition,
  NewNetwork,
  NewProgramme,
  ProgrammeChange,
  ProgrammeTree,
} from "@brudnopis/schema";
import { z } from "zod";
import {
  changeEdition,
  changeProgramme,
  programmeTree,
  startEdition,
  startNetwork,
  startProgramme,
} from "../../programme/programmes.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const config = { access: { installation: "administer" } } as const;

export function addProgrammeRoutes(app: App, deps: HttpDeps): void {
  app.get(
    "/api/programmes",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Programmes, editions and networks that I run",
        response: answers(ProgrammeTree),
      },
    },
    (request) => programmeTree(deps.driver, callerOf(request).grants),
  );

  app.post(
    "/api/programmes",
    {
      config,
      schema: {
        summary: "Start a programme",
        body: NewProgramme,
        response: answersCreated(Created),
      },
    },
    async (request, reply) => {
      const id = await startProgramme(deps, callerOf(request), request.body.name);
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    "/api/programmes/:id",
    {
      config,
      schema: {
        summary: "Rename or archive a programme",
        params: Params,
        body: ProgrammeChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeProgramme(deps, callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/programmes/:id/editions",
    {
      config,
      schema: {
        summary: "Start an edition of a programme",
        params: Params,
        body: NewEdition,
        response: answersCreated(Created),
      },
    },
    async (request, reply) => {
      const id = await startEdition(deps, callerOf(request), request.params.id, request.body);
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    "/api/editions/:id",
    {
      config,
      schema: {
        summary: "Change, move or archive an edition",
        params: Params,
        body: EditionChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeEdition(deps, callerOf(request), request.params.id, request.body);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/editions/:id/networks",
    {
      config,
      schema: {
        summary: "Start a network of an edition",
        params: Params,
        body: NewNetwork,
        response: answersCreated(Created),
      },
    },
    async (request, reply) => {
      const id = await startNetwork(deps, callerOf(request), request.params.id, request.body);
      return reply.code(201).send({ id });
    },
  );
}
