/** The parts of the server, put together. Here, and only here, interfaces meet what implements them. */
import type { FastifyBaseLogger } from "fastify";
import { Access } from "./access/access.ts";
import { Audit } from "./access/audit.ts";
import { usualAuditDays } from "./access/audit-log.ts";
import { createCookies } from "./access/cookies.ts";
import { createGatekeeper } from "./access/gatekeeper.ts";
import { KnownDevices } from "./access/known-devices.ts";
import { OwnOrigin } from "./access/own-origin.ts";
import { createPasswords } from "./access/passwords.ts";
import { createSeal } from "./access/seal.ts";
import { keptSecretKey } from "./access/secret-key.ts";
import { Sessions } from "./access/sessions.ts";
import { createSyncAudit } from "./access/sync-audit.ts";
import { Sso } from "./access/sso.ts";
import { Flows } from "./access/sso-flow.ts";
import { SsoProvider } from "./access/sso-provider.ts";
import { Throttle } from "./access/throttle.ts";
import type { Config } from "./config.ts";
import { Epochs } from "./documents/epochs.ts";
import { Library } from "./documents/library.ts";
import { Readings } from "./documents/readings.ts";
import { TemplateMoves } from "./documents/template-moves.ts";
import { createExports, type CreateExportsDeps } from "./export/create-exports.ts";
import type { Exports } from "./export/exports.ts";
import { printFontPaths } from "./export/fonts.ts";
import { createPdfWriter, type PdfWriter } from "./export/pdf-writer.ts";
import { GuestLinks } from "./guests/guest-links.ts";
import { GuestReadings } from "./guests/guest-readings.ts";
import { Guests } from "./guests/guests.ts";
import { LinkLimit, picturesPerMinute } from "./guests/link-limit.ts";
import { Openings } from "./guests/openings.ts";
import { HealthCheck } from "./health/health.ts";
import { createHistory, type History } from "./history/history.ts";
import { type App, createHttp } from "./http/http.ts";
import { ImageProcess } from "./images/image-process.ts";
import { Images } from "./images/images.ts";
import { Imports } from "./import/imports.ts";
import { createLog } from "./log.ts";
import { MailQueue } from "./mail/mail-queue.ts";
import { noMailer } from "./mail/mailer.ts";
import { createSmtpSender } from "./mail/sender.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { Plans } from "./plan/plan.ts";
import { projectPaths } from "./project.ts";
import { NoticeMailing } from "./notifications/mailing.ts";
import { Notices } from "./notifications/notices.ts";
import type { Notifier } from "./review/notifier.ts";
import { Kit } from "./review/kit.ts";
import { createRemarkTable } from "./review/remark-table.ts";
import { remarksAsCsv } from "./review/remark-table-csv.ts";
import { remarksAsPdf } from "./review/remark-table-pdf.ts";
import { createTableThread } from "./review/remark-table-thread.ts";
import { createReview } from "./review/review.ts";
import { remindOfRounds } from "./review/round-reminders.ts";
import { Rounds } from "./review/rounds.ts";
import { Suggestions } from "./review/suggestions.ts";
import { later, type Schedule } from "./schedule.ts";
import type { Driver } from "./store/driver.ts";
import { Merger } from "./store/merger.ts";
import { migrations } from "./store/sqlite/migrations.ts";
import { leastFreeBytes } from "./store/sqlite/trouble.ts";
import { openStore, type Store } from "./store/store.ts";
import { createUpdateLog } from "./store/update-log.ts";
import { createSync, type Sync } from "./sync/sync.ts";
import { loadTemplates, type Templates } from "./templates.ts";

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: () => number;
  readonly schedule?: Schedule;
  readonly log?: FastifyBaseLogger;
  /** log2 of scrypt's N: a small one makes signing in fast. */
  readonly passwordCost?: number;
  readonly templatesFolder?: string;
  readonly webFolder?: string;
  /** How many sockets one person may have open. */
  readonly socketsPerPerson?: number;
  /** Whether to start the process that writes PDF files, and the thread of history, before anybody asks. By default. */
  readonly isPdfWarm?: boolean;
  /** The file that the thread runs which stores. */
  readonly storeWriter?: URL;
  /** Nothing can be stored any more. By default the process ends. */
  readonly onDeath?: (cause: unknown) => void;
}

export interface Parts {
  readonly log: FastifyBaseLogger;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly driver: Driver;
  readonly merger: Merger;
  readonly sync: Sync;
  readonly readings: Readings;
  readonly epochs: Epochs;
  readonly history: History;
  readonly writer: PdfWriter;
  readonly imageProcess: ImageProcess;
  readonly exports: Exports;
  readonly sessions: Sessions;
  readonly audit: Audit;
  /** Absent where no mail is sent. */
  readonly mail: MailQueue | undefined;
  readonly noticeMailing: NoticeMailing;
  readonly ownOrigin: OwnOrigin;
  readonly http: App;
  readonly health: HealthCheck;
  /** Absent where nobody looks at them. */
  readonly metrics: Metrics | undefined;
  readonly life: Life;
  /** Reviewers who are awaited, when the day has come. */
  remindOfRounds(): Promise<void>;
}

