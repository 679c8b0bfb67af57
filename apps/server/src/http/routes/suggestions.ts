/** Changes that people suggest, and what is decided about them. The feed of the review has them. */
import { AppError, NewSuggestions, Suggestion, SuggestionDecision } from "@brudnopis/schema";
import { z } from "zod";
import { callerOf, openedOf } from "../access-rules.ts";
import { answers, answersCreated } from "../answers.ts";
import type { App, HttpDeps } from "../http.ts";

const Params = z.strictObject({ id: z.string() });
const SuggestionParams = Params.extend({ suggestion: z.string() });

/** A text that is suggested anew as a whole comes with the one that it is to replace. */
const suggestionsLimit = 1024 * 1024;

export function addSuggestionRoutes(app: App, { suggestions }: HttpDeps): void {
  app.post(
    "/api/documents/:id/suggestions",
    {
      config: { access: { document: "suggest" } },
      bodyLimit: suggestionsLimit,
      preValidation: async ({ body }) => assertShallow(body),
      schema: {
        summary: "Suggest changes of a document; the same ids again make no others",
        params: Params,
        body: NewSuggestions,
        response: answersCreated(z.array(Suggestion)),
      },
    },
    async (request, reply) => {
      const made = await suggestions.make(openedOf(request), callerOf(request), request.body);
      return reply.code(201).send(made);
    },
  );

  app.post(
    "/api/documents/:id/suggestions/:suggestion/decision",
    {
      // Who suggested may withdraw; for all else one has to be able to write.
      config: { access: { document: "suggest" } },
      schema: {
        summary: "Accept, reject or withdraw a suggestion; the first decision wins",
        params: SuggestionParams,
        body: SuggestionDecision,
        response: answers(Suggestion),
      },
    },
    (request) => {
      const { params, body } = request;
      return suggestions.decide(openedOf(request), callerOf(request), params.suggestion, body);
    },
  );
}

/** Twice as deep as nodes may be within nodes, for each is in a list, and what they come in. */
const deepest = 64;

/** Nodes are parsed by calls within calls: what is nested without end would be an end to them, and a bug of ours. */
function assertShallow(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new AppError("invalid-input", "It is nested too deeply");
    level = level.flatMap((value): unknown[] =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
}
