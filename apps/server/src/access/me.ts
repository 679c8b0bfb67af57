import type { Me } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import type { Templates } from "../templates.ts";
import { type Caller, rolesOf } from "./access.ts";
import { startPlaces } from "./start-places.ts";

/** What a signed-in person is told about themselves. */
export async function describeCaller(
  driver: Driver,
  templates: Templates,
  caller: Caller,
): Promise<Me> {
  const places = await startPlaces(driver, caller.grants);
  return {
    id: caller.personId,
    name: caller.name,
    email: caller.email,
    organisation: caller.organisation,
    hue: caller.hue,
    roles: rolesOf(caller.grants),
    organisations: places.map(({ organisation: { id, name }, network }) => {
      const pack = templates.packFor(network?.pack ?? undefined);
      return {
        id,
        name,
        ...(network ? { networkName: network.name } : {}),
        ...(pack === undefined ? {} : { pack }),
      };
    }),
  };
}
