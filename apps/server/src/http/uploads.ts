import { AppError } from "@brudnopis/schema";
import { callerOf } from "./access-rules.ts";
import type { App } from "./http.ts";

/**
 * One person sends only so many at a time. Asked before anything of the body is read: a body is in memory from its first byte
 * until the answer, and who sends fifty files at once would have the memory, and the places in every queue, of all others.
 */
export function limitUploads(scope: App, mostOfPerson: number): void {
  const underWay = new Map<string, number>();
  scope.addHook("preParsing", async (request, reply) => {
    const { personId } = callerOf(request);
    const count = underWay.get(personId) ?? 0;
    if (count >= mostOfPerson)
      throw new AppError("too-many-requests", "Other files of yours are on their way; wait");
    underWay.set(personId, count + 1);
    // Also for who goes away before the answer.
    reply.raw.once("close", () => {
      const left = (underWay.get(personId) ?? 1) - 1;
      if (left > 0) underWay.set(personId, left);
      else underWay.delete(personId);
    });
  });
}
