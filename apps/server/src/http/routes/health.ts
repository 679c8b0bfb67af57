import { AppError } from "@brudnopis/schema";
import { z } from "zod";
import { answers } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Health = z.strictObject({ status: z.literal("ok") });

/** For what watches over the server: whether it runs, and whether it can do its work. */
export function addHealthRoutes(app: App, { isReady }: HttpDeps): void {
  app.get(
    "/livez",
    {
      config: { access: "everyone" },
      schema: { summary: "Whether the server runs", response: answers(Health) },
    },
    () => ({ status: "ok" as const }),
  );

  app.get(
    "/readyz",
    {
      config: { access: "everyone" },
      schema: { summary: "Whether the server can read and store", response: answers(Health) },
    },
    async () => {
      if (!(await isReady()))
        throw new AppError("unavailable", "The server cannot do its work at the moment");
      return { status: "ok" as const };
    },
  );
}
