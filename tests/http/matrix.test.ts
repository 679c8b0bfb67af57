/**
 * E3 of the API: every route, asked by everybody about their own, a partner's and a foreign thing. The routes come
 * from the server's own description, what should happen from the tables here and in `expected-access.ts`, so a route
 * that nobody has thought about fails.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { useServer } from "../../apps/server/src/testing.ts";
import { type Answer, Client, codeOf, signedIn } from "./client.ts";
import {
  administrators,
  type Caller,
  callers,
  documents,
  managers,
  matrixGround,
  nobody,
  organisationChangers,
  organisationManagers,
  organisers,
  permissionsOn,
  type Target,
  targets,
} from "./expected-access.ts";
import { id } from "./ground.ts";
import { type Expectation, routes, type Rule } from "./matrix-routes.ts";

const server = useServer(async () => ({ statements: await matrixGround(Date.now()) }));
const clients = new Map<Caller, Client>();

beforeAll(async () => {
  const { url } = server();
  for (const caller of callers) {
    clients.set(caller, caller === nobody ? new Client(url) : await signedIn(url, caller));
  }
});

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ "x-access": z.unknown().optional() })),
  ),
});

test("E3 every route of the server is in the table, under the rule that it declares", async () => {
  const { body } = await new Client(server().url).get("/api/openapi.json");

  const { paths } = Described.parse(body);
  const declared = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => [
      `${method.toUpperCase()} ${path}`,
      about["x-access"],
    ]),
  );
  const expected = Object.entries(routes).map(([name, { access }]) => [name, access]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
});

describe.each(Object.entries(routes))("E3 %s", (name, expectation) => {
  test.each(thingsFor(expectation.access))("about $label", async ({ thing, mayUse }) => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};

    for (const caller of callers) {
      const answer = await ask(caller, name, expectation, thing);
      const isFine = expectation.allowed.includes(answer.status) && !isRefusedByRule(answer);
      answers[caller] = isFine ? "allowed" : describeRefusal(answer);
      expected[caller] = mayUse(caller) ? "allowed" : refusalOf(caller);
    }

    expect(answers).toEqual(expected);
  });
});

test("E3 what is forbidden and what is not there are the same answer, byte for byte", async () => {
  for (const [name, expectation] of Object.entries(routes)) {
    const { access } = expectation;
    if (typeof access === "string" || "installation" in access) continue;
    // A facilitator of another network has nothing to do with Leszno.
    const foreign = await ask("facilitator", name, expectation, foreignThing(access));
    const missing = await ask("facilitator", name, expectation, id("nothing"));

    expect([name, foreign.status, foreign.body]).toEqual([name, 404, missing.body]);
  }
});

function refusalOf(caller: Caller): string {
  return caller === nobody ? "401 by its rule" : "404 by its rule";
}

function describeRefusal(answer: Answer): string {
  return `${answer.status} ${isRefusedByRule(answer) ? "by its rule" : String(codeOf(answer))}`;
}

/** Rules refuse in words of their own: another 404 comes from a handler, which a rule has let ask. */
function isRefusedByRule({ status, body }: Answer): boolean {
  return (status === 401 || status === 404) && Refusal.safeParse(body).success;
}

const Refusal = z.object({
  error: z.object({
    message: z.enum(["Sign in first", "There is no such thing, or it is not yours to see"]),
  }),
});

function ask(
  caller: Caller,
  name: string,
  { params, body, isAskedWithoutSession = false }: Expectation,
  thing: string,
): ReturnType<Client["send"]> {
  const [method = "", path = ""] = name.split(" ");
  const filled = path
    .replace("{id}", params?.["id"] ?? thing)
    .replaceAll(/\{(\w+)\}/g, (_, key: string) => {
      const value = params?.[key];
      if (value === undefined) throw new Error(`The table does not say what ${key} of ${name} is`);
      return value;
    });
  const query = params?.["?"] ?? "";
  const own = isAskedWithoutSession ? undefined : clients.get(caller);
  const client = own ?? new Client(server().url);
  return client.send(`${filled}${query}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
}

interface Thing {
  readonly label: string;
  /** What stands for `{id}`. */
  readonly thing: string;
  mayUse(caller: Caller): boolean;
}

/** What a route can be asked about, and who may use it then. */
function thingsFor(access: Rule): Thing[] {
  if (access === "everyone" || access === "link-holder")
    return [{ label: "nothing in particular", thing: "", mayUse: () => true }];
  if (access === "signed-in" || access === "channel-holder")
    return [{ label: "nothing in particular", thing: "", mayUse: (who) => who !== nobody }];
  if ("installation" in access) {
    const people = access.installation === "administer" ? administrators : organisers;
    return [{ label: "the installation", thing: id("lead"), mayUse: isAmong(people) }];
  }
  if ("document" in access) {
    return targets.map((target: Target) => ({
      label: `the ${target} document`,
      thing: id(documents[target]),
      mayUse: (who) =>
        [access.document, access.and ?? access.document].every((permission) =>
          permissionsOn[target][who].includes(permission),
        ),
    }));
  }
  if ("network" in access) return things("the network", managers);
  const people = access.organisation === "manage" ? organisationManagers : organisationChangers;
  return things("the organisation", people);
}

function things(label: string, people: Readonly<Record<string, readonly Caller[]>>): Thing[] {
  return Object.entries(people).map(([name, may]) => ({
    label: `${label} ${name}`,
    thing: id(name),
    mayUse: isAmong(may),
  }));
}

function isAmong(people: readonly Caller[]): (caller: Caller) => boolean {
  return (caller) => people.includes(caller);
}

function foreignThing(access: Exclude<Rule, string>): string {
  if ("document" in access) return id(documents.foreign);
  return "network" in access ? id("kompakt") : id("leszno");
}
