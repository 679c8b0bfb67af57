/** What the processes of the sync benchmark say to each other. All are ours, so these are types, not schemas. */

/** How a server wants to be spoken to. */
export type Dialect = "us" | "y-websocket" | "hocuspocus";

/** A server that listens. */
export interface Target {
  readonly port: number;
  readonly dialect: Dialect;
  /** What a browser would send along. */
  readonly headers: Readonly<Record<string, string>>;
}

export type ToServer =
  | { readonly type: "cpu" }
  | { readonly type: "memory" }
  /** Begins to watch how late the event loop is. */
  | { readonly type: "watch-loop" }
  | { readonly type: "loop" }
  /** Ends as if it was sent this signal, also where the signal would end the program that it runs in. */
  | { readonly type: "end"; readonly signal: NodeJS.Signals };

/** Microseconds of all threads since the process began. */
export interface CpuReading {
  readonly cpuMicros: number;
}

/** Bytes, after everything that is unused was let go of. */
export interface MemoryReading {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** Milliseconds that timers were late since the watch began. */
export interface LoopReading {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface CrowdOptions {
  readonly target: Target;
  /** Names of the documents, all with the same state. */
  readonly documents: readonly string[];
  readonly clientsPerDocument: number;
  /** The first so many of each document type. */
  readonly typistsPerDocument: number;
  /** The documents' state, and whether the server has to be told it first. */
  readonly state: Uint8Array;
  readonly isSeeded: boolean;
}

export interface Pace {
  readonly milliseconds: number;
  /** Letters, or moves, of each person. */
  readonly perSecond: number;
  /** What happens in the first part is sent, and not measured. */
  readonly ignoredMs?: number;
}

export interface VisitOptions {
  readonly target: Target;
  readonly document: string;
  readonly count: number;
  /** What the visitors have already; absent when they have nothing. */
  readonly stateVector?: Uint8Array;
  /** Whether they say that they are there, as the stock providers do. */
  readonly isPresent: boolean;
  /** They have been told the document when they were sent so much at a time; any answer is enough by default. */
  readonly leastBytes?: number;
}

export type ToClients =
  | { readonly type: "gather"; readonly options: CrowdOptions }
  | { readonly type: "write"; readonly pace: Pace }
  | { readonly type: "move"; readonly pace: Pace }
  | { readonly type: "visit"; readonly options: VisitOptions }
  /** Visitors leave. */
  | { readonly type: "part" }
  | { readonly type: "leave" };

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

/** What became of what was typed, or moved. */
export interface Delivered {
  /** Made, by all together. */
  readonly made: number;
  /** Of those that were measured: each counts once for everybody else in the document. */
  readonly expected: number;
  readonly delivered: Spread;
  /** From a letter to the word that it is saved. */
  readonly saved: Spread;
  /** How much of a processor the people themselves took. */
  readonly peopleShare: number;
}

export interface Visited {
  /** From the first attempt until all were told the document. */
  readonly milliseconds: number;
  /** Of the largest answer. */
  readonly bytes: number;
}

export type FromClients =
  | { readonly type: "gathered" }
  | { readonly type: "delivered"; readonly result: Delivered }
  | { readonly type: "visited"; readonly result: Visited }
  | { readonly type: "left" }
  | { readonly type: "failed"; readonly problem: string };
