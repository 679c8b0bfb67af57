/** The `response` part of a route's schema. What is not declared here does not leave the server. */
import { ErrorBody } from "@brudnopis/schema";
import { z } from "zod";

const refusals = { "4xx": ErrorBody, "5xx": ErrorBody };

export function answers<T extends z.ZodType>(body: T) {
  return { 200: body, ...refusals };
}

export function answersCreated<T extends z.ZodType>(body: T) {
  return { 201: body, ...refusals };
}

export function answersNothing() {
  return { 204: z.undefined().describe("Done; there is nothing to say"), ...refusals };
}

export function answersElsewhere() {
  return { 302: z.undefined().describe("The browser goes on to a page"), ...refusals };
}

/** Bytes go out as they are. */
export function answersBytes(contentType: string, description: string) {
  return answersFiles([contentType], description);
}

/** Bytes of one of several types. */
export function answersFiles(contentTypes: readonly string[], description: string) {
  const content = Object.fromEntries(contentTypes.map((type) => [type, { schema: z.any() }]));
  return { 200: { description, content }, ...refusals };
}
