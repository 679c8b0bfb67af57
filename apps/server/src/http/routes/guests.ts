/** Links for guests: those who make them, and whoever has one. */
import {
  GuestAnswer,
  GuestDocument,
  GuestImage,
  GuestLink,
  GuestOffer,
  NewGuestLink,
  NewGuestLinkAnswer,
  NewQuestion,
  Proposal,
  ProposalDecision,
  TokenBody,
} from "@brudnopis/schema";
import { z } from "zod";
import { actorOf, callerOf, openedOf } from "../access-rules.ts";
import { answers, answersCreated, answersFiles, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";
import { serializeOnce } from "../serialize-once.ts";

const Params = z.strictObject({ id: z.string() });
const LinkParams = z.strictObject({ id: z.string(), linkId: z.string() });
const ProposalParams = z.strictObject({ id: z.string(), proposalId: z.string() });

export function addGuestRoutes(app: App, deps: HttpDeps): void {
  addReadingLinks(app, deps);
  addQuestions(app, deps);
  addProposals(app, deps);
  addGuests(app, deps);
}

function addReadingLinks(app: App, { guestLinks }: HttpDeps): void {
  app.get(
    "/api/documents/:id/guest-links",
    {
      config: { access: { document: "share" } },
      schema: {
        summary: "Links that show a document to whoever has them",
        params: Params,
        response: answers(z.array(GuestLink)),
      },
    },
    (request) => guestLinks.list(openedOf(request), "document"),
  );

  app.post(
    "/api/documents/:id/guest-links",
    {
      config: { access: { document: "share" } },
      schema: {
        summary: "Make a link that shows a document, or the state that it has now",
        params: Params,
        body: NewGuestLink,
        response: answersCreated(NewGuestLinkAnswer),
      },
    },
    async (request, reply) => {
      const made = await guestLinks.make(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(made);
    },
  );

  app.delete(
    "/api/documents/:id/guest-links/:linkId",
    {
      config: { access: { document: "share" } },
      schema: {
        summary: "End a link that shows a document",
        params: LinkParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { linkId } = request.params;
      await guestLinks.revoke(openedOf(request), callerOf(request), "document", linkId);
      return reply.code(204).send();
    },
  );
}

function addQuestions(app: App, { guestLinks }: HttpDeps): void {
  app.get(
    "/api/documents/:id/questions",
    {
      config: { access: { document: "edit" } },
      schema: {
        summary: "Questions to people without an account",
        params: Params,
        response: answers(z.array(GuestLink)),
      },
    },
    (request) => guestLinks.list(openedOf(request), "question"),
  );

  app.post(
    "/api/documents/:id/questions",
    {
      config: { access: { document: "edit" } },
      schema: {
        summary: "Ask somebody without an account about a field or a record",
        params: Params,
        body: NewQuestion,
        response: answersCreated(NewGuestLinkAnswer),
      },
    },
    async (request, reply) => {
      const made = await guestLinks.ask(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(made);
    },
  );

  app.delete(
    "/api/documents/:id/questions/:linkId",
    {
      config: { access: { document: "edit" } },
      schema: { summary: "Take a question back", params: LinkParams, response: answersNothing() },
    },
    async (request, reply) => {
      const { linkId } = request.params;
      await guestLinks.revoke(openedOf(request), callerOf(request), "question", linkId);
      return reply.code(204).send();
    },
  );
}

function addProposals(app: App, { guestLinks }: HttpDeps): void {
  app.get(
    "/api/documents/:id/proposals",
    {
      // Not for all who read: guests answer the city, under their names, and peers are of other cities.
      config: { access: { document: "suggest" } },
      schema: {
        summary: "What people without an account answered",
        params: Params,
        response: answers(z.array(Proposal)),
      },
    },
    (request) => guestLinks.proposals(openedOf(request)),
  );

  app.post(
    "/api/documents/:id/proposals/:proposalId",
    {
      config: { access: { document: "edit" } },
      schema: {
        summary: "Say what became of an answer",
        params: ProposalParams,
        body: ProposalDecision,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      await guestLinks.decide(openedOf(request), callerOf(request), params.proposalId, body.state);
      return reply.code(204).send();
    },
  );
}

/** Reading over POST: an address of ours would keep the secret in logs and histories. */
function addGuests(app: App, { guests }: HttpDeps): void {
  app.post(
    "/api/guest/look",
    {
      config: { access: "link-holder" },
      schema: { summary: "What a link is for", body: TokenBody, response: answers(GuestOffer) },
    },
    (request) => guests.look(request.body.token, actorOf(request)),
  );

  app.post(
    "/api/guest/document",
    {
      config: { access: "link-holder" },
      serializerCompiler: serializeOnce,
      schema: {
        summary: "What a document says to whoever has a link",
        body: TokenBody,
        response: answers(GuestDocument),
      },
    },
    (request) => guests.document(request.body.token, actorOf(request)),
  );

  app.post(
    "/api/guest/image",
    {
      config: { access: "link-holder" },
      schema: {
        summary: "A picture of what a link shows",
        body: GuestImage,
        response: answersFiles(["image/png", "image/jpeg"], "The picture"),
      },
    },
    async (request, reply) => {
      const { token, image } = request.body;
      const { type, bytes } = await guests.picture(token, image);
      return reply.type(type).send(Buffer.from(bytes));
    },
  );

  app.post(
    "/api/guest/answer",
    {
      config: { access: "link-holder" },
      schema: { summary: "Answer a question", body: GuestAnswer, response: answersNothing() },
    },
    async (request, reply) => {
      await guests.answer(request.body, actorOf(request));
      return reply.code(204).send();
    },
  );
}
