/** What sync needs from the rest of the server, declared by sync and implemented elsewhere. */
import type { CloseCode, StorageTrouble, Template } from "@brudnopis/schema";
import type { IncomingMessage } from "node:http";

/** One update of a document and whose it is. */
export interface LogEntry {
  readonly personId: string;
  readonly update: Uint8Array;
  /** Client ids under which this person writes for the first time: theirs from now on. */
  readonly claims?: readonly number[];
}

/** The append-only log of a document's updates, with snapshots as a shorter way to the same state. */
export interface UpdateLog {
  /** What has to be applied, in order, to have the document; undefined when there is no such document. */
  load(documentId: string): Promise<readonly Uint8Array[] | undefined>;
  /** Whose the client ids are under which a document was written. */
  owners(documentId: string): Promise<ReadonlyMap<number, string>>;
  /** The version of its template that a document follows now; undefined as above. */
  templateVersion(documentId: string): Promise<number | undefined>;
  /** Grows with every update that is stored, and costs next to nothing to ask for; undefined as above. */
  position(documentId: string): Promise<number | undefined>;
  /**
   * Resolves once the updates are on disk (group commit with fsync), rejects when they are not known to be; all of
   * them are, or none. Calls for one document are stored in the order in which they were made.
   */
  append(documentId: string, entries: readonly LogEntry[]): Promise<void>;
  /**
   * May store a snapshot made from persisted updates only. Called when a room goes idle; while one stays open the log
   * does it by itself.
   */
  compact(documentId: string): Promise<void>;
}

/** Whether documents can be stored. */
export interface Storage {
  /** Undefined while they can. */
  readonly trouble: StorageTrouble | undefined;
  /** Calls the listener after every change; what it returns ends that. */
  watch(listener: () => void): () => void;
}

/** The person behind a socket, as the server knows them. Awareness shows this, never what the client says. */
export interface Visitor {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly organisation: string;
  /** Index into the palette of people's colours, one per organisation. */
  readonly hue: number;
  readonly access: "read" | "write";
  /** Whether they may write only because they administer: then the first edit is written down. */
  readonly isWritingLogged?: boolean;
}

export type Admission =
  | {
      readonly ok: true;
      readonly visitor: Visitor;
      readonly template: Template;
      /** Which history of the document is the one that is kept; see P20. */
      readonly epoch: number;
    }
  | { readonly ok: false; readonly code: CloseCode };

/** Why a socket that is open has to be closed. */
export interface Expulsion {
  readonly code: CloseCode;
  /** One word, for the client to say what happened. */
  readonly reason: string;
}

/** Decides who may open a document. HTTP asks the same function. */
export interface Gatekeeper {
  /** Whether the handshake's `Origin` is ours. */
  isOwnOrigin(request: IncomingMessage): boolean;
  admit(request: IncomingMessage, documentId: string): Promise<Admission>;
  /** Whether somebody who is in may stay as they are; undefined when they may. */
  review(visitor: Visitor, documentId: string): Promise<Expulsion | undefined>;
}

export interface SyncEvents {
  /** Somebody's edit of a document is durable. */
  edited(documentId: string, visitor: Visitor): void;
  /** Somebody has come into a document, and gone again: with one socket of perhaps several. */
  entered?(documentId: string, visitor: Visitor): void;
  left?(documentId: string, visitor: Visitor): void;
  /** An update of somebody's was not accepted, and their socket was closed. */
  refused(documentId: string, personId: string, reason: string): void;
}

export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
