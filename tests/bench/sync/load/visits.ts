/** Many who come to one document at the same moment, as after a restart or a lost network. */
import type { Visited, VisitOptions } from "../messages.ts";
import { caretUpdate } from "./wire/carets.ts";
import { Client, emptyVector } from "./wire/client.ts";

export class Visitors {
  readonly #clients: readonly Client[];

  private constructor(clients: readonly Client[]) {
    this.#clients = clients;
  }

  /** Resolves when all have been told the document. They stay. */
  static async come(options: VisitOptions): Promise<{ visitors: Visitors; visited: Visited }> {
    const {
      target,
      document,
      count,
      stateVector = emptyVector,
      isPresent,
      leastBytes = 0,
    } = options;
    const start = performance.now();
    // Awareness passes over states that are not newer than those it has heard before, also of those who left since.
    const clock = Math.ceil(start);
    const clients = Array.from({ length: count }, (_, index) => {
      const presence = isPresent ? caretUpdate(firstId + index, clock) : undefined;
      return new Client({ target, document, stateVector, presence });
    });
    const answers = await Promise.all(clients.map((client) => toldOf(client, leastBytes)));
    const milliseconds = performance.now() - start;
    const visited = { milliseconds, bytes: Math.max(...answers) };
    return { visitors: new Visitors(clients), visited };
  }

  leave(): void {
    for (const client of this.#clients) client.leave();
  }
}

/** Some answer before they have loaded the document, and send it afterwards as an update. */
async function toldOf(client: Client, leastBytes: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  client.onUpdate = (_update, length) => {
    if (length >= leastBytes) resolve(length);
  };
  const bytes = await client.synced();
  return bytes >= leastBytes ? bytes : promise;
}

/** As large as those of Yjs. */
const firstId = 3_000_000_000;
