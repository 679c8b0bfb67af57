import { Information } from "@brudnopis/schema";
import { changeInformation, readInformation } from "../../access/information.ts";
import { callerOf } from "../access-rules.ts";
import { answers } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

export function addInformationRoutes(app: App, { driver, audit, auditDays }: HttpDeps): void {
  app.get(
    "/api/information",
    {
      // Whoever is asked for their data is told first what happens with it.
      config: { access: "everyone" },
      schema: {
        summary: "What happens with personal data here",
        response: answers(Information),
      },
    },
    () => readInformation(driver, auditDays),
  );

  app.put(
    "/api/information",
    {
      config: { access: { installation: "administer" } },
      // Two texts of 20,000 characters.
      bodyLimit: 256 * 1024,
      schema: {
        summary: "Change what people are told; a language that is empty shows the usual text",
        body: Information,
        response: answers(Information),
      },
    },
    (request) =>
      changeInformation(driver, audit, callerOf(request), {
        information: request.body,
        auditDays,
      }),
  );
}
