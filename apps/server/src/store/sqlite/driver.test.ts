import { join } from "node:path";
import { expect, test } from "vitest";
import { WriteFailed } from "../driver.ts";
import { anOrganisation, temporaryFolder } from "../testing.ts";
import { openForWriting } from "./connection.ts";
import { openSqlite } from "./driver.ts";

test("S2 when the writer thread dies, what it was asked for is not acknowledged, and the server hears of it", async () => {
  const { driver, died } = await openWithDyingWriter();

  const writes = await Promise.allSettled([
    driver.write([anOrganisation("konin")]),
    driver.write([anOrganisation("rybnik")]),
  ]);

  expect(writes).toEqual([
    { status: "rejected", reason: expect.any(WriteFailed) },
    { status: "rejected", reason: expect.any(WriteFailed) },
  ]);
  expect(await died).toMatchObject({ message: "The writer thread ended with code 3" });
  await expect(driver.write([anOrganisation("leszno")])).rejects.toThrow(WriteFailed);
});

test("reading goes on without the writer thread", async () => {
  const { driver, died } = await openWithDyingWriter();
  await driver.write([anOrganisation("konin")]).catch(() => {});
  await died;

  expect(await driver.read("select 1 as one", [])).toEqual([{ one: 1 }]);
});

async function openWithDyingWriter() {
  const path = join(await temporaryFolder(), "test.db");
  openForWriting(path).close();
  const died = Promise.withResolvers<unknown>();
  const program = `
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", () => process.exit(3));
    parentPort.postMessage({ type: "ready" });
  `;
  const driver = await openSqlite({
    path,
    onDeath: died.resolve,
    writer: new URL(`data:text/javascript,${encodeURIComponent(program)}`),
  });
  return { driver, died: died.promise };
}
