import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { readAll } from "../../apps/server/src/store/driver.ts";
import { konin, temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { withStore } from "../../apps/server/src/testing.ts";

const rounds = 5;

test(`A3 ${rounds} times killed in the middle of writing, the log has all that was acknowledged, once, without gaps`, async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, (driver) => driver.write(konin()));

  for (let round = 1; round <= rounds; round += 1) {
    const before = await storedNumbers(dataDir);
    const acknowledged = await appendUntilKilled(dataDir, 100 * round);
    const after = (await storedNumbers(dataDir)).slice(before.length);

    expect(new Set(after).size).toBe(after.length);
    expect(acknowledged.filter((number) => !after.includes(number))).toEqual([]);
  }
});

async function appendUntilKilled(dataDir: string, count: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "append-child.ts"), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const exited = once(child, "exit");
  const acknowledged: number[] = [];
  // What the child had printed before it died still arrives after the kill.
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) child.kill("SIGKILL");
  }
  await exited;
  return acknowledged;
}

/** What is stored after the document's first content, in order; fails when a number of the log is missing. */
async function storedNumbers(dataDir: string): Promise<number[]> {
  const row = z.object({ seq: z.int(), data: z.instanceof(Uint8Array) });
  const rows = await withStore(dataDir, (driver) =>
    readAll(driver, row, "select seq, data from document_update where seq > 1 order by seq"),
  );
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 2));
  return rows.map(({ data }) => new DataView(Uint8Array.from(data).buffer).getUint32(0));
}
