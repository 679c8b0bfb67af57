/** How often people invite, and what that costs those who are invited. */
import { expect, test } from "vitest";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground } from "./ground.ts";
import { inviteTo, organisation, reportOf } from "./inviting.ts";
import { mailThrough, openPostOffice } from "./post-office.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test("I4 an invitation is mailed again after ten minutes, also when many ask at once", async () => {
  const time = new FakeTime();
  const office = await openPostOffice();
  const { url, stop } = await startTestServer({
    statements: await ground(),
    config: mailThrough(office),
    overrides: time,
  });
  const lead = await signedIn(url, "lead");
  const { id: invitation } = await inviteTo(lead, organisation, "ofiara@gdzie.example");
  const again = () => lead.post(`${organisation}/${invitation}/resend`);

  time.advance(10 * minuteMs - 1500);
  const early = await again();
  expect([early.status, codeOf(early)]).toEqual([429, "too-many-requests"]);
  expect(early.body).toMatchObject({ error: { waitSeconds: 2 } });
  time.advance(1500);
  const answers = await Promise.all([again(), again(), again(), again()]);

  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect((await again()).status).toBe(429);
  for (let count = 0; count < 2; count += 1) await office.next();
  await stop();
  expect(office.received).toHaveLength(2);
});

test("I4 nobody invites more than a thousand times a day, also the same people and all at once", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");

  expect((await inviteMany(lead, 500)).status).toBe(200);
  time.advance(hourMs);
  const answers = await Promise.all([400, 400].map((count) => inviteMany(lead, count)));

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 429]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toMatchObject({ error: { waitSeconds: 23 * 3600 } });
  expect((await inviteMany(lead, 101)).status).toBe(429);
  expect(reportOf(await inviteMany(lead, 100)).results).toHaveLength(100);
  expect((await inviteMany(await signedIn(url, "coordinator"), 1)).status).toBe(200);
  time.advance(23 * hourMs);
  expect((await inviteMany(await signedIn(url, "lead"), 500)).status).toBe(200);
});

function inviteMany(client: Client, count: number) {
  const people = Array.from({ length: count }, (_, index) => ({
    email: `osoba${index}@konin.example`,
  }));
  return client.post(organisation, { role: "editor", people });
}
