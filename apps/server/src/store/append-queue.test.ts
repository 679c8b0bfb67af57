import { expect, test } from "vitest";
import type { LogEntry } from "../sync/ports.ts";
import { AppendQueue } from "./append-queue.ts";
import { type Driver, type Statement, WriteConflict, WriteFailed } from "./driver.ts";

test("Y1 what is appended while others are stored is stored together, in the order of the calls", async () => {
  const { queue, driver } = openQueue();

  const appended = Promise.all([1, 2, 3].map((byte) => queue.append("a", [byAda(byte)])));
  await driver.asked(1);
  const later = Promise.all([
    queue.append("b", [byAda(4)]),
    queue.append("a", [byAda(5), byAda(6)]),
    queue.append("b", [byAda(7)]),
  ]);
  driver.store();
  await appended;
  await driver.asked(2);
  driver.store();
  await later;

  expect(driver.stored).toEqual([[1, 2, 3].map(inA), [inB(4), inA(5), inA(6), inB(7)]]);
});

test("Y2 when one document's updates are refused, those of the others are stored", async () => {
  const { queue, driver } = openQueue();
  driver.refused = "b";

  const outcomes = Promise.allSettled([
    queue.append("a", [byAda(1)]),
    queue.append("b", [byAda(2)]),
    queue.append("c", [byAda(3)]),
  ]);
  await driver.storeAll();

  expect((await outcomes).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(driver.stored.flat()).toEqual([
    { documentId: "a", byte: 1 },
    { documentId: "c", byte: 3 },
  ]);
});

test("Y3 what waits behind a refused update of its document fails with it, and nothing else does", async () => {
  const { queue, driver } = openQueue();
  driver.refused = "b";

  const first = Promise.allSettled([queue.append("a", [byAda(1)]), queue.append("b", [byAda(2)])]);
  await driver.asked(1);
  const behind = Promise.allSettled([queue.append("b", [byAda(3)]), queue.append("a", [byAda(4)])]);
  await driver.storeAll();

  expect((await first).map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect((await behind).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(driver.stored.flat()).toEqual([
    { documentId: "a", byte: 1 },
    { documentId: "a", byte: 4 },
  ]);
});

test("Y3 what waits behind a group that failed fails with it, and writing goes on afterwards", async () => {
  const { queue, driver } = openQueue();

  const first = queue.append("a", [byAda(1)]);
  await driver.asked(1);
  const behind = queue.append("b", [byAda(2)]);
  driver.fail();
  const results = await Promise.allSettled([first, behind]);
  const after = queue.append("a", [byAda(3)]);
  await driver.storeAll();
  await after;

  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(driver.stored.flat()).toEqual([{ documentId: "a", byte: 3 }]);
});

test("a group is bounded in rows and in bytes, and one that is larger goes alone", async () => {
  const { queue, driver } = openQueue();
  const large = { personId: "ada", update: new Uint8Array(5 * 1024 * 1024) };
  const all = [
    queue.append(
      "a",
      Array.from({ length: 400 }, () => byAda(1)),
    ),
    queue.append(
      "a",
      Array.from({ length: 400 }, () => byAda(2)),
    ),
    queue.append("b", [large]),
    queue.append("b", [byAda(3)]),
  ];

  await driver.storeAll();
  await Promise.all(all);

  expect(driver.stored.map((rows) => rows.length)).toEqual([400, 400, 1, 1]);
});

test("Y4 nothing waits for company while groups are few; when they are many, the next ones do", async () => {
  const { queue, driver, time } = openQueue();
  const append = async () => {
    const appended = queue.append("a", [byAda(1)]);
    const isWaiting = await Promise.race([
      driver.asked(driver.stored.length + 1).then(() => false),
      turns(5).then(() => true),
    ]);
    await driver.storeAll();
    await appended;
    return isWaiting;
  };
  const few: boolean[] = [];
  for (let count = 0; count < 30; count += 1) {
    few.push(await append());
    time.now += 20;
  }
  const many: boolean[] = [];
  for (let count = 0; count < 30; count += 1) {
    many.push(await append());
    time.now += 1;
  }

  expect(new Set(few)).toEqual(new Set([false]));
  expect(many.at(-1)).toBe(true);
});

interface StoredRow {
  readonly documentId: string;
  readonly byte: number;
}

/** Keeps what it is asked to write until it is told to store it. */
class HeldDriver implements Driver {
  readonly stored: StoredRow[][] = [];
  refused: string | undefined;
  #asked = 0;
  #pending: { statements: readonly Statement[]; outcome: PromiseWithResolvers<void> }[] = [];
  #onAsked: (() => void)[] = [];

  async read(): Promise<readonly unknown[]> {
    return [];
  }

  write(statements: readonly Statement[]): Promise<void> {
    const outcome = Promise.withResolvers<void>();
    this.#pending.push({ statements, outcome });
    this.#asked += 1;
    for (const heard of this.#onAsked.splice(0)) heard();
    return outcome.promise;
  }

  /** Resolves once it was asked to write so often. */
  async asked(times: number): Promise<void> {
    while (this.#asked < times) await new Promise<void>((resolve) => this.#onAsked.push(resolve));
  }

  store(): void {
    for (const { statements, outcome } of this.#pending.splice(0)) {
      const rows = rowsOf(statements);
      if (rows.some(({ documentId }) => documentId === this.refused))
        outcome.reject(new WriteConflict("refused"));
      else {
        this.stored.push(rows);
        outcome.resolve();
      }
    }
  }

  fail(): void {
    for (const { outcome } of this.#pending.splice(0)) outcome.reject(new WriteFailed("disk full"));
  }

  /** Until nothing more comes. */
  async storeAll(): Promise<void> {
    for (let quiet = 0; quiet < 10; quiet += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.#pending.length > 0) quiet = 0;
      this.store();
    }
  }

  async close(): Promise<void> {}
}

/** What an insert says: a blob, a time, then five values for each row. */
function rowsOf(statements: readonly Statement[]): StoredRow[] {
  return statements.flatMap(({ sql, values }) => {
    const [blob] = values;
    if (!sql.startsWith("insert") || !(blob instanceof Uint8Array)) return [];
    return Array.from({ length: (values.length - 2) / 5 }, (_, index) => {
      const [documentId, , , start] = values.slice(2 + 5 * index);
      return { documentId: String(documentId), byte: blob[Number(start) - 1] ?? -1 };
    });
  });
}

function openQueue(): { queue: AppendQueue; driver: HeldDriver; time: { now: number } } {
  const driver = new HeldDriver();
  const time = { now: 0 };
  const queue = new AppendQueue({ driver, clock: () => 5, stopwatch: () => time.now });
  return { queue, driver, time };
}

function byAda(byte: number): LogEntry {
  return { personId: "ada", update: Uint8Array.of(byte) };
}

function inA(byte: number): StoredRow {
  return { documentId: "a", byte };
}

function inB(byte: number): StoredRow {
  return { documentId: "b", byte };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
