/** Review rounds of a document: sent, reviewed, answered, closed. */
import { NewRound, PeerGrid, Round, RoundChange, RoundList, RoundStep } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersBytes, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const RoundParams = Params.extend({ round: z.string().max(40) });

/** Whoever may remark sees the rounds; who may take which step is told by the round. */
const remarks = { access: { document: "comment" } } as const;
const leads = { access: { document: "edit", and: "share" } } as const;

export function addRoundRoutes(app: App, deps: HttpDeps): void {
  addSendingRoutes(app, deps);
  addReviewingRoutes(app, deps);
}

function addSendingRoutes(app: App, { rounds }: HttpDeps): void {
  app.get(
    "/api/documents/:id/rounds",
    {
      config: remarks,
      schema: {
        summary: "The review rounds of a document, newest first, and who can be asked to review",
        params: Params,
        response: answers(RoundList),
      },
    },
    (request) => rounds.list(openedOf(request), callerOf(request)),
  );

  app.post(
    "/api/documents/:id/rounds",
    {
      config: leads,
      schema: {
        summary: "Send the document to reviewers as it stands now",
        params: Params,
        body: NewRound,
        response: answersCreated(Round),
      },
    },
    async (request, reply) => {
      const sent = await rounds.send(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(sent);
    },
  );

  app.patch(
    "/api/documents/:id/rounds/:round",
    {
      config: leads,
      schema: {
        summary: "Change who reviews, or by when",
        params: RoundParams,
        body: RoundChange,
        response: answers(Round),
      },
    },
    (request) =>
      rounds.change(openedOf(request), callerOf(request), request.params.round, request.body),
  );
}

function addReviewingRoutes(app: App, { rounds }: HttpDeps): void {
  app.get(
    "/api/documents/:id/rounds/:round/state",
    {
      config: remarks,
      schema: {
        summary: "The text that the round is about, as one Yjs update",
        params: RoundParams,
        response: answersBytes("application/octet-stream", "A Yjs update, version 1"),
      },
    },
    async (request, reply) => {
      const { round } = request.params;
      const state = await rounds.stateOf(openedOf(request), callerOf(request), round);
      return reply.type("application/octet-stream").send(Buffer.from(state));
    },
  );

  app.post(
    "/api/documents/:id/rounds/:round/steps",
    {
      config: remarks,
      schema: {
        summary: "Hand back, say that all is answered, close, or go one step back",
        params: RoundParams,
        body: RoundStep,
        response: answers(Round),
      },
    },
    (request) =>
      rounds.take(openedOf(request), callerOf(request), request.params.round, request.body),
  );

  app.put(
    "/api/documents/:id/rounds/:round/grid",
    {
      config: remarks,
      schema: {
        summary: "Keep one's own grid of a peer review",
        params: RoundParams,
        body: PeerGrid,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      await rounds.keepGrid(openedOf(request), callerOf(request), params.round, body);
      return reply.code(204).send();
    },
  );
}
