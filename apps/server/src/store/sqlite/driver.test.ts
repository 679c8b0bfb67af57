import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WriteFailed } from "../driver.ts";
import { anOrganisation, temporaryFolder } from "../testing.ts";
import { openForWriting } from "./connection.ts";
import { openSqlite, type SqliteDriver } from "./driver.ts";
import type { FromWriter } from "./writer-messages.ts";

test("S2 when the writer thread dies, what it was asked for is not acknowledged, and the server hears of it", async () => {
  const troubles: string[] = [];
  const { driver } = await openWith(endsAtOnce, (trouble) => troubles.push(trouble));

  const writes = await Promise.allSettled([
    driver.write([anOrganisation("konin")]),
    driver.write([anOrganisation("rybnik")]),
  ]);

  expect(writes).toEqual([
    { status: "rejected", reason: expect.any(WriteFailed) },
    { status: "rejected", reason: expect.any(WriteFailed) },
  ]);
  expect(troubles).toEqual(["not-answering"]);
  await expect(driver.write([anOrganisation("leszno")])).rejects.toThrow(WriteFailed);
});

test("Q1 reading goes on without the writer thread", async () => {
  const { driver } = await openWith(endsAtOnce);
  await driver.write([anOrganisation("konin")]).catch(() => {});

  expect(await driver.read("select 1 as one", [])).toEqual([{ one: 1 }]);
});

test("Q3 a writer thread that ends too often is not started again, and the server is told to end", async () => {
  const { driver, died } = await openWith(endsAtOnce);
  const isDead = died.then(() => true);

  await driver.write([anOrganisation("konin")]).catch(() => {});
  do await driver.probe();
  while (!(await Promise.race([isDead, soon()])));

  expect(await died).toMatchObject({ message: "The writer thread ended with code 3" });
});

test("Q1 a disk that is full is asked for nothing, and Q2 counts as writing again only after a trial", async () => {
  const { driver } = await openWith(
    answering(
      { type: "failed", problem: "full", trouble: "disk-full" },
      { type: "probed", problem: "full", trouble: "disk-full" },
      { type: "probed" },
      { type: "committed", outcomes: [{ ok: true }] },
    ),
  );

  await expect(driver.write([])).rejects.toThrow("full");
  await expect(driver.write([])).rejects.toThrow(WriteFailed);
  await driver.probe();
  expect(driver.trouble).toBe("disk-full");
  await driver.probe();
  expect(driver.trouble).toBeUndefined();
  await driver.write([]);
});

test("a batch that was wrong, not the disk, keeps nobody else from writing", async () => {
  const { driver } = await openWith(
    answering(
      { type: "failed", problem: "no such table", trouble: undefined },
      { type: "committed", outcomes: [{ ok: true }] },
    ),
  );

  await expect(driver.write([])).rejects.toThrow("no such table");
  await driver.write([]);
});

test("W4 what a thread that ended by itself has left is checked before anything is written again", async () => {
  const path = await damagedDatabase();
  const program = `
    import { existsSync, writeFileSync } from "node:fs";
    const mark = workerData.path + ".ended";
    if (existsSync(mark)) await import(${JSON.stringify(new URL("./writer.ts", import.meta.url))});
    else parentPort.on("message", () => {
      writeFileSync(mark, "");
      process.exit(3);
    });`;
  const { driver } = await openWith(program, () => {}, path);
  await driver.write([]).catch(() => {});

  do await driver.probe();
  while (driver.trouble === "not-answering" && !(await soon()));

  expect(driver.trouble).toBe("io-error");
});

/** One that can be opened and written to, with a page that says nothing any more. */
async function damagedDatabase(): Promise<string> {
  const path = join(await temporaryFolder(), "test.db");
  const database = openForWriting(path);
  database.exec("create table damaged (text text); insert into damaged values ('x')");
  const page = Number(
    database.prepare("select rootpage from sqlite_master where name = 'damaged'").pluck().get(),
  );
  database.close();
  const file = await open(path, "r+");
  await file.write(Buffer.alloc(4096, 7), 0, 4096, (page - 1) * 4096);
  await file.close();
  return path;
}

function soon(): Promise<boolean> {
  return new Promise((resolve) => {
    setImmediate(() => resolve(false));
  });
}

/** Ends the thread at the first message. */
const endsAtOnce = `parentPort.on("message", () => process.exit(3));`;

/** Gives these answers, one for each message. */
function answering(...answers: readonly FromWriter[]): string {
  return `
    const answers = ${JSON.stringify(answers)};
    parentPort.on("message", ({ type }) => {
      if (type === "close") parentPort.close();
      else parentPort.postMessage(answers.shift());
    });`;
}

async function openWith(
  program: string,
  onTrouble: (trouble: string) => void = () => {},
  existing?: string,
): Promise<{ driver: SqliteDriver; died: Promise<unknown> }> {
  const path = existing ?? join(await temporaryFolder(), "test.db");
  if (existing === undefined) openForWriting(path).close();
  const died = Promise.withResolvers<unknown>();
  const code = `
    import { parentPort, workerData } from "node:worker_threads";
    ${program}
    parentPort.postMessage({ type: "ready" });`;
  const driver = await openSqlite({
    path,
    onDeath: died.resolve,
    onTrouble,
    restartMs: 1,
    writer: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
  });
  onTestFinished(() => driver.close());
  return { driver, died: died.promise };
}
