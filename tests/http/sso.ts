/** Walking through a sign-in by the organisation's provider, from the button to the page that the browser ends on. */
import { expect } from "vitest";
import { insertIdentity } from "../../apps/server/src/store/identities.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import {
  startTestServer,
  type TestServerOptions,
  withStore,
} from "../../apps/server/src/testing.ts";
import type { Answer, Client } from "./client.ts";
import { ground, id } from "./ground.ts";
import type { Account, TestProvider } from "./provider.ts";

/** The lead is connected with this account from the start. */
export const lead: Account = { sub: "lead-at-the-provider" };
/** Nobody is connected with this one. */
export const newcomer: Account = { sub: "newcomer-at-the-provider", name: "Nowa Osoba" };

export interface SsoStart {
  readonly returnTo?: string;
  readonly connect?: boolean;
  readonly invitation?: string;
}

/** A server whose provider is the test's. Its data can be read only when it has stopped, which reading it does. */
export async function startWith(provider: TestProvider, options: TestServerOptions = {}) {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({
    statements: await connectedGround(provider),
    dataDir,
    ...options,
    config: { oidc: provider.oidc, ...options.config },
  });
  const rows = async (sql: string) => {
    await server.stop();
    return withStore(dataDir, (driver) => driver.read(sql, []));
  };
  return { url: server.url, port: server.port, rows };
}

export async function connectedGround({ issuer }: TestProvider) {
  return [...(await ground()), insertIdentity({ issuer, subject: lead.sub }, id("lead"), 1)];
}

export function auditOf(action: string): string {
  return `select by_id, person_id, details from audit_log where action = '${action}' order by at, id`;
}

export function ask(client: Client, body: SsoStart = {}): Promise<Answer> {
  return client.post("/api/sign-in/sso", { returnTo: "/", ...body });
}

/** The address at the provider that the browser goes to. */
export async function begin(client: Client, body?: SsoStart): Promise<string> {
  return locationIn(await ask(client, body));
}

export async function goThrough(
  client: Client,
  provider: TestProvider,
  account: Account,
  body?: SsoStart,
): Promise<Answer> {
  return client.get(pathOf(await provider.signIn(await begin(client, body), account)));
}

export function locationIn({ status, body }: Answer): string {
  const location: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "location") : undefined;
  if (typeof location !== "string") throw new Error(`There is nowhere to go: ${status}`);
  return location;
}

export function landedOn({ status, headers }: Answer): string | null {
  expect(status).toBe(302);
  return headers.get("location");
}

export function pathOf({ pathname, search }: URL): string {
  return pathname + search;
}
