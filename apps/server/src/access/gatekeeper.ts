import { CloseCode, type Permission } from "@brudnopis/schema";
import type { Gatekeeper } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import type { Access } from "./access.ts";
import type { OwnOrigin } from "./own-origin.ts";

export interface GatekeeperOptions {
  readonly access: Access;
  readonly ownOrigin: OwnOrigin;
  readonly templates: Templates;
}

/** What sync asks before it opens a document to a socket, and again whenever somebody's access may have changed. */
export function createGatekeeper({ access, ownOrigin, templates }: GatekeeperOptions): Gatekeeper {
  return {
    isOwnOrigin: ({ headers }) => ownOrigin.has(headers.origin),
    admit: async ({ headers }, documentId) => {
      const caller = await access.callerOf(headers.cookie);
      if (!caller) return { ok: false, code: CloseCode.unauthenticated };
      const opened = await access.open(caller, documentId, "read");
      if (!opened) return { ok: false, code: CloseCode.notFound };
      const { personId, sessionId, name, organisation, hue } = caller;
      return {
        ok: true,
        visitor: {
          personId,
          sessionId,
          name,
          organisation,
          hue,
          access: modeOf(opened.permissions),
          isWritingLogged: opened.logged.includes("edit"),
        },
        template: templates.templateOf(opened.document),
        epoch: opened.document.epoch,
      };
    },
    review: async ({ personId, sessionId, access: before }, documentId) => {
      const caller = await access.callerOfSession(personId, sessionId);
      if (!caller) return { code: CloseCode.unauthenticated, reason: "session-ended" };
      // Asked again about a document that is open already: nothing new for the audit log.
      const permissions = await access.permissionsOn(caller, documentId);
      const now = permissions.includes("read") ? modeOf(permissions) : undefined;
      if (now === undefined) return { code: CloseCode.notFound, reason: "access-removed" };
      if (now === before) return undefined;
      return now === "read"
        ? { code: CloseCode.forbidden, reason: "may-only-read" }
        : { code: CloseCode.accessGained, reason: "may-write" };
    },
  };
}

function modeOf(permissions: readonly Permission[]): "read" | "write" {
  return permissions.includes("edit") ? "write" : "read";
}
