import { expect, test } from "vitest";
import { projectPaths } from "../project.ts";
import { insertGrant } from "../store/grants.ts";
import { insertSession } from "../store/sessions.ts";
import { konin, openTestStore } from "../store/testing.ts";
import { loadTemplates } from "../templates.ts";
import { FakeTime } from "../testing.ts";
import { Access } from "./access.ts";
import { Audit } from "./audit.ts";
import { createCookies } from "./cookies.ts";
import { createGatekeeper } from "./gatekeeper.ts";
import { OwnOrigin } from "./own-origin.ts";
import { Sessions } from "./sessions.ts";

test("who is asked about again after their session has gone has to leave, whoever removed it", async () => {
  const { driver, review } = await subject();
  const before = await review();

  await driver.write([{ sql: "delete from session", values: [] }]);

  expect(before).toBeUndefined();
  expect(await review()).toEqual({ code: 4401, reason: "session-ended" });
});

test("who is asked about again after their session has expired has to leave", async () => {
  const { time, review } = await subject();

  time.advance(2 * 3_600_000);

  expect(await review()).toEqual({ code: 4401, reason: "session-ended" });
});

/** Ada, who writes in a document of Konin in one session. */
async function subject() {
  const driver = await openTestStore();
  const time = new FakeTime();
  const { clock } = time;
  const at = clock();
  const session = { id: "s1", personId: "ada", createdAt: at, seenAt: at, device: "", address: "" };
  const scope = { kind: "organisation" as const, id: "konin" };
  await driver.write([
    ...konin(),
    insertGrant("ada", { role: "editor", scope }, at),
    insertSession(session, "hash"),
  ]);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const sessions = new Sessions({ driver, clock, log, cookie: createCookies(false).session });
  const access = new Access({ driver, sessions, audit: new Audit({ driver, clock }), clock });
  const templates = await loadTemplates(projectPaths.templates);
  const gatekeeper = createGatekeeper({ access, ownOrigin: new OwnOrigin(), templates });
  const visitor = {
    personId: "ada",
    sessionId: "s1",
    name: "Ada",
    organisation: "Konin",
    hue: 0,
    access: "write" as const,
  };
  return { driver, time, review: () => gatekeeper.review(visitor, "doc") };
}
