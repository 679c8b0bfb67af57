/** What the processes of the sync benchmark say to each other. All are ours, so these are types, not schemas. */

/** A server that listens, and where its one document is. */
export interface ServerReady {
  /** Address of the document for WebSockets. */
  readonly url: string;
  /** What a browser would send along. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answer to `cpu`: microseconds of all threads since the process began. */
export interface CpuReading {
  readonly cpuMicros: number;
}

export interface Load extends ServerReady {
  readonly clients: number;
  readonly typists: number;
  /** Whether each edit is followed by the question whether it is saved, as the web app asks it. */
  readonly asksSaved: boolean;
  /** The document's state, for a server that starts with nothing. */
  readonly seed?: string;
}

export type ToClients =
  | { readonly type: "connect"; readonly load: Load }
  /** Types for a while, and reports when all of it has been delivered. */
  | { readonly type: "type"; readonly milliseconds: number; readonly perSecond: number }
  | { readonly type: "disconnect" };

export interface Typed {
  readonly delivered: number;
  /** Of every edit to every other client. */
  readonly latencies: readonly number[];
  /** From an edit to the word that it is saved. */
  readonly acknowledgements: readonly number[];
}

export type FromClients =
  | { readonly type: "connected"; readonly state: string }
  | { readonly type: "typed"; readonly result: Typed }
  | { readonly type: "disconnected" };
