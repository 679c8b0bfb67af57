import { toPrintDocument, type PrintDocument } from "@brudnopis/export";
import { smallContent, smallOptions, smallTemplate } from "@brudnopis/export/testing";
import { AppError } from "@brudnopis/schema";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import type { ExportPhase } from "../../apps/server/src/export/pdf-writer.ts";
import { readPdf } from "./read-pdf.ts";
import { pathOf, startWriter } from "./writer.ts";

const hazards = { layoutPath: pathOf("hazards.typ") };

test("W1 a document that takes too long is stopped, and the next one is written", async () => {
  const writer = startWriter({ ...hazards, deadlineMs: 2_000 });

  const refused = await problemOf(writer.write(titled("runs for ever")));
  const next = await writer.write(titled("after it"));

  expect(refused.code).toBe("export-timeout");
  expect((await readPdf(next)).title).toBe("after it");
});

test.runIf(process.platform === "linux")(
  "W1 a document that takes too much memory is stopped, and the next one is written",
  async () => {
    const writer = startWriter({ ...hazards, memoryBytes: 256 * 2 ** 20 });

    const refused = await problemOf(writer.write(titled("takes all memory")));
    const next = await writer.write(titled("after it"));

    expect(refused.code).toBe("export-failed");
    expect((await readPdf(next)).title).toBe("after it");
  },
);

test.runIf(process.platform === "linux")(
  "W1 a document for which earlier ones have left no room is set by a fresh process",
  async () => {
    const died: unknown[] = [];
    const log = { warn: (fields: unknown) => died.push(fields) };
    const writer = startWriter({ ...hazards, memoryBytes: 400 * 2 ** 20, log });
    const titles = ["", "!", "!!", "!!!", "!!!!"].map((more) => `leaves much behind${more}`);

    for (const title of titles)
      expect((await readPdf(await writer.write(titled(title)))).title).toBe(title);
    expect(died).toEqual([]);
  },
);

test("W1 the section that cannot be set is named, and the log has none of its words", async () => {
  const logged: unknown[] = [];
  const writer = startWriter({ ...hazards, log: { warn: (fields) => logged.push(fields) } });
  const print = titled("whatever");
  const sections = print.sections.map((section) =>
    section.key === "funding" ? { ...section, title: "breaks" } : section,
  );

  const refused = await problemOf(writer.write({ ...print, sections }));
  const next = await writer.write(titled("after it"));

  expect(refused).toMatchObject({ code: "export-failed", details: { section: "funding" } });
  expect(JSON.stringify(logged)).toContain("funding");
  expect(JSON.stringify(logged)).not.toContain("somebody wrote");
  expect((await readPdf(next)).title).toBe("after it");
});

test.each([
  ["reads files", "file not found"],
  ["climbs out", "access denied"],
  ["fetches a package", "failed to download package"],
])("W1 a layout that %s is refused", async (title, reason) => {
  const logged: Record<string, unknown>[] = [];
  const writer = startWriter({ ...hazards, log: { warn: (fields) => logged.push(fields) } });

  const refused = await problemOf(writer.write(titled(title)));

  expect(refused).toMatchObject({ code: "export-failed", details: {} });
  expect(logged[0]?.["reason"]).toContain(reason);
});

test("a document that is set with warnings is set, and the log has them", async () => {
  const logged: Record<string, unknown>[] = [];
  const writer = startWriter({ ...hazards, log: { warn: (fields) => logged.push(fields) } });

  await writer.write(titled("whatever"));
  const pdf = await readPdf(await writer.write(titled("warns")));

  expect(pdf.title).toBe("warns");
  expect(logged).toHaveLength(1);
  expect(logged[0]?.["warnings"]).toContain("unknown font family");
});

test("W2 documents are written in the order in which they were asked for", async () => {
  const writer = startWriter(hazards);
  const done: string[] = [];

  await Promise.all(
    ["first", "second", "third"].map(async (title) => {
      await writer.write(titled(title));
      done.push(title);
    }),
  );

  expect(done).toEqual(["first", "second", "third"]);
});

