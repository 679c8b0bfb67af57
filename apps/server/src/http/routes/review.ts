/** The review of a document: what is said about it, and what becomes of that. */
import {
  AnchorRepairs,
  MessageChange,
  NewMessage,
  NewThread,
  ReviewFeed,
  ReviewFeedQuery,
  Thread,
  ThreadChange,
  ThreadStep,
} from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const ThreadParams = Params.extend({ thread: z.string() });
const MessageParams = ThreadParams.extend({ message: z.string() });

const comments = { access: { document: "comment" } } as const;
const writes = { access: { document: "edit" } } as const;

/** Anchors come many at once, each with what stood there and around it. */
const repairsLimit = 1024 * 1024;

export function addReviewRoutes(app: App, deps: HttpDeps): void {
  addFeedRoutes(app, deps);
  addThreadRoutes(app, deps);
  addMessageRoutes(app, deps);
}

function addFeedRoutes(app: App, { review }: HttpDeps): void {
  app.get(
    "/api/documents/:id/review",
    {
      config: comments,
      schema: {
        summary: "Threads and suggestions, all or those that have changed since",
        params: Params,
        querystring: ReviewFeedQuery,
        response: answers(ReviewFeed),
      },
    },
    (request) => review.feed.read(openedOf(request), callerOf(request), request.query.since),
  );

  app.patch(
    "/api/documents/:id/review/anchors",
    {
      config: writes,
      bodyLimit: repairsLimit,
      schema: {
        summary: "Say where an edit has taken the words that threads and suggestions are about",
        params: Params,
        body: AnchorRepairs,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await review.repairAnchors(openedOf(request), callerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

function addThreadRoutes(app: App, { review }: HttpDeps): void {
  app.post(
    "/api/documents/:id/threads",
    {
      config: comments,
      schema: {
        summary: "Remark on a place of a document; the same id again makes no second thread",
        params: Params,
        body: NewThread,
        response: answersCreated(Thread),
      },
    },
    async (request, reply) => {
      const thread = await review.threads.start(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(thread);
    },
  );

  app.patch(
    "/api/documents/:id/threads/:thread",
    {
      config: comments,
      schema: {
        summary: "Change what kind of remark it is, who is to see to it, or by when",
        params: ThreadParams,
        body: ThreadChange,
        response: answers(Thread),
      },
    },
    (request) => {
      const { params, body } = request;
      return review.threads.change(openedOf(request), callerOf(request), params.thread, body);
    },
  );

  app.delete(
    "/api/documents/:id/threads/:thread",
    {
      config: comments,
      schema: {
        summary: "Take back a thread of one's own in which nobody else has written",
        params: ThreadParams,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await review.threads.remove(openedOf(request), callerOf(request), request.params.thread);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/documents/:id/threads/:thread/steps",
    {
      config: comments,
      schema: {
        summary: "Say what was done about a remark, confirm that it is done, reopen or close it",
        params: ThreadParams,
        body: ThreadStep,
        response: answers(Thread),
      },
    },
    (request) => {
      const { params, body } = request;
      return review.takeStep(openedOf(request), callerOf(request), params.thread, body);
    },
  );
}

function addMessageRoutes(app: App, { review }: HttpDeps): void {
  app.post(
    "/api/documents/:id/threads/:thread/messages",
    {
      config: comments,
      schema: {
        summary: "Reply in a thread; the same id again makes no second message",
        params: ThreadParams,
        body: NewMessage,
        response: answersCreated(Thread),
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const thread = await review.messages.add(
        openedOf(request),
        callerOf(request),
        params.thread,
        body,
      );
      return reply.code(201).send(thread);
    },
  );

  app.patch(
    "/api/documents/:id/threads/:thread/messages/:message",
    {
      config: comments,
      schema: {
        summary: "Change what one wrote; what it said before stays to be seen",
        params: MessageParams,
        body: MessageChange,
        response: answers(Thread),
      },
    },
    (request) => {
      const { params, body } = request;
      return review.messages.edit(openedOf(request), callerOf(request), params, body.text);
    },
  );

  app.delete(
    "/api/documents/:id/threads/:thread/messages/:message",
    {
      config: comments,
      schema: {
        summary: "Take back what one wrote: that there was something stays",
        params: MessageParams,
        response: answers(Thread),
      },
    },
    (request) => review.messages.remove(openedOf(request), callerOf(request), request.params),
  );
}
