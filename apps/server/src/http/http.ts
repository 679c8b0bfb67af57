/** The HTTP side of the server: what holds for every route, and the routes. It decides nothing by itself. */
import compress from "@fastify/compress";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { z } from "zod";
import type { RemarkTableQuery } from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { Cookies } from "../access/cookies.ts";
import type { KnownDevices } from "../access/known-devices.ts";
import type { OwnOrigin } from "../access/own-origin.ts";
import type { Passwords } from "../access/passwords.ts";
import type { Seal } from "../access/seal.ts";
import type { Sessions } from "../access/sessions.ts";
import type { Sso } from "../access/sso.ts";
import type { Throttle } from "../access/throttle.ts";
import type { Library } from "../documents/library.ts";
import type { TemplateMoves } from "../documents/template-moves.ts";
import type { Exports } from "../export/exports.ts";
import type { Previews } from "../export/previews.ts";
import type { WordTemplates } from "../export/word-templates.ts";
import type { GuestLinks } from "../guests/guest-links.ts";
import type { Guests } from "../guests/guests.ts";
import type { History } from "../history/history.ts";
import type { Images } from "../images/images.ts";
import type { Imports } from "../import/imports.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Plans } from "../plan/plan.ts";
import type { Kit } from "../review/kit.ts";
import type { Review } from "../review/review.ts";
import type { Rounds } from "../review/rounds.ts";
import type { Suggestions } from "../review/suggestions.ts";
import type { Schedule } from "../schedule.ts";
import type { Driver } from "../store/driver.ts";
import type { AccessChange, Sync } from "../sync/sync.ts";
import type { Templates } from "../templates.ts";
import { addAccessRules } from "./access-rules.ts";
import { answers } from "./answers.ts";
import { toAnswer } from "./errors.ts";
import { addGuards, addRequestLimits } from "./guards.ts";
import { addOpenApi } from "./openapi.ts";
import { addAccountRoutes } from "./routes/account.ts";
import { addAuditRoutes } from "./routes/audit.ts";
import { addAccessRequestRoutes } from "./routes/access-requests.ts";
import { addDocumentFileRoutes } from "./routes/document-file.ts";
import { addDocumentRoutes } from "./routes/documents.ts";
import { addExportRoutes } from "./routes/exports.ts";
import { addPreviewRoutes } from "./routes/previews.ts";
import { addGuestRoutes } from "./routes/guests.ts";
import { addHealthRoutes } from "./routes/health.ts";
import { addHistoryRoutes } from "./routes/history.ts";
import { addImageRoutes } from "./routes/images.ts";
import { addImportRoutes } from "./routes/imports.ts";
import { addInvitationRoutes } from "./routes/invitations.ts";
import { addKitRoutes } from "./routes/kit.ts";
import { addNetworkRoutes } from "./routes/networks.ts";
import { addNotificationRoutes } from "./routes/notifications.ts";
import { addOrganisationRoutes } from "./routes/organisations.ts";
import { addPasswordResetRoutes } from "./routes/password-reset.ts";
import { addInformationRoutes } from "./routes/information.ts";
import { addPeopleRoutes } from "./routes/people.ts";
import { addPlanRoutes } from "./routes/plan.ts";
import { addProgrammeRoutes } from "./routes/programme.ts";
import { addRemarkTableRoutes } from "./routes/remark-table.ts";
import { addReviewRoutes } from "./routes/review.ts";
import { addRoundRoutes } from "./routes/rounds.ts";
import { addSecondFactorRoutes } from "./routes/second-factor.ts";
import { addSessionRoutes } from "./routes/sessions.ts";
import { addSsoRoutes } from "./routes/sso.ts";
import { addSuggestionRoutes } from "./routes/suggestions.ts";
import { addSharingRoutes } from "./routes/sharing.ts";
import { addSyncChannelRoutes } from "./routes/sync-channels.ts";
import { addTemplateMoveRoutes } from "./routes/template-moves.ts";
import { addTemplateRoutes } from "./routes/templates.ts";
import { addMarkRoutes } from "./routes/marks.ts";
import { addWordTemplateRoutes } from "./routes/word-template.ts";
import { addWebApp } from "./web-app.ts";

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HttpDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly seal: Seal;
  readonly sessions: Sessions;
  readonly devices: KnownDevices;
  readonly cookies: Cookies;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  /** Absent: people sign in with passwords only. */
  readonly sso?: Sso | undefined;
  readonly templates: Templates;
  readonly library: Library;
  readonly templateMoves: TemplateMoves;
  readonly plans: Plans;
  readonly review: Review;
  readonly kit: Kit;
  readonly rounds: Rounds;
  readonly suggestions: Suggestions;
  readonly history: History;
  readonly images: Images;
  readonly imports: Imports;
  readonly guestLinks: GuestLinks;
  readonly guests: Guests;
  readonly ownOrigin: OwnOrigin;
  readonly mailer: Mailer;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly log: FastifyBaseLogger;
  /** Whether browsers reach us by https. */
  readonly isSecure: boolean;
  /** Proxies whose word about a client's network address is taken. */
  readonly trustProxy: readonly string[];
  /** For how many days the audit log is kept. */
  readonly auditDays: number;
  /** Folder of the built web application. */
  readonly webFolder: string;
  readonly exports: Exports;
  readonly previews: Previews;
  readonly wordTemplates: WordTemplates;
  exportRemarks(
    opened: OpenedDocument,
    caller: Caller,
    query: RemarkTableQuery,
    signal: AbortSignal,
  ): Promise<ExportedFile>;
  /** Sync for who cannot have a socket. */
  readonly channels: Pick<Sync, "openChannel" | "channel">;
  /** Closes the open sockets of a session that ended; the reason is one word for the client. */
  closeSession(sessionId: string, reason?: string): void;
  /** Whoever changes what somebody may do calls this when it is stored: open sockets follow within a second. */
  accessChanged(about?: AccessChange): Promise<void>;
  /** Whether requests can be served: false while starting, stopping, or when the database does not answer. */
  isReady(): Promise<boolean>;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Bodies are small forms; documents travel over sync. */
