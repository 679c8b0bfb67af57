/** The audit log does not grow with every stranger who tries something. */
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { Client } from "./client.ts";
import { emailOf, ground, id } from "./ground.ts";
import { storedEvents } from "./stored.ts";

const hourMs = 3_600_000;

test("failed sign-ins to no account are written down once an hour and network, with their number", async () => {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const { url, stop } = await startTestServer({
    statements: await ground(),
    dataDir,
    overrides: time,
  });
  const guess = (email: string) =>
    new Client(url).post("/api/sign-in", { email, password: "nie-to-hasło" });

  for (let count = 0; count < 40; count += 1) await guess(`osoba${count}@gdzie.example`);
  for (let count = 0; count < 3; count += 1) await guess(emailOf("lead"));
  time.advance(hourMs);
  await guess("jeszcze-jedna@gdzie.example");
  await stop();

  const failed = (await storedEvents(dataDir)).filter(({ action }) => action === "sign-in-failed");
  expect(failed.filter(({ person }) => person === null).map(({ details }) => details)).toEqual([
    '{"step":"password"}',
    '{"step":"password","count":"40"}',
  ]);
  expect(failed.filter(({ person }) => person === id("lead"))).toHaveLength(3);
});
