/** The server as a whole: from settings to a running one, and back to nothing running. */
import { pruneAudit, usualAuditDays } from "./access/audit-log.ts";
import { renewSetUpLink } from "./access/set-up.ts";
import type { Config } from "./config.ts";
import { addressOf, listen } from "./http/listen.ts";
import { openParts, type Overrides, type Parts } from "./parts.ts";
import { repeat } from "./schedule.ts";
import { hasWindowTurned } from "./store/networks.ts";

export interface RunningServer {
  /** Where browsers reach it, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** While there is no account: where the first one is made. */
  readonly setUpLink?: string;
  /** Begins another epoch of a document; see `documents/epochs.ts`. */
  beginEpoch(documentId: string): Promise<void>;
  /** Stops accepting, stores what is under way, tells open pages to come back, and lets go of the data folder. */
  stop(): Promise<void>;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;
/** Mail is sent as soon as it is queued; this is for what has to be tried again. */
const mailEveryMs = 30 * secondMs;

/** How long a stop waits for answers under way. */
const lastAnswersMs = 5000;

/** @throws StartProblem when it cannot start, in words for the person who starts it. */
export async function startServer(
  config: Config,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const parts = await openParts(config, overrides);
  try {
    return await serve(config, overrides, parts);
  } catch (cause) {
    await stop(parts);
    throw cause;
  }
}

async function serve(config: Config, overrides: Overrides, parts: Parts): Promise<RunningServer> {
  const { driver, clock, readings, http, ownOrigin, life } = parts;
  const setUpToken = await renewSetUpLink(driver, clock);
  await readings.catchUp();
  // Also here, for a server that never runs for a whole day.
  const keptDays = config.auditDays ?? usualAuditDays;
  await forgetOldEvents(parts, keptDays);
  const port = await listen(http, config);
  ownOrigin.settle(config.baseUrl ?? addressOf(config.host, port));
  life.phase = "serving";
  if (overrides.isPdfWarm !== false) warmUp(parts);
  const stopSweeping = sweepSessions(parts);
  const stopWatching = watchWindows(parts);
  const stopPosting = sendMail(parts);
  const stopForgetting = repeat(parts.schedule, dayMs, () => forgetOldEvents(parts, keptDays));
  const { url } = ownOrigin;
  let stopped: Promise<void> | undefined;
  return {
    url,
    port,
    ...(setUpToken === undefined ? {} : { setUpLink: `${url}/konfiguracja#klucz=${setUpToken}` }),
    beginEpoch: (documentId) => parts.epochs.begin(documentId),
    stop: () => {
      stopSweeping();
      stopWatching();
      stopPosting();
      stopForgetting();
      stopped ??= stop(parts);
      return stopped;
    },
  };
}

function warmUp({ writer, log, life }: Parts): void {
  writer.warmUp().catch((error: unknown) => {
    // A server that stops at once takes away the process that it was waiting for.
    if (life.phase === "serving") log.error({ err: error }, "PDF export cannot start");
  });
}

/** Ends sessions that are over, with the sockets they have open. What it returns ends the sweeping. */
function sweepSessions({ sessions, sync, schedule, log }: Parts): () => void {
  return repeat(schedule, minuteMs, async () => {
    try {
      for (const id of await sessions.endExpired()) sync.closeSession(id, "session-expired");
    } catch (error) {
      log.error({ err: error }, "Sessions that are over could not be ended");
    }
  });
}

/** Peers come in and go out with the time, which nobody reports. What it returns ends the watching. */
function watchWindows({ driver, sync, schedule, clock, log }: Parts): () => void {
  let from = clock();
  return repeat(schedule, secondMs, async () => {
    try {
      const to = clock();
      if (await hasWindowTurned(driver, from, to)) await sync.reviewAccess();
      from = to;
    } catch (error) {
      log.error({ err: error }, "Peer windows could not be looked at");
    }
  });
}

/** A log that could not be shortened is no reason not to run. */
async function forgetOldEvents(
  { driver, audit, clock, log }: Parts,
  keptDays: number,
): Promise<void> {
  try {
    const count = await pruneAudit(driver, audit, clock(), keptDays);
    if (count > 0) log.info({ count }, "Events older than the audit log reaches back were removed");
  } catch (error) {
    log.error({ err: error }, "Old events of the audit log could not be removed");
  }
}

/** What waited when the server stopped goes first. What it returns ends the looking, not what is under way. */
function sendMail({ mail, schedule }: Parts): () => void {
  if (!mail) return () => {};
  mail.wake();
  return repeat(schedule, mailEveryMs, () => mail.deliver());
}

async function stop(parts: Parts): Promise<void> {
  const { life, http, sync, readings, writer, merger, mail, driver } = parts;
  life.phase = "stopping";
  const closed = http.close();
  const cut = setTimeout(() => http.server.closeAllConnections(), lastAnswersMs);
  await sync.stop();
  await readings.flush();
  await closed;
  clearTimeout(cut);
  await Promise.all([writer.close(), merger.close(), mail?.stop()]);
  await driver.close();
}
