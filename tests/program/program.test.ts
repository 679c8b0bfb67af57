/** The server as a program: how it starts, refuses to start, and stops. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { startProgram } from "./program.ts";

test("the program prints its address and a set-up link, answers, and ends well when asked to", async () => {
  const program = await startProgram({ PORT: "0" });

  const address = await program.line(/running at (http:\S+)/);
  const link = await program.line(/(http:\S+\/konfiguracja#klucz=\S{43})/);

  expect(link.startsWith(address)).toBe(true);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  program.child.kill("SIGTERM");
  expect(await program.exitCode).toBe(0);
});

test("one Ctrl-C that arrives by two ways is one", async () => {
  const program = await startProgram({ PORT: "0" });
  await program.line(/running at (http:\S+)/);

  program.child.kill("SIGINT");
  program.child.kill("SIGINT");

  expect(await program.exitCode).toBe(0);
});

test("a wrong setting is refused by name, with exit code 1 and no stack", async () => {
  const program = await startProgram({ BRUDNOPIS_PORT: "3000", PORT: "http" });

  expect(await program.exitCode).toBe(1);
  expect(program.errors()).toContain("BRUDNOPIS_PORT is not a setting that Brudnopis knows");
  expect(program.errors()).toContain("PORT: must be a number");
  expect(program.errors()).not.toContain("    at ");
});

test("a port that is taken is said in words", async () => {
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => {
    other.close();
  });
  // A server that listens on a port has an address of this shape.
  const { port } = other.address() as AddressInfo;
  const program = await startProgram({ PORT: String(port) });

  expect(await program.exitCode).toBe(1);
  expect(program.errors()).toContain(`Another program uses port ${port} of 127.0.0.1`);
});

test("a data folder that another server uses is said in words", async () => {
  const dataDir = await temporaryFolder();
  await startTestServer({ dataDir });

  const program = await startProgram({ PORT: "0", DATA_DIR: dataDir });

  expect(await program.exitCode).toBe(1);
  expect(program.errors()).toContain("Another Brudnopis server is using the data folder");
});
