/** The plan of a document: who has which section, and which findings of its check are muted. */
import { DocumentPlan, NewMute, PlanPerson, SectionPlanChange } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const SectionParams = Params.extend({ section: z.string() });
const MuteKey = NewMute.pick({ key: true });

/** Leading is deciding about a document and writing in it: coordinators do only the first, editors only the second. */
const leads = { access: { document: "edit", and: "share" } } as const;
const writes = { access: { document: "edit" } } as const;

export function addPlanRoutes(app: App, deps: HttpDeps): void {
  addSectionRoutes(app, deps);
  addMuteRoutes(app, deps);
}

function addSectionRoutes(app: App, { plans }: HttpDeps): void {
  app.get(
    "/api/documents/:id/plan",
    {
      config: { access: { document: "read" } },
      schema: {
        summary: "Who has which section and by when, what is ready, and which findings are muted",
        params: Params,
        response: answers(DocumentPlan),
      },
    },
    (request) => plans.describe(openedOf(request)),
  );

  app.get(
    "/api/documents/:id/plan/people",
    {
      config: leads,
      schema: {
        summary: "People who can be given a section: those who may write in the document",
        params: Params,
        response: answers(z.array(PlanPerson)),
      },
    },
    (request) => plans.people(openedOf(request)),
  );

  app.put(
    "/api/documents/:id/sections/:section",
    {
      config: leads,
      schema: {
        summary: "Change who has a section, who helps, by when, or whether it is ready",
        params: SectionParams,
        body: SectionPlanChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      await plans.changeSection(openedOf(request), callerOf(request), params.section, body);
      return reply.code(204).send();
    },
  );
}

function addMuteRoutes(app: App, { plans }: HttpDeps): void {
  app.post(
    "/api/documents/:id/mutes",
    {
      config: writes,
      schema: {
        summary: "Mute a finding of the document check, with a reason that every reader sees",
        params: Params,
        body: NewMute,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await plans.mute(openedOf(request), callerOf(request), request.body);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/api/documents/:id/mutes",
    {
      config: writes,
      schema: {
        // A key can quote the document, and addresses end up in the logs of proxies: so it comes in the body.
        summary: "Let a finding be shown again",
        params: Params,
        body: MuteKey,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await plans.unmute(openedOf(request), callerOf(request), request.body.key);
      return reply.code(204).send();
    },
  );
}
