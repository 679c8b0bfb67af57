/** What I was told, how I want to hear of things, and what I watch; and the way out for whoever has a mail of ours. */
import {
  Inbox,
  InboxQuery,
  InboxRead,
  NotificationSettings,
  Unsubscribe,
  UnsubscribeOffer,
  WatchChange,
  WatchList,
  WatchQuery,
} from "@brudnopis/schema";
import { markInboxRead, readInbox } from "../../notifications/inbox.ts";
import { changeSettings, readSettings } from "../../notifications/settings.ts";
import { lookAtUnsubscribing, unsubscribe } from "../../notifications/unsubscribe.ts";
import { changeWatch, listWatches } from "../../notifications/watches.ts";
import { callerOf } from "../access-rules.ts";
import { answers, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const signedIn = { access: "signed-in" } as const;
/** The secret comes in the body: an address of ours would keep it in logs. */
const linkHolder = { access: "link-holder" } as const;

export function addNotificationRoutes(app: App, deps: HttpDeps): void {
  addInbox(app, deps);
  addSettings(app, deps);
  addWatches(app, deps);
  addUnsubscribing(app, deps);
}

function addInbox(app: App, deps: HttpDeps): void {
  app.get(
    "/api/inbox",
    {
      config: signedIn,
      schema: {
        summary: "What I was told, newest first, with how much of it is unread",
        querystring: InboxQuery,
        response: answers(Inbox),
      },
    },
    (request) => readInbox(deps, callerOf(request), request.query),
  );

  app.post(
    "/api/inbox/read",
    {
      config: signedIn,
      schema: {
        summary: "I have read these, or all of them; or not yet",
        body: InboxRead,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await markInboxRead(deps, callerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

function addSettings(app: App, { driver }: HttpDeps): void {
  app.get(
    "/api/notification-settings",
    {
      config: signedIn,
      schema: {
        summary: "What comes by e-mail, and when",
        response: answers(NotificationSettings),
      },
    },
    (request) => readSettings(driver, callerOf(request).personId),
  );

  app.put(
    "/api/notification-settings",
    {
      config: signedIn,
      schema: {
        summary: "Say what comes by e-mail, and when",
        body: NotificationSettings,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeSettings(driver, callerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

function addWatches(app: App, deps: HttpDeps): void {
  app.get(
    "/api/watches",
    {
      config: signedIn,
      schema: {
        summary: "What I watch, and how closely",
        querystring: WatchQuery,
        response: answers(WatchList),
      },
    },
    (request) => listWatches(deps, callerOf(request), request.query.document),
  );

  app.put(
    "/api/watches",
    {
      config: signedIn,
      schema: {
        summary: "Watch a network, a document or a section, more or less closely",
        body: WatchChange,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await changeWatch(deps, callerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}

function addUnsubscribing(app: App, deps: HttpDeps): void {
  app.post(
    "/api/unsubscribe/look",
    {
      config: linkHolder,
      schema: {
        summary: "What the link at the end of an e-mail can end",
        body: Unsubscribe.pick({ token: true }),
        response: answers(UnsubscribeOffer),
      },
    },
    (request) => lookAtUnsubscribing(deps, request.body.token),
  );

  app.post(
    "/api/unsubscribe",
    {
      config: linkHolder,
      schema: {
        summary: "Send less e-mail to whoever this link was sent to",
        body: Unsubscribe,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await unsubscribe(deps, request.body);
      return reply.code(204).send();
    },
  );
}