const bodyLimit = 64 * 1024;

export async function createHttp(deps: HttpDeps): Promise<App> {
  const app = fastify({
    loggerInstance: deps.log,
    // Addresses can carry the set-up link's secret; the hook below logs the route instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: deps.trustProxy.length > 0 ? [...deps.trustProxy] : false,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: (error, _request, reply) => {
      // An address that cannot be decoded never gets as far as hooks and routes.
      const { status, body } = toAnswer(error);
      reply.hijack();
      reply.raw.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    },
  }).withTypeProvider<ZodTypeProvider>();
  // Forms of other sites can send text without asking first; JSON they cannot.
  app.removeContentTypeParser("text/plain");
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addErrorHandlers(app);
  addRequestLog(app);
  await addGuards(app, deps.ownOrigin, deps.isSecure);
  addAccessRules(app, deps.access);
  await addRequestLimits(app);
  await addOpenApi(app);
  await app.register(compress, { threshold: 1024, encodings: ["br", "gzip"] });
  addRoutes(app, deps);
  await addWebApp(app, deps.webFolder);
  await app.ready();
  return app;
}

function addRoutes(app: App, deps: HttpDeps): void {
  app.addHook("onSend", async (request, reply) => {
    // Answers of the API are about one person at one moment.
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control")) {
      reply.header("cache-control", "no-store");
    }
  });
  addHealthRoutes(app, deps);
  addSessionRoutes(app, deps);
  addSecondFactorRoutes(app, deps);
  addPasswordResetRoutes(app, deps);
  addAccountRoutes(app, deps);
  addSsoRoutes(app, deps);
  addTemplateRoutes(app, deps);
  addTemplateMoveRoutes(app, deps);
  addDocumentRoutes(app, deps);
  addDocumentFileRoutes(app);
  addExportRoutes(app, deps);
  addPreviewRoutes(app, deps);
  addSyncChannelRoutes(app, deps);
  addAuditRoutes(app, deps);
  addPeopleRoutes(app, deps);
  addInformationRoutes(app, deps);
  addGuestRoutes(app, deps);
  addInvitationRoutes(app, deps);
  addAccessRequestRoutes(app, deps);
  addSharingRoutes(app, deps);
  addPlanRoutes(app, deps);
  addReviewRoutes(app, deps);
  addKitRoutes(app, deps);
  addRemarkTableRoutes(app, deps);
  addRoundRoutes(app, deps);
  addSuggestionRoutes(app, deps);
  addHistoryRoutes(app, deps);
  addImageRoutes(app, deps);
  addImportRoutes(app, deps);
  addProgrammeRoutes(app, deps);
  addNetworkRoutes(app, deps);
  addNotificationRoutes(app, deps);
  addOrganisationRoutes(app, deps);
  addWordTemplateRoutes(app, deps);
  addMarkRoutes(app, deps);
  app.get(
    "/api/openapi.json",
    {
      config: { access: "everyone" },
      schema: {
        summary: "This description",
        response: answers(z.looseObject({})),
      },
    },
    () => ({ ...app.swagger() }),
  );
}

function addErrorHandlers(app: App): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, body, isBug } = toAnswer(error);
    if (isBug)
      request.log.error({ err: error, route: request.routeOptions.url }, "A request failed");
    void reply.code(status).type("application/json").send(body);
  });
  app.setNotFoundHandler((_request, reply) => {
    const { status, body } = toAnswer(Object.assign(new Error(), { statusCode: 404 }));
    void reply.code(status).type("application/json").send(body);
  });
}

function addRequestLog(app: App): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "(none)",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        personId: request.caller?.personId,
      },
      "request",
    );
  });
}
