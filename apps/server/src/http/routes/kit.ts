/** One's own remarks to use again. */
import { KitRemark, KitUse, KitUseReport, NewKitRemark } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf } from "../access-rules.ts";
import { answers, answersCreated, answersNothing } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
/** A kit is whoever's asks: there is nobody else's to be had. */
const own = { access: "signed-in" } as const;

export function addKitRoutes(app: App, { kit }: Pick<HttpDeps, "kit">): void {
  app.get(
    "/api/kit",
    {
      config: own,
      schema: {
        summary: "My remarks to use again, what I use most first",
        response: answers(z.array(KitRemark)),
      },
    },
    (request) => kit.list(callerOf(request)),
  );

  app.post(
    "/api/kit",
    {
      config: own,
      schema: {
        summary: "Keep a remark",
        body: NewKitRemark,
        response: answersCreated(KitRemark),
      },
    },
    async (request, reply) => reply.code(201).send(await kit.add(callerOf(request), request.body)),
  );

  app.patch(
    "/api/kit/:id",
    {
      config: own,
      schema: {
        summary: "Change one of my remarks; what came of it stays as it is",
        params: Params,
        body: NewKitRemark,
        response: answers(KitRemark),
      },
    },
    (request) => kit.change(callerOf(request), request.params.id, request.body),
  );

  app.delete(
    "/api/kit/:id",
    {
      config: own,
      schema: {
        summary: "Take a remark out of my kit; what came of it stays",
        params: Params,
        response: answersNothing(),
      },
    },
    async (request, reply) => {
      await kit.remove(callerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/kit/:id/use",
    {
      config: own,
      schema: {
        summary: "Make one of my remarks on several documents, each where it fits",
        params: Params,
        body: KitUse,
        response: answers(KitUseReport),
      },
    },
    (request) => kit.use(callerOf(request), request.params.id, request.body.documents),
  );
}
