import { CloseCode } from "@brudnopis/schema";
import type { Gatekeeper } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import type { Access } from "./access.ts";
import type { OwnOrigin } from "./own-origin.ts";

export interface GatekeeperOptions {
  readonly access: Access;
  readonly ownOrigin: OwnOrigin;
  readonly templates: Templates;
}

/** What sync asks before it opens a document to a socket. */
export function createGatekeeper({ access, ownOrigin, templates }: GatekeeperOptions): Gatekeeper {
  return {
    isOwnOrigin: ({ headers }) => ownOrigin.has(headers.origin),
    admit: async ({ headers }, documentId) => {
      const caller = await access.callerOf(headers.cookie);
      if (!caller) return { ok: false, code: CloseCode.unauthenticated };
      const opened = await access.open(caller, documentId, "read");
      if (!opened) return { ok: false, code: CloseCode.notFound };
      const { personId, sessionId, name, organisation, hue } = caller;
      const mode = opened.permissions.includes("edit") ? "write" : "read";
      return {
        ok: true,
        visitor: { personId, sessionId, name, organisation, hue, access: mode },
        template: templates.templateOf(opened.document),
      };
    },
  };
}
