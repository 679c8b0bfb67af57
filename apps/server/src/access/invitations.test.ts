import { expect, test } from "vitest";
import { z } from "zod";
import type { Driver } from "../store/driver.ts";
import { grantsOf, insertGrant } from "../store/grants.ts";
import { ownerOf } from "../store/identities.ts";
import { insertInvitation } from "../store/invitations.ts";
import { findPerson } from "../store/people.ts";
import { konin, openTestStore } from "../store/testing.ts";
import { silentLogger } from "../sync/testing.ts";
import { Access } from "./access.ts";
import { Audit } from "./audit.ts";
import { createCookies } from "./cookies.ts";
import { type AcceptDeps, acceptInvitation } from "./invitations.ts";
import { createPasswords } from "./passwords.ts";
import { Sessions } from "./sessions.ts";
import { hashToken } from "./tokens.ts";

const now = 1000;
const token = "klucz-z-zaproszenia";
const identity = { issuer: "https://login.example", subject: "jan" };

test("V1 of two acceptances by the same account at the same moment one counts", async () => {
  const deps = await openInvitation("ada@miasto.example");
  const actor = { personId: "ada" };

  const outcomes = await Promise.allSettled([
    acceptInvitation(deps, { token, actor }),
    acceptInvitation(deps, { token, actor }),
  ]);

  expect(outcomes).toMatchObject([
    { status: "fulfilled", value: { personId: "ada", isNew: false } },
    { status: "rejected", reason: { code: "link-invalid" } },
  ]);
  expect(await eventsIn(deps.driver)).toEqual(["invitation-accepted", "role-given"]);
});

test("a new account can be one of the organisation's own sign-in, without a password", async () => {
  const deps = await openInvitation("jan@miasto.example");

  const { personId, isNew } = await acceptInvitation(deps, {
    token,
    actor: {},
    newcomer: { name: "Jan", identity },
  });

  expect(isNew).toBe(true);
  expect(await ownerOf(deps.driver, identity)).toBe(personId);
  expect(await findPerson(deps.driver, personId)).toMatchObject({
    name: "Jan",
    email: "jan@miasto.example",
    passwordHash: "",
    organisationId: "konin",
  });
  expect(await grantsOf(deps.driver, personId)).toEqual([
    { role: "editor", scope: { kind: "document", id: "doc" } },
  ]);
  expect(deps.changed).toEqual([{ personId }]);
});

test("V2 an identity does not get into an account because the address is the same", async () => {
  const deps = await openInvitation("ada@miasto.example");

  const attempt = acceptInvitation(deps, { token, actor: {}, newcomer: { name: "Ada", identity } });

  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await ownerOf(deps.driver, identity)).toBeUndefined();
});

/** Konin with Ada, who administers, and a document, and an invitation of Ada's to it. */
async function openInvitation(email: string): Promise<AcceptDeps & { changed: unknown[] }> {
  const driver = await openTestStore();
  await driver.write([
    ...konin(),
    insertGrant("ada", { role: "administrator", scope: { kind: "installation" } }, 1),
    ...insertInvitation({
      id: "invitation",
      tokenHash: hashToken(token),
      email,
      name: null,
      role: "editor",
      scope: { kind: "document", id: "doc" },
      organisationId: "konin",
      language: "pl",
      createdAt: 1,
      createdBy: "ada",
      expiresAt: now + 1,
      mailId: null,
    }),
  ]);
  const clock = () => now;
  const changed: unknown[] = [];
  const audit = new Audit({ driver, clock });
  const cookie = createCookies(false).session;
  const sessions = new Sessions({ driver, clock, cookie, log: silentLogger });
  return {
    driver,
    clock,
    audit,
    access: new Access({ driver, sessions, audit, clock }),
    passwords: await createPasswords({ cost: 4 }),
    accessChanged: async (about) => void changed.push(about),
    changed,
  };
}

async function eventsIn(driver: Driver): Promise<string[]> {
  const rows = await driver.read("select action from audit_log order by action", []);
  return rows.map((row) => z.object({ action: z.string() }).parse(row).action);
}
