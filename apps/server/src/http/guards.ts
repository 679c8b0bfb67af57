/** What holds for every request: where it may come from, and what a browser may do with the answer. */
import { AppError } from "@brudnopis/schema";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OwnOrigin } from "../access/own-origin.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export function addGuards(app: FastifyInstance, ownOrigin: OwnOrigin): void {
  let headers: Record<string, string> | undefined;
  app.addHook("onRequest", async (request, reply) => {
    headers ??= securityHeaders(ownOrigin.url);
    reply.headers(headers);
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

function securityHeaders(baseUrl: string): Record<string, string> {
  const { host, protocol } = new URL(baseUrl);
  const isSecure = protocol === "https:";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // 'self' does not cover sockets in older browsers.
    `connect-src 'self' ${isSecure ? "wss" : "ws"}://${host}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    // The address of a document, or of the set-up link, is nobody else's business.
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(isSecure ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
