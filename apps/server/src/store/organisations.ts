import { NetworkKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const Network = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: NetworkKind,
  pack: z.string().nullable(),
});
export type Network = z.infer<typeof Network>;

const Organisation = z.strictObject({ id: z.string(), name: z.string() });
export type Organisation = z.infer<typeof Organisation>;

export interface NewOrganisation extends Organisation {
  /** Seven digits; an association or an agreement of municipalities has none. */
  readonly teryt: string | null;
  readonly hue: number;
  readonly createdAt: number;
}

/** How many colours there are for organisations, given out in turn. */
const hues = 8;

export async function nextHue(driver: Driver): Promise<number> {
  const [row] = await readAll(
    driver,
    z.object({ count: z.int() }),
    "select count(*) as count from organisation",
  );
  return (row?.count ?? 0) % hues;
}

export function findOrganisation(driver: Driver, id: string): Promise<Organisation | undefined> {
  return readOne(driver, Organisation, "select id, name from organisation where id = $1", [id]);
}

export function allOrganisations(driver: Driver): Promise<Organisation[]> {
  return readAll(driver, Organisation, "select id, name from organisation order by name, id");
}

/** The networks that an organisation takes part in, the one it joined last first. */
export function networksOf(driver: Driver, organisationId: string): Promise<Network[]> {
  return readAll(
    driver,
    Network,
    `select network.id, network.name, network.kind, network.pack
     from network_organisation join network on network.id = network_organisation.network_id
     where network_organisation.organisation_id = $1
     order by network_organisation.joined_at desc, network.id`,
    [organisationId],
  );
}

export function organisationsOfNetwork(driver: Driver, networkId: string): Promise<Organisation[]> {
  return readAll(
    driver,
    Organisation,
    `select organisation.id, organisation.name
     from network_organisation join organisation on organisation.id = network_organisation.organisation_id
     where network_organisation.network_id = $1
     order by organisation.name, organisation.id`,
    [networkId],
  );
}

export function insertOrganisation(organisation: NewOrganisation): Statement {
  const { id, name, teryt, hue, createdAt } = organisation;
  return {
    sql: "insert into organisation (id, name, teryt, hue, created_at) values ($1, $2, $3, $4, $5)",
    values: [id, name, teryt, hue, createdAt],
  };
}

export function insertNetwork(network: Network, createdAt: number): Statement {
  const { id, name, kind, pack } = network;
  return {
    sql: "insert into network (id, name, kind, pack, created_at) values ($1, $2, $3, $4, $5)",
    values: [id, name, kind, pack, createdAt],
  };
}

export function joinNetwork(
  networkId: string,
  organisationId: string,
  joinedAt: number,
): Statement {
  return {
    sql: "insert into network_organisation (network_id, organisation_id, joined_at) values ($1, $2, $3)",
    values: [networkId, organisationId, joinedAt],
  };
}
