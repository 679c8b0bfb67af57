/** Sync over HTTP, for where WebSockets are filtered: P25 to P29 of `PROTOCOL.md`. */
import { AppError, SyncChannel } from "@brudnopis/schema";
import { z } from "zod";
import type { HttpChannel } from "../../sync/http-channel.ts";
import type { ChannelOwner } from "../../sync/http-channels.ts";
import { callerOf, sessionIdOf } from "../access-rules.ts";
import { answersBytes, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const ChannelParams = z.strictObject({ id: z.string(), channel: z.string() });

const Count = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const StreamQuery = z.strictObject({
  /** The last frame that the client has. */
  seen: Count,
  /** The answer ends with the first frames: for who gets an answer only when it is whole. */
  single: z.literal("true").optional(),
});
const FramesQuery = z.strictObject({
  /** How many frames were sent before the first of these. */
  from: Count,
  seen: Count,
  /** Nothing comes after these, and nobody listens any more. */
  end: z.literal("true").optional(),
});

/** A frame of the largest size, and what gathers beside it. */
const bodyLimit = 2 * 1024 * 1024;

/** Requests a minute of one session. The frames in them have the limits of any connection. */
const rateLimit = {
  max: 12_000,
  keyGenerator: ({ sessionId, ip }: { sessionId: string | undefined; ip: string }) =>
    sessionId ?? ip,
};

const config = { access: "channel-holder", rateLimit } as const;

export function addSyncChannelRoutes(app: App, { channels }: HttpDeps): void {
  app.post(
    "/api/documents/:id/sync",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "Open a channel to a document where WebSockets are filtered",
        params: Params,
        response: answersCreated(SyncChannel),
      },
    },
    async (request, reply) => {
      const { sessionId } = callerOf(request);
      const owner = { sessionId, documentId: request.params.id };
      const channel = channels.openChannel(request.raw, owner);
      if (channel === undefined) throw new AppError("unavailable", "Too many come at once");
      return reply.code(201).send({ channel });
    },
  );

  const find = (channel: string, owner: ChannelOwner): HttpChannel => {
    const found = channels.channel(channel, owner);
    if (!found) throw new AppError("not-found", "There is no such channel, or it is over");
    return found;
  };

  app.get(
    "/api/documents/:id/sync/:channel",
    {
      config,
      compress: false,
      exposeHeadRoute: false,
      schema: {
        summary: "The frames for the client, as they come",
        params: ChannelParams,
        querystring: StreamQuery,
        response: answersBytes("text/event-stream", "Frames in base64, see PROTOCOL.md"),
      },
    },
    async (request, reply) => {
      const { id: documentId, channel } = request.params;
      const { seen, single } = request.query;
      const own = find(channel, { sessionId: sessionIdOf(request), documentId });
      const stream = own.open(seen, single === "true");
      if (!stream) throw new AppError("conflict", "Frames are missing that cannot be had again");
      return reply
        .type("text/event-stream")
        .header("cache-control", "no-store, no-transform")
        .header("x-accel-buffering", "no")
        .send(stream);
    },
  );

  // No other route reads bytes.
  void app.register(async (scope: App) => {
    scope.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      "/api/documents/:id/sync/:channel",
      {
        config,
        bodyLimit,
        schema: {
          summary: "Frames of the client, each with its length before it",
          params: ChannelParams,
          querystring: FramesQuery,
          response: answersNothing(),
        },
      },
      async (request, reply) => {
        const { id: documentId, channel } = request.params;
        const { from, seen, end } = request.query;
        const own = find(channel, { sessionId: sessionIdOf(request), documentId });
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const isTaken = await own.take({ from, seen, body });
        if (end === "true") own.terminate();
        else if (!isTaken) throw new AppError("conflict", "Frames are missing before these");
        return reply.code(204).send();
      },
    );
  });
}
