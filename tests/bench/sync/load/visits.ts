/** Many who come to one document at the same moment, as after a restart or a lost network. */
import type { Visited, VisitOptions } from "../messages.ts";
import { Client, emptyVector } from "./wire/client.ts";

/** Resolves when all have been told the document. They leave by themselves. */
export async function visit({
  target,
  document,
  count,
  stateVector = emptyVector,
}: VisitOptions): Promise<Visited> {
  const start = performance.now();
  const clients = Array.from(
    { length: count },
    () => new Client({ target, document, stateVector }),
  );
  try {
    const answers = await Promise.all(clients.map((client) => client.synced()));
    return { milliseconds: performance.now() - start, bytes: Math.max(...answers) };
  } finally {
    for (const client of clients) client.leave();
  }
}
