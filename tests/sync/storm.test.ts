/** A whole programme opens its documents in the same moment, as after a restart. How long that takes: bench:access. */
import { expect, test } from "vitest";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { ground, type Person } from "../http/ground.ts";
import { credentialsOf, konin, RawClient } from "./sockets.ts";

const upgrades = 500;

test("five hundred who come at once are all let in, each as who they are", async () => {
  const { url } = await startTestServer({
    statements: await ground(),
    // Five people stand for five hundred.
    overrides: { socketsPerPerson: upgrades },
  });
  const readers: Person[] = ["administrator", "facilitator", "observer", "lead", "editor"];
  const credentials = await Promise.all(readers.map((person) => credentialsOf(url, person)));
  const strangers = await credentialsOf(url, "stranger");

  const clients = Array.from(
    { length: upgrades },
    (_, index) => new RawClient(url, konin, credentials[index % credentials.length] ?? {}),
  );
  const outsiders = Array.from({ length: 20 }, () => new RawClient(url, konin, strangers));

  await Promise.all(clients.map((client) => client.open()));
  const refused = await Promise.all(outsiders.map(({ closed }) => closed));

  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set([4404]));
});