test("W2 a document too many is refused at once", async () => {
  const writer = startWriter({ ...hazards, queueLimit: 2 });
  const [atWork, ...waiting] = ["first", "second", "third"].map((title) =>
    writer.write(titled(title)),
  );

  const refused = await problemOf(writer.write(titled("fourth")));

  expect(refused.code).toBe("too-many-requests");
  expect(await Promise.all([atWork, ...waiting])).toHaveLength(3);
});

test("W2 a preview waits until nobody waits for a file", async () => {
  const writer = startWriter();
  const done: string[] = [];
  const and = (title: string) => () => done.push(title);

  await Promise.all([
    writer.write(titled("first")).then(and("first")),
    writer.preview({ print: bytesOf(titled("preview")) }).then(and("preview")),
    writer.write(titled("second")).then(and("second")),
  ]);

  expect(done).toEqual(["first", "second", "preview"]);
});

test("W4 a file that is called off while it is set is set no longer, and the next one is written", async () => {
  const writer = startWriter(hazards);
  const calledOff = new AbortController();
  const onProgress = (phase: ExportPhase) => {
    if (phase !== "typesetting") return;
    queueMicrotask(() => calledOff.abort(new Error("nobody wants it")));
  };

  const endless = writer.writeFile(
    { print: bytesOf(titled("runs for ever")) },
    { onProgress, signal: calledOff.signal },
  );
  const next = writer.write(titled("after it"));

  await expect(endless).rejects.toThrow("nobody wants it");
  expect((await readPdf(await next)).title).toBe("after it");
});

test("W4 a file that is called off while it waits leaves its place to the next", async () => {
  const writer = startWriter(hazards);
  const calledOff = new AbortController();
  const first = writer.write(titled("first"));
  const waiting = writer.writeFile(
    { print: bytesOf(titled("second")) },
    { signal: calledOff.signal },
  );
  const next = writer.write(titled("third"));

  calledOff.abort(new Error("nobody wants it"));

  await expect(waiting).rejects.toThrow("nobody wants it");
  expect(await Promise.all([first, next])).toHaveLength(2);
});

test("progress is told from waiting to done", async () => {
  const writer = startWriter(hazards);
  const phases: ExportPhase[] = [];

  await writer.write(titled("whatever"), (phase) => phases.push(phase));

  expect(phases).toEqual(["queued", "typesetting", "done"]);
});

test("a process that cannot start is told apart in the log", async () => {
  const logged: Record<string, unknown>[] = [];
  const writer = startWriter({
    layoutPath: pathOf("no-such-layout.typ"),
    log: { warn: (fields) => logged.push(fields) },
  });

  const refused = await problemOf(writer.write(titled("whatever")));

  expect(refused.code).toBe("export-failed");
  expect(logged[0]?.["startProblem"]).toContain("no-such-layout.typ");
});

test("a closed writer refuses what still waits and leaves no folder behind", async () => {
  const before = await printFolders();
  const writer = startWriter(hazards);
  await writer.warmUp();
  const waiting = problemOf(writer.write(titled("runs for ever")));

  await writer.close();

  expect((await waiting).code).toBe("unavailable");
  expect((await problemOf(writer.write(titled("late")))).code).toBe("unavailable");
  expect((await printFolders()).filter((name) => !before.includes(name))).toEqual([]);
});

function titled(title: string): PrintDocument {
  return { ...toPrintDocument(smallContent(), smallTemplate(), smallOptions), title };
}

function bytesOf(print: PrintDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(print));
}

async function problemOf(writing: Promise<unknown>): Promise<AppError> {
  const problem: unknown = await writing.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (problem instanceof AppError) return problem;
  throw new Error("Expected a refusal", { cause: problem });
}

async function printFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) =>
    name.startsWith(`brudnopis-print-${process.pid}-`),
  );
}
