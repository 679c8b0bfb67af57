/** Waiting for the server, which may say no instead. */
import { ApiError } from "../../api.ts";
import type { DocumentSession } from "../../document/document-session.ts";
import type { Refusal } from "../../document/save-state.ts";

/** The server takes nothing more from this tab. Its word for why is in `refusal`. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

type Connected = Pick<DocumentSession, "provider" | "save">;

/** How long a connection may take. */
const connectingMs = 20_000;

/**
 * Resolves when this tab has all that the server has.
 * @throws Refused, and ApiError `offline` when there is no connection.
 */
export function inStep({ provider, save }: Connected): Promise<void> {
  return orRefused(
    save,
    (signal) =>
      new Promise((resolve, reject) => {
        if (provider.synced) return resolve();
        const onSync = (isSynced: boolean) => {
          if (isSynced) resolve();
        };
        provider.on("sync", onSync);
        const timer = setTimeout(() => reject(new ApiError("offline")), connectingMs);
        signal.addEventListener("abort", () => {
          provider.off("sync", onSync);
          clearTimeout(timer);
        });
      }),
  );
}

/** Resolves when all that was done here so far is on the server's disk. @throws Refused */
export function saved({ save }: Connected): Promise<void> {
  return orRefused(save, (signal) => save.whenSaved(signal));
}

async function orRefused(
  save: DocumentSession["save"],
  wait: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const end = new AbortController();
  const refused = new Promise<never>((_resolve, reject) => {
    const look = () => {
      const state = save.state.get();
      if (state.phase === "refused") reject(new Refused(state));
    };
    look();
    end.signal.addEventListener("abort", save.state.subscribe(look));
  });
  try {
    await Promise.race([wait(end.signal), refused]);
  } finally {
    end.abort();
  }
}
