/** Builders for tests of the history. */
import type { Change, Revision, RevisionList } from "@brudnopis/schema";

export function revision(given: Partial<Revision> = {}): Revision {
  return {
    id: "r1",
    kind: "pause",
    at: Date.UTC(2026, 10, 23, 11, 30),
    seq: 1,
    template: { id: "mid", version: 2 },
    contributors: [],
    ...given,
  };
}

export function revisionList(given: Partial<RevisionList> = {}): RevisionList {
  return {
    revisions: [revision()],
    people: {},
    canName: true,
    canRestore: true,
    canPurge: false,
    ...given,
  };
}

export function textChange(given: Partial<Extract<Change, { type: "text" }>> = {}): Change {
  return {
    id: "challenge.diagnosis",
    section: "challenge",
    type: "text",
    address: "challenge.diagnosis",
    by: [],
    inserted: 1,
    deleted: 0,
    ...given,
  };
}

export function valueChange(given: Partial<Extract<Change, { type: "value" }>> = {}): Change {
  return {
    id: "actions/d1.cost",
    section: "actions",
    type: "value",
    address: "actions/d1.cost",
    by: [],
    ...given,
  };
}

export function recordChange(given: Partial<Extract<Change, { type: "record" }>> = {}): Change {
  return {
    id: "actions/d1:added",
    section: "actions",
    type: "record",
    what: "added",
    collection: "actions",
    record: { id: "d1", fields: {} },
    by: [],
    ...given,
  };
}
