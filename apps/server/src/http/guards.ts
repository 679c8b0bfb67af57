/** What holds for every request: where it may come from, how many there may be, what a browser may do with answers. */
import { AppError } from "@brudnopis/schema";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { networkOfAddress } from "../access/network-address.ts";
import type { OwnOrigin } from "../access/own-origin.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** @param isSecure Whether browsers reach us by https. */
export async function addGuards(
  app: FastifyInstance,
  ownOrigin: OwnOrigin,
  isSecure: boolean,
): Promise<void> {
  await addSecurityHeaders(app, ownOrigin, isSecure);
  app.addHook("onRequest", async (request) => {
    if (!safeMethods.has(request.method) && !isFromOwnPage(request, ownOrigin)) {
      throw new AppError(
        "foreign-origin",
        "This request does not come from a page of this product",
      );
    }
  });
}

/** A browser always names the page behind a write; a program without our cookie has nothing to be tricked out of. */
function isFromOwnPage({ headers }: FastifyRequest, ownOrigin: OwnOrigin): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (headers.origin !== undefined) return ownOrigin.has(headers.origin);
  return headers.cookie === undefined;
}

async function addSecurityHeaders(
  app: FastifyInstance,
  ownOrigin: OwnOrigin,
  isSecure: boolean,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The document check runs beside the page.
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        // 'self' does not cover sockets in older browsers; our port is known only once we listen.
        connectSrc: ["'self'", () => ownOrigin.url.replace(/^http/, "ws")],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    // The address of a document is nobody else's business.
    referrerPolicy: { policy: "no-referrer" },
    hsts: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=()");
  });
}

/** Requests a minute: for one person, and for one network, behind which a whole town hall may sit. */
const limits = { person: 1200, network: 6000 } as const;

/** Added after the access rules, so that it is known who asks. */
export async function addRequestLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    hook: "preValidation",
    timeWindow: 60_000,
    max: ({ caller }) => (caller ? limits.person : limits.network),
    keyGenerator: ({ caller, ip }) => caller?.personId ?? networkOfAddress(ip),
    cache: 20_000,
    errorResponseBuilder: () =>
      new AppError("too-many-requests", "Too many requests; wait a minute"),
  });
}
