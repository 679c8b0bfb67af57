import { Executive, NameForms, OrganisationKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, readOne, type Statement } from "./driver.ts";
import { networkColumns, NetworkRow, type StoredNetwork } from "./networks.ts";

const Organisation = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: OrganisationKind,
  /** Null: the usual one of its kind. */
  executive: Executive.nullable(),
  registerNumber: z.string().nullable(),
  forms: z.string().transform((text) => NameForms.parse(JSON.parse(text))),
  archivedAt: z.int().nullable(),
});
export type StoredOrganisation = z.infer<typeof Organisation>;

const columns = `organisation.id, organisation.name, organisation.kind, organisation.executive,
  organisation.register_number as "registerNumber", organisation.forms, organisation.archived_at as "archivedAt"`;

export interface NewOrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly kind?: OrganisationKind;
  readonly executive?: Executive | null;
  readonly registerNumber?: string | null;
  readonly forms?: NameForms;
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

export function findOrganisation(
  driver: Driver,
  id: string,
): Promise<StoredOrganisation | undefined> {
  return readOne(driver, Organisation, `select ${columns} from organisation where id = $1`, [id]);
}

export function allOrganisations(driver: Driver): Promise<StoredOrganisation[]> {
  return readAll(driver, Organisation, `select ${columns} from organisation order by name, id`);
}

/** The networks that an organisation takes part in and that are not archived, the one it joined last first. */
export function networksOf(driver: Driver, organisationId: string): Promise<StoredNetwork[]> {
  return readAll(
    driver,
    NetworkRow,
    `select ${networkColumns}
     from network_organisation join network on network.id = network_organisation.network_id
     where network_organisation.organisation_id = $1 and network.archived_at is null
     order by network_organisation.joined_at desc, network.id`,
    [organisationId],
  );
}

export function organisationsOfNetwork(
  driver: Driver,
  networkId: string,
): Promise<StoredOrganisation[]> {
  return readAll(
    driver,
    Organisation,
    `select ${columns}
     from network_organisation join organisation on organisation.id = network_organisation.organisation_id
     where network_organisation.network_id = $1
     order by organisation.name, organisation.id`,
    [networkId],
  );
}

const MunicipalityRow = z.strictObject({
  organisationId: z.string(),
  teryt: z.string(),
  name: z.string(),
});

/** The municipalities that organisations cover, by organisation. */
export async function municipalitiesOf(
  driver: Driver,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, { teryt: string; name: string }[]>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    MunicipalityRow,
    `select organisation_id as "organisationId", teryt, name from organisation_municipality
     where organisation_id in (${placeholders(organisationIds)}) order by name, teryt`,
    organisationIds,
  );
  const groups = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return new Map(
    [...groups].map(([id, group]) => [id, group.map(({ teryt, name }) => ({ teryt, name }))]),
  );
}

export function insertOrganisation(organisation: NewOrganisationRow): Statement {
  const { id, name, kind = "other", executive = null, registerNumber = null } = organisation;
  return {
    sql: `insert into organisation (id, name, kind, executive, register_number, forms, hue, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      name,
      kind,
      executive,
      registerNumber,
      JSON.stringify(organisation.forms ?? {}),
      organisation.hue,
      organisation.createdAt,
    ],
  };
}

export function updateOrganisation(organisation: StoredOrganisation): Statement {
  return {
    sql: `update organisation set name = $2, kind = $3, executive = $4, register_number = $5, forms = $6,
        archived_at = $7
      where id = $1`,
    values: [
      organisation.id,
      organisation.name,
      organisation.kind,
      organisation.executive,
      organisation.registerNumber,
      JSON.stringify(organisation.forms),
      organisation.archivedAt,
    ],
    expectedRows: 1,
  };
}

export function replaceMunicipalities(
  organisationId: string,
  municipalities: readonly { teryt: string; name: string }[],
): Statement[] {
  return [
    {
      sql: "delete from organisation_municipality where organisation_id = $1",
      values: [organisationId],
    },
    ...municipalities.map(({ teryt, name }) => ({
      sql: "insert into organisation_municipality (organisation_id, teryt, name) values ($1, $2, $3)",
      values: [organisationId, teryt, name],
    })),
  ];
}

export function joinNetwork(
  networkId: string,
  organisationId: string,
  joinedAt: number,
): Statement {
  return {
    sql: `insert into network_organisation (network_id, organisation_id, joined_at) values ($1, $2, $3)
      on conflict (network_id, organisation_id) do nothing`,
    values: [networkId, organisationId, joinedAt],
  };
}

/** Refuses the write unless nobody has anything to do with the organisation yet, in whatever state. */
export function expectNobodys(organisationId: string): Statement {
  return {
    sql: `update organisation set name = name where id = $1
        and not exists (select 1 from network_organisation where organisation_id = $1)
        and not exists (select 1 from document_organisation where organisation_id = $1)
        and not exists (select 1 from person where organisation_id = $1)
        and not exists (select 1 from person_grant where scope_kind = 'organisation' and scope_id = $1)
        and not exists (select 1 from invitation
          where organisation_id = $1 or (scope_kind = 'organisation' and scope_id = $1))`,
    values: [organisationId],
    expectedRows: 1,
  };
}

export function leaveNetwork(networkId: string, organisationId: string): Statement {
  return {
    sql: "delete from network_organisation where network_id = $1 and organisation_id = $2",
    values: [networkId, organisationId],
    expectedRows: 1,
  };
}

const MembershipRow = z.strictObject({
  organisationId: z.string(),
  id: z.string(),
  name: z.string(),
});

/** The networks that organisations take part in, archived ones too, by organisation. */
export async function membershipsOf(
  driver: Driver,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }[]>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    MembershipRow,
    `select network_organisation.organisation_id as "organisationId", network.id, network.name
     from network_organisation join network on network.id = network_organisation.network_id
     where network_organisation.organisation_id in (${placeholders(organisationIds)})
     order by network.name, network.id`,
    organisationIds,
  );
  const groups = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return new Map([...groups].map(([id, group]) => [id, group.map((row) => named(row))]));
}

function named({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name };
}

const CountRow = z.strictObject({ organisationId: z.string(), people: z.int() });

/** How many people hold a role on each organisation. */
export async function peopleCounts(
  driver: Driver,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    CountRow,
    `select scope_id as "organisationId", count(distinct person_id) as people from person_grant
     where scope_kind = 'organisation' and scope_id in (${placeholders(organisationIds)})
     group by scope_id order by scope_id`,
    organisationIds,
  );
  return new Map(rows.map(({ organisationId, people }) => [organisationId, people]));
}
