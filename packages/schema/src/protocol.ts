/** The numbers of the sync protocol. Their rules are in `PROTOCOL.md`. */

/** First varuint of a frame. 0 to 3 are the y-websocket protocol's own. */
export const FrameType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Client to server: a counter. Server to client: the same counter, once all before it is durable. */
  saved: 100,
  /** Client to server: asks for events. Server to client: a topic, of which something has changed. */
  event: 101,
  /** Client to server: asks whether documents can be stored. Server to client: the answer, whenever it changes. */
  storage: 102,
} as const;

/** What an event can be about. A client passes over those that it does not know. */
export const eventTopics = ["plan", "review"] as const;
export type EventTopic = (typeof eventTopics)[number];

/** P35. Whether documents can be stored, and why not. A client takes a word that it does not know for `io-error`. */
export const storageNews = ["writing", "disk-full", "io-error", "not-answering"] as const;
export type StorageNews = (typeof storageNews)[number];
/** `not-answering`: what writes has ended, or the disk has not answered for seconds. */
export type StorageTrouble = Exclude<StorageNews, "writing">;

/** Header of a document's state: the epoch to say when connecting (P20). */
export const epochHeader = "document-epoch";

/** Second varuint of a sync frame. */
export const SyncType = { step1: 0, step2: 1, update: 2 } as const;

/** Why the server closed a socket. 44xx: do not come back by yourself; the others: try again. */
export const CloseCode = {
  tooBig: 1009,
  internal: 1011,
  restart: 1012,
  tryAgain: 1013,
  malformedFrame: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** Rights have grown: the page has to be loaded again to use them. */
  accessGained: 4409,
  /** The document was moved to another version of its template: it has to be loaded again. */
  templateChanged: 4410,
  /** P20. The client has another history of the document: nothing of it may come in. */
  otherEpoch: 4411,
  refusedUpdate: 4422,
  tooManyRequests: 4529,
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

export const syncLimits = {
  /** Bytes of one frame. A larger one is closed with 1009 by the socket itself. */
  frameBytes: 1024 * 1024,
  /** Bytes by which a state vector in sync step 1 may be longer than the server's own. */
  stateVectorBytes: 16 * 1024,
  /** Bytes of one person's awareness state. */
  awarenessBytes: 4 * 1024,
  /** Bytes waiting for a slow reader before it is cut off; it reconnects and gets one difference. */
  bufferedBytes: 1024 * 1024,
  /** Bytes of a document's encoded state. */
  documentBytes: 20 * 1024 * 1024,
  /** Frames one socket may send in a second, on average, and at once. */
  framesPerSecond: 100,
  frameBurst: 400,
  /** Frames as many as which a sync step 1 counts, after a socket's first. */
  framesPerQuestion: 20,
  /** Sockets that one person may have open, in all documents together. */
  socketsPerPerson: 20,
  /** How often the server asks for a sign of life. A socket that gives none for two times is gone at the third. */
  heartbeatMs: 20_000,
} as const;
