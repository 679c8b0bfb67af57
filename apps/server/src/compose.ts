/** The server as a whole: from settings to a running one, and back to nothing running. */
import { pruneAudit, usualAuditDays } from "./access/audit-log.ts";
import { renewSetUpLink } from "./access/set-up.ts";
import type { Config } from "./config.ts";
import { addressOf, listen } from "./http/listen.ts";
import { type MetricsServer, serveMetrics } from "./metrics/serve-metrics.ts";
import { openParts, type Overrides, type Parts } from "./parts.ts";
import { repeat } from "./schedule.ts";
import { hasWindowTurned } from "./store/networks.ts";
import { forgetNotifications } from "./store/notifications.ts";

export interface RunningServer {
  /** Where browsers reach it, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Where metrics are, on their own host; absent when there are none. */
  readonly metricsPort?: number;
  /** While there is no account: where the first one is made. */
  readonly setUpLink?: string;
  /** Begins another epoch of a document; see `documents/epochs.ts`. */
  beginEpoch(documentId: string): Promise<void>;
  /** Stops accepting, stores what is under way, tells open pages to come back, and lets go of the data folder. */
  stop(): Promise<void>;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Mail is sent as soon as it is queued; this is for what has to be tried again. */
const mailEveryMs = 30 * secondMs;

/** How long a stop waits for answers under way, all in all. */
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
  const { driver, clock, readings, history, http, ownOrigin, life } = parts;
  const setUpToken = await renewSetUpLink(driver, clock);
  await readings.catchUp();
  await history.auto.catchUp();
  // Also here, for a server that never runs for a whole day.
  const keptDays = config.auditDays ?? usualAuditDays;
  await forgetOldEvents(parts, keptDays);
  const port = await listen(http, config);
  ownOrigin.settle(config.baseUrl ?? addressOf(config.host, port));
  const metricsServer = await startMetrics(config, parts);
  life.phase = "serving";
  if (overrides.isPdfWarm !== false) warmUp(parts);
  const stopSweeping = sweepSessions(parts);
  const stopWatching = watchWindows(parts);
  const stopPosting = sendMail(parts);
  const stopTelling = mailNotices(parts);
  const stopForgetting = repeat(parts.schedule, dayMs, () => forgetOldEvents(parts, keptDays));
  const stopTidying = repeat(parts.schedule, hourMs, () => history.tidy());
  const stopReminding = repeat(parts.schedule, hourMs, () => parts.remindOfRounds());
  const { url } = ownOrigin;
  let stopped: Promise<void> | undefined;
  return {
    url,
    port,
    ...(metricsServer ? { metricsPort: metricsServer.port } : {}),
    ...(setUpToken === undefined ? {} : { setUpLink: `${url}/konfiguracja#klucz=${setUpToken}` }),
    beginEpoch: (documentId) => parts.epochs.begin(documentId),
    stop: () => {
      stopSweeping();
      stopWatching();
      stopPosting();
      stopTelling();
      stopForgetting();
      stopTidying();
      stopReminding();
      stopped ??= stop(parts, metricsServer);
      return stopped;
    },
  };
}

async function startMetrics(
  config: Config,
  { metrics, health }: Parts,
): Promise<MetricsServer | undefined> {
  if (!config.metrics || !metrics) return undefined;
  return serveMetrics(metrics, () => health.look(), config.metrics);
}

function warmUp({ writer, history, log, life }: Parts): void {
  history.warmUp();
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

/** Digests leave by the clock, as does what quiet hours held up. What it returns ends the looking. */
function mailNotices({ driver, noticeMailing, schedule, clock, log }: Parts): () => void {
  const stopMailing = repeat(schedule, minuteMs, () => noticeMailing.deliver());
  const stopForgetting = repeat(schedule, dayMs, async () => {
    try {
      await driver.write([forgetNotifications(clock() - 90 * dayMs, clock() - 365 * dayMs)]);
    } catch (error) {
      log.error({ err: error }, "What people were told long ago could not be forgotten");
    }
  });
  return () => {
    stopMailing();
    stopForgetting();
  };
}

/**
 * What asks whether we are ready hears „no” first, and nobody new comes in; what was taken goes to the disk and is
 * acknowledged; only then is anybody sent away. Metrics can be read until the end.
 */
async function stop(parts: Parts, metricsServer?: MetricsServer): Promise<void> {
  const { life, http, sync, readings, history, exports, writer, merger } = parts;
  const { mail, driver, metrics } = parts;
  const from = performance.now();
  life.phase = "stopping";
  const closed = http.close();
  await sync.stop();
  await readings.flush();
  // Not before: channels over HTTP are answers under way, until sync has said goodbye on them.
  const leftMs = Math.max(0, lastAnswersMs - (performance.now() - from));
  const cut = setTimeout(() => http.server.closeAllConnections(), leftMs);
  await closed;
  clearTimeout(cut);
  await Promise.all([exports.close(), writer.close(), merger.close(), history.close()]);
  await parts.imageProcess.close();
  await parts.noticeMailing.stop();
  await mail?.stop();
  await driver.close();
  await metricsServer?.close();
  metrics?.close();
}
