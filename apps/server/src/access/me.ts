import type { Grant, Me } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import type { Templates } from "../templates.ts";
import { findNetwork } from "../store/networks.ts";
import { findOrganisation } from "../store/organisations.ts";
import { findPerson } from "../store/people.ts";
import { type Caller, rolesOf } from "./access.ts";
import { isAdministrator } from "./decide.ts";
import { startPlaces } from "./start-places.ts";

/** What a signed-in person is told about themselves. */
export async function describeCaller(
  driver: Driver,
  templates: Templates,
  caller: Caller,
): Promise<Me> {
  const places = await startPlaces(driver, caller.grants);
  const { name, email, language } = present(await findPerson(driver, caller.personId));
  return {
    id: caller.personId,
    name,
    email,
    language,
    organisation: caller.organisation,
    hue: caller.hue,
    roles: rolesOf(caller.grants),
    manages: await managedBy(driver, caller.grants),
    organisations: places.map(({ organisation: { id, name: ownName }, network }) => {
      const pack = templates.packFor(network?.pack ?? undefined);
      return {
        id,
        name: ownName,
        ...(network ? { networkName: network.name } : {}),
        ...(pack === undefined ? {} : { pack }),
      };
    }),
  };
}

/** Where somebody decides about people: the networks they coordinate, the organisations they lead. */
async function managedBy(driver: Driver, grants: readonly Grant[]): Promise<Me["manages"]> {
  const idsOf = (role: Grant["role"], kind: "network" | "organisation") =>
    grants.flatMap((grant) =>
      grant.role === role && grant.scope.kind === kind ? [grant.scope.id] : [],
    );
  const networks = idsOf("coordinator", "network").map((id) => findNetwork(driver, id));
  const organisations = idsOf("lead", "organisation").map((id) => findOrganisation(driver, id));
  return {
    installation: isAdministrator(grants),
    networks: (await Promise.all(networks)).filter((network) => !!network).map(named),
    organisations: (await Promise.all(organisations)).filter((found) => !!found).map(named),
  };
}

function named({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name };
}

function present<T>(person: T | undefined): T {
  if (person === undefined) throw new Error("The person of a session is not there");
  return person;
}
