import type { FastifySerializerCompiler } from "fastify";
import { serializerCompiler } from "fastify-type-provider-zod";

/**
 * For a route whose answers are large and often the same object: it is checked and made into text once, and the text
 * lives as long as the object.
 */
export const serializeOnce: FastifySerializerCompiler<unknown> = (route) => {
  // Every schema of ours is one of zod's: `answers.ts` makes them.
  const serialize = serializerCompiler(route as Parameters<typeof serializerCompiler>[0]);
  const texts = new WeakMap<object, string>();
  return (answer: unknown) => {
    if (typeof answer !== "object" || answer === null) return serialize(answer);
    const known = texts.get(answer);
    if (known !== undefined) return known;
    const text = serialize(answer);
    texts.set(answer, text);
    return text;
  };
};