/** Requests and sockets are served in the middle one only. */
export interface Life {
  phase: "starting" | "serving" | "stopping";
}

/** The exit code for "internal software error": whatever started the server may start it again. */
const softwareError = 70;

const megabyte = 1024 * 1024;

/**
 * Everything but listening.
 * @throws StartProblem when the templates or the data folder are not to be used.
 */
export async function openParts(config: Config, overrides: Overrides): Promise<Parts> {
  const log = overrides.log ?? createLog(config.logLevel);
  const templates = await loadTemplates(overrides.templatesFolder ?? projectPaths.templates);
  const die = (cause: unknown) => {
    log.fatal({ err: cause }, "The thread that stores is gone, and the server ends with it");
    process.exit(softwareError);
  };
  const metrics = config.metrics && createMetrics();
  const driver = await openStore({
    dataDir: config.dataDir,
    meters: metrics?.store,
    log,
    reserveBytes: config.reserveBytes,
    writer: overrides.storeWriter,
    onDeath: overrides.onDeath ?? die,
  });
  try {
    return await build(config, overrides, { log, templates, driver, metrics });
  } catch (cause) {
    metrics?.close();
    await driver.close();
    throw cause;
  }
}

interface Ground {
  readonly log: FastifyBaseLogger;
  readonly templates: Templates;
  readonly driver: Store;
  readonly metrics: Metrics | undefined;
}

