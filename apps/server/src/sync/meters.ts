/**
 * What sync tells whoever measures it. Some of it is told for every key that is pressed, so each call has to cost next to
 * nothing, and says nothing of people or documents.
 */
export interface SyncMeters {
  /** An update was applied. What this returns is handed back when the update is durable. */
  taken(): number;
  /** An update is durable, and who has sent it was told if they had asked. */
  acknowledged(takenAt: number): void;
  /** So many updates of one document went to the disk together. */
  stored(updates: number): void;
  /** What became durable together has left for the others, as one frame. */
  broadcast(): void;
  /** Somebody was told what they lack. */
  caughtUp(): void;
  /** What somebody sent was not accepted. The reason is one of a fixed set of words. */
  refused(reason: string): void;
  /** A room could not be used any more, and everybody was sent away from it. */
  lost(): void;
  /** The server has closed a socket. */
  closed(code: number): void;
  /** A reader who did not keep up was cut off. */
  cutOff(): void;
}

export const unmeasured: SyncMeters = {
  taken: () => 0,
  acknowledged: () => {},
  stored: () => {},
  broadcast: () => {},
  caughtUp: () => {},
  refused: () => {},
  lost: () => {},
  closed: () => {},
  cutOff: () => {},
};
