/** The API's own description. */
import swagger from "@fastify/swagger";
import {
  DiffNode,
  DocumentContent,
  DocumentDetails,
  DocumentSummary,
  ErrorBody,
  Me,
  NewDocument,
  Pack,
  RichNode,
  SetUp,
  SignIn,
  SignInAnswer,
  Template,
  TemplateSummary,
} from "@brudnopis/schema";
import type { FastifyInstance } from "fastify";
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from "fastify-type-provider-zod";
import { z } from "zod";

/** Schemas that get a name of their own in the description; a recursive one has to. */
const named = {
  DiffNode,
  DocumentContent,
  DocumentDetails,
  DocumentSummary,
  ErrorBody,
  Me,
  NewDocument,
  Pack,
  RichNode,
  SetUp,
  SignIn,
  SignInAnswer,
  Template,
  TemplateSummary,
};

export async function addOpenApi(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  const transform = createJsonSchemaTransform({ schemaRegistry });
  for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Brudnopis",
        // Of this description. It grows when a route or a field is added, and does not otherwise change.
        version: "1",
        description:
          "Miejskie Inicjatywy Działania, written together. Text is edited over WebSocket at /sync, or over channels here.",
      },
    },
    // Who may use a route is part of its description: `x-access` is the rule that it declares.
    transform: (input) => {
      const { schema, url } = transform(input);
      return { schema: { ...schema, "x-access": input.route.config?.access }, url };
    },
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
}
