/** What each role gives on a document, for people to read. `tests/sharing` holds it against the server's decision. */
import { type Permission, permissions as all } from "@brudnopis/schema";

const writing = ["read", "comment", "suggest", "edit", "export"] as const;
const suggesting = ["read", "comment", "suggest", "export"] as const;
const reading = ["read", "export"] as const;

export interface MatrixRow {
  readonly key:
    | "lead"
    | "partnerLead"
    | "editor"
    | "facilitator"
    | "networkObserver"
    | "observer"
    | "peer"
    | "coordinator"
    | "administrator";
  readonly permissions: readonly Permission[];
}

export const matrix: readonly MatrixRow[] = [
  { key: "lead", permissions: all },
  { key: "partnerLead", permissions: writing },
  { key: "editor", permissions: writing },
  { key: "facilitator", permissions: suggesting },
  { key: "networkObserver", permissions: reading },
  { key: "observer", permissions: reading },
  { key: "peer", permissions: ["read", "comment"] },
  { key: "coordinator", permissions: ["read", "comment", "export", "share"] },
  { key: "administrator", permissions: all },
];
