/**
 * What clients rely on does not change unnoticed: frames, words, limits, close codes, and the shapes of the API's answers
 * that belong to sync.
 */
import {
  CloseCode,
  DocumentDetails,
  DocumentPlan,
  epochHeader,
  eventTopics,
  FrameType,
  storageNews,
  SyncChannel,
  syncLimits,
  SyncType,
} from "@brudnopis/schema";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { Presence } from "../../apps/server/src/sync/awareness.ts";
import { visitor } from "../../apps/server/src/sync/testing.ts";

/** By the version under "Versions" in PROTOCOL.md. */
const hashes: Readonly<Record<string, string>> = {
  1: "ac538dc4a9cd6d25645292ac8463b0f297af96ffab9d7a422e14db7c996d6d6c",
};

const whatToDo = `The wire is not what clients of this version know. If that is not meant, undo it. If it is, then
  1. ask what an open page, the stock client and a server of the version before make of it;
  2. say it in packages/schema/PROTOCOL.md: in its rules, and under "Versions", as an addition to the version there is when
     clients of before can go on without it, else as the next version, with what becomes of them;
  3. put the hash that was received into tests/sync/wire-hash.test.ts.
`;

test("the wire is that of the version under which it is written down", async () => {
  const page = join(import.meta.dirname, "../../packages/schema/PROTOCOL.md");
  const [, versions = ""] = (await readFile(page, "utf8")).split("## Versions");
  const version = [...versions.matchAll(/^- \*\*(\d+)\*\*/gm)].at(-1)?.[1] ?? "none";

  const hash = createHash("sha256")
    .update(JSON.stringify(inOrder(wire())))
    .digest("hex");

  expect(hash, whatToDo).toBe(hashes[version]);
});

function wire(): unknown {
  // Templates are data of their own, with versions of their own.
  const answers = {
    DocumentDetails: DocumentDetails.omit({ template: true }),
    DocumentPlan,
    SyncChannel,
  };
  return {
    FrameType,
    SyncType,
    CloseCode,
    syncLimits,
    epochHeader,
    eventTopics: [...eventTopics].sort(),
    storageNews: [...storageNews].sort(),
    awarenessUser: Object.keys(new Presence(visitor("ada")).user).sort(),
    answers: Object.fromEntries(
      Object.entries(answers).map(([name, schema]) => [name, shapeOf(schema)]),
    ),
  };
}

function shapeOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
}

/** With the keys of every object in the same order, whoever wrote them. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}
