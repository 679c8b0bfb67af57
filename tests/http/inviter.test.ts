/** What an invitation is worth when whoever made it may not make it any more. */
import { expect, test } from "vitest";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";
import {
  acceptAsNew,
  document,
  installation,
  inviteTo,
  listOf,
  look,
  network,
  organisation,
  tokenOf,
} from "./inviting.ts";

const jan = "prywatny@poczta.example";
const leadOfKonin = { role: "lead", scope: { kind: "organisation", id: id("konin") } } as const;

test.each([
  ["lead", organisation],
  ["coordinator", organisation],
  ["lead", document],
  ["coordinator", document],
  ["coordinator", network],
] as const)("V3 an invitation of the %s to %s ends with the role", async (person, path) => {
  const { url } = await startTestServer({ statements: await ground() });
  const role = path === network ? "observer" : "editor";
  const { token } = await inviteTo(await signedIn(url, person), path, jan, { role });

  await takeRoleOf(await signedIn(url, "administrator"), person);

  expect(codeOf(await look(new Client(url), token))).toBe("link-invalid");
  expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("link-invalid");
});

test("V3 who is administrator no more has made no administrators that come later", async () => {
  const { url } = await startTestServer({ statements: [...(await ground()), secondAdministrator] });
  const second = await signedIn(url, "facilitator");
  const invited = await inviteTo(second, installation, jan, { role: "administrator" });
  const grant = { role: "administrator", scope: { kind: "installation" } };
  const administrator = await signedIn(url, "administrator");

  await administrator.post(`/api/people/${id("facilitator")}/grants/remove`, grant);

  expect(codeOf(await acceptAsNew(new Client(url), invited.token))).toBe("link-invalid");
});

test("V3 a coordinator who was an administrator gives no coordinators any more", async () => {
  const coordinating = { role: "coordinator", scope: { kind: "network", id: id("energia") } };
  const { url } = await startTestServer({ statements: [...(await ground()), secondAdministrator] });
  const administrator = await signedIn(url, "administrator");
  const people = `/api/people/${id("facilitator")}/grants`;
  const second = await signedIn(url, "facilitator");
  const { token } = await inviteTo(second, network, jan, { role: "coordinator" });
  expect((await administrator.post(people, coordinating)).status).toBeLessThan(300);
  expect((await look(new Client(url), token)).status).toBe(200);

  const grant = { role: "administrator", scope: { kind: "installation" } };
  await administrator.post(`${people}/remove`, grant);

  expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("link-invalid");
});

test.each(["blocked", "erased"] as const)(
  "P2 what somebody offered who is %s now is taken back, and stays so",
  async (state) => {
    const { url } = await startTestServer({ statements: await ground() });
    const { token } = await inviteTo(await signedIn(url, "lead"), organisation, jan);
    const administrator = await signedIn(url, "administrator");

    await end(administrator, "lead", state);

    expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("link-invalid");
    expect(await listOf(administrator, organisation)).toMatchObject([{ state: "revoked" }]);
    if (state === "erased") return;
    await administrator.send(`/api/people/${id("lead")}`, {
      method: "PATCH",
      body: { blocked: false },
    });
    expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("link-invalid");
  },
);

test("V3 one that ended with its maker's role works again when somebody who may sends it", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { id: invitationId } = await inviteTo(await signedIn(url, "lead"), organisation, jan);
  const administrator = await signedIn(url, "administrator");
  await takeRoleOf(administrator, "lead");
  expect(await listOf(administrator, organisation)).toMatchObject([{ state: "expired" }]);

  const { body } = await administrator.post(`${organisation}/${invitationId}/resend`);

  expect(await listOf(administrator, organisation)).toMatchObject([
    { state: "pending", createdBy: "administrator" },
  ]);
  // The answer is an invitation link.
  const token = tokenOf((body as { link: string }).link);
  expect((await acceptAsNew(new Client(url), token)).status).toBe(200);
});

const secondAdministrator = insertGrant(
  id("facilitator"),
  { role: "administrator", scope: { kind: "installation" } },
  0,
);

async function takeRoleOf(administrator: Client, person: "lead" | "coordinator"): Promise<void> {
  const grant =
    person === "lead"
      ? leadOfKonin
      : { role: "coordinator", scope: { kind: "network", id: id("energia") } };
  const answer = await administrator.post(`/api/people/${id(person)}/grants/remove`, grant);
  expect(answer.status).toBeLessThan(300);
}

async function end(administrator: Client, person: Person, state: "blocked" | "erased") {
  const path = `/api/people/${id(person)}`;
  const { status } =
    state === "blocked"
      ? await administrator.send(path, { method: "PATCH", body: { blocked: true } })
      : await administrator.post(`${path}/erase`);
  expect(status).toBeLessThan(300);
}