async function build(
  config: Config,
  overrides: Overrides,
  { log, templates, driver, metrics }: Ground,
): Promise<Parts> {
  const { clock = Date.now, schedule = later, passwordCost: cost } = overrides;
  const life: Life = { phase: "starting" };
  const ownOrigin = new OwnOrigin();
  const isSecure = config.baseUrl?.startsWith("https:") ?? false;
  const cookies = createCookies(isSecure);
  const sessions = new Sessions({
    driver,
    clock,
    cookie: cookies.session,
    log,
    ...(config.sessionLimits ? { limits: config.sessionLimits } : {}),
  });
  const seal = createSeal(config.secretKey ?? (await keptSecretKey(config.dataDir)));
  const audit = new Audit({ driver, clock, failed: metrics?.failedToSignIn });
  const mail =
    config.mail &&
    new MailQueue({ driver, seal, sender: createSmtpSender(config.mail), clock, log });
  const access = new Access({ driver, sessions, audit, clock });
  const sso =
    config.oidc &&
    new Sso({
      label: config.oidc.label,
      driver,
      access,
      audit,
      clock,
      ownOrigin,
      provider: new SsoProvider({ config: config.oidc, log }),
      flows: new Flows({ seal, cookie: cookies.sso, clock }),
    });
  const merger = new Merger();
  const syncAudit = createSyncAudit(audit, log);
  const updateLog = createUpdateLog({
    driver,
    clock,
    merge: (updates) => merger.merge(updates),
  });
  const sync = createSync({
    log: updateLog,
    gatekeeper: createGatekeeper({ access, ownOrigin, templates }),
    events: {
      edited: (documentId, visitor) => {
        readings.edited(documentId);
        sessions.markUsed(visitor.sessionId);
        syncAudit.edited(documentId, visitor);
        history.auto.edited(documentId);
      },
      entered: (documentId, visitor) => history.auto.entered(documentId, visitor),
      left: (documentId, visitor) => history.auto.left(documentId, visitor),
      refused: (documentId, personId, reason) => syncAudit.refused(documentId, personId, reason),
    },
    logger: log,
    clock,
    meters: metrics?.sync,
    storage: driver.storage,
    socketsPerPerson: overrides.socketsPerPerson,
  });
  const readings = new Readings({ driver, templates, live: sync, log, schedule });
  const library = new Library({ driver, access, audit, templates, live: sync, clock });
  const templateMoves = new TemplateMoves({
    driver,
    audit,
    templates,
    live: sync,
    load: (documentId) => updateLog.load(documentId),
    keep: async (documentId, by) => {
      await history.maker.make(documentId, "before-move", { by });
    },
    authorsForCopy: (documentId) => history.authors.encodedForCopy(documentId),
    changed: (documentId) => {
      readings.edited(documentId);
      history.auto.edited(documentId);
    },
    clock,
  });
  const epochs = new Epochs({ driver, live: sync });
  const history = createHistory({
    driver,
    access,
    audit,
    templates,
    epochs,
    live: sync,
    historyDays: config.historyDays,
    clock,
    schedule,
    log,
    purged: (documentId) => {
      readings.edited(documentId);
      exports.forget(documentId);
      previews.forget(documentId);
    },
  });
  const planChanged = (documentId: string) => sync.announce(documentId, "plan");
  const reviewChanged = (documentId: string) => sync.announce(documentId, "review");
  const answersChanged = (documentId: string) => {
    planChanged(documentId);
    reviewChanged(documentId);
  };
  const mailer = mail ?? noMailer;
  const noticeMailing = new NoticeMailing({ driver, access, mailer, seal, ownOrigin, clock, log });
  const notifier: Notifier = new Notices({
    driver,
    access,
    mailer,
    told: () => void noticeMailing.deliver(),
  });
  const reviewDeps = {
    driver,
    access,
    audit,
    templates,
    notifier,
    clock,
    changed: reviewChanged,
    counted: planChanged,
  };
  const suggestions = new Suggestions(reviewDeps);
  const review = createReview({
    ...reviewDeps,
    suggestionsFor: (opened, caller, since) => suggestions.since(opened, caller, since),
  });
  const kit = new Kit({
    driver,
    access,
    library,
    templates,
    clock,
    startThread: (opened, caller, thread) => review.threads.start(opened, caller, thread),
  });
  const writer = createPdfWriter({
    layoutPath: projectPaths.printLayout,
    fontPaths: printFontPaths(),
    deadlineMs: 30_000,
    memoryBytes: 1024 * megabyte,
    log,
  });
  const tableThread = createTableThread();
  const tables: CreateExportsDeps["remarkTable"] = {
    driver,
    library,
    revisions: history.revisions,
    templates,
    writer,
    audit,
    clock,
    log,
    writers: {
      csv: remarksAsCsv,
      docx: tableThread("docx"),
      pdf: remarksAsPdf(writer),
      xlsx: tableThread("xlsx"),
    },
  };
  const { exports, previews, wordTemplates, remarkTable } = createExports({
    driver,
    live: sync,
    revisions: history.revisions,
    templates,
    suggestions,
    remarkTable: tables,
    writer,
    audit,
    ownOrigin,
    clock,
    schedule,
    log,
    ended: metrics?.exportEnded,
  });
  const imageProcess = new ImageProcess();
  const images = new Images({ driver, process: imageProcess, clock });
  const health = new HealthCheck({
    driver,
    dataDir: config.dataDir,
    format: migrations.length,
    leastFreeBytes,
    isStoring: () => driver.storage.trouble === undefined,
    storage: driver.storage,
    isServing: () => life.phase === "serving",
  });
  metrics?.read({
    sync: () => sync.stats(),
    backlog: () => driver.backlog?.() ?? { writes: 0, oldestMs: 0 },
    exports: () => exports.stats(),
    health: () => health.look(),
  });
  const http = await createHttp({
    driver,
    access,
    audit,
    seal,
    sessions,
    devices: new KnownDevices({ driver, clock, cookie: cookies.device }),
    cookies,
    passwords: await createPasswords({
      ...(cost === undefined ? {} : { cost }),
      ...(config.poolThreads === undefined ? {} : { poolThreads: config.poolThreads }),
    }),
    throttle: new Throttle(clock),
    sso,
    templates,
    library,
    templateMoves,
    history,
    images,
    imports: new Imports({ images, log }),
    plans: new Plans({ driver, access, audit, templates, clock, changed: planChanged }),
    review,
    suggestions,
    kit,
    rounds: new Rounds({
      driver,
      access,
      audit,
      maker: history.maker,
      revisions: history.revisions,
      notifier,
      clock,
      changed: reviewChanged,
    }),
    guestLinks: new GuestLinks({
      driver,
      access,
      audit,
      library,
      revisions: history.maker,
      templates,
      ownOrigin,
      clock,
      answersChanged,
    }),
    guests: new Guests({
      driver,
      access,
      audit,
      templates,
      readings: new GuestReadings({ driver, templates, live: sync }),
      limit: new LinkLimit(clock),
      pictureLimit: new LinkLimit(clock, picturesPerMinute),
      openings: new Openings({ driver, audit, clock }),
      notifier,
      clock,
      answersChanged,
    }),
    ownOrigin,
    mailer,
    clock,
    schedule,
    log,
    isSecure,
    trustProxy: config.trustProxy ?? [],
    auditDays: config.auditDays ?? usualAuditDays,
    webFolder: overrides.webFolder ?? projectPaths.web,
    exports,
    previews,
    wordTemplates,
    exportRemarks: createRemarkTable(remarkTable),
    channels: sync,
    closeSession: (id, reason) => sync.closeSession(id, reason),
    accessChanged: (about) => sync.reviewAccess(about),
    isReady: () => health.isReady(),
  });
  http.server.on("upgrade", (request, socket, head) => {
    if (life.phase === "serving") sync.handleUpgrade(request, socket, head);
    else socket.destroy();
  });
  return {
    log,
    clock,
    schedule,
    driver,
    merger,
    sync,
    readings,
    epochs,
    history,
    writer,
    imageProcess,
    exports,
    sessions,
    audit,
    mail,
    noticeMailing,
    ownOrigin,
    http,
    health,
    metrics,
    life,
    remindOfRounds: () => remindOfRounds({ driver, notifier, clock, log }),
  };
}
