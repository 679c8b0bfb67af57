/** Programmes, their editions, the thematic networks of those, and the networks' peer windows. */
import { Language, NetworkKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const Network = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: NetworkKind,
  pack: z.string().nullable(),
  editionId: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  languages: z.string().transform((text) => z.array(Language).parse(text.split(","))),
  archivedAt: z.int().nullable(),
});
export type StoredNetwork = z.infer<typeof Network>;

export const networkColumns = `network.id, network.name, network.kind, network.pack,
  network.edition_id as "editionId", network.starts_on as "startsOn", network.ends_on as "endsOn",
  network.languages, network.archived_at as "archivedAt"`;

export const NetworkRow = Network;

export function findNetwork(driver: Driver, id: string): Promise<StoredNetwork | undefined> {
  return readOne(driver, Network, `select ${networkColumns} from network where id = $1`, [id]);
}

export function allNetworks(driver: Driver): Promise<StoredNetwork[]> {
  return readAll(driver, Network, `select ${networkColumns} from network order by name, id`);
}

const CountRow = z.strictObject({
  networkId: z.string(),
  organisations: z.int(),
  documents: z.int(),
});

/** How many organisations and documents each network has. */
export async function countsByNetwork(
  driver: Driver,
): Promise<ReadonlyMap<string, { organisations: number; documents: number }>> {
  const rows = await readAll(
    driver,
    CountRow,
    `select network.id as "networkId",
       (select count(*) from network_organisation where network_id = network.id) as organisations,
       (select count(*) from document where network_id = network.id) as documents
     from network order by network.id`,
  );
  return new Map(rows.map(({ networkId, ...counts }) => [networkId, counts]));
}

export interface NewNetworkRow {
  readonly id: string;
  readonly name: string;
  readonly kind: NetworkKind;
  readonly pack: string | null;
  readonly editionId?: string | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly languages?: readonly Language[];
}

export function insertNetwork(network: NewNetworkRow, createdAt: number): Statement {
  const { id, name, kind, pack, editionId = null, startsOn = null, endsOn = null } = network;
  return {
    sql: `insert into network (id, name, kind, pack, edition_id, starts_on, ends_on, languages, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      id,
      name,
      kind,
      pack,
      editionId,
      startsOn,
      endsOn,
      (network.languages ?? ["pl"]).join(","),
      createdAt,
    ],
  };
}

export function updateNetwork(network: StoredNetwork): Statement {
  return {
    sql: `update network set name = $2, kind = $3, pack = $4, edition_id = $5, starts_on = $6, ends_on = $7,
        languages = $8, archived_at = $9
      where id = $1`,
    values: [
      network.id,
      network.name,
      network.kind,
      network.pack,
      network.editionId,
      network.startsOn,
      network.endsOn,
      network.languages.join(","),
      network.archivedAt,
    ],
    expectedRows: 1,
  };
}

const Programme = z.strictObject({
  id: z.string(),
  name: z.string(),
  archivedAt: z.int().nullable(),
});
export type StoredProgramme = z.infer<typeof Programme>;

const selectProgramme = 'select id, name, archived_at as "archivedAt" from programme';

export function allProgrammes(driver: Driver): Promise<StoredProgramme[]> {
  return readAll(driver, Programme, `${selectProgramme} order by created_at desc, id`);
}

export function findProgramme(driver: Driver, id: string): Promise<StoredProgramme | undefined> {
  return readOne(driver, Programme, `${selectProgramme} where id = $1`, [id]);
}

export function insertProgramme(id: string, name: string, createdAt: number): Statement {
  return {
    sql: "insert into programme (id, name, created_at) values ($1, $2, $3)",
    values: [id, name, createdAt],
  };
}

export function updateProgramme({ id, name, archivedAt }: StoredProgramme): Statement {
  return {
    sql: "update programme set name = $2, archived_at = $3 where id = $1",
    values: [id, name, archivedAt],
    expectedRows: 1,
  };
}

const Edition = z.strictObject({
  id: z.string(),
  programmeId: z.string(),
  name: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  archivedAt: z.int().nullable(),
});
export type StoredEdition = z.infer<typeof Edition>;

const selectEdition = `select id, programme_id as "programmeId", name, starts_on as "startsOn", ends_on as "endsOn",
  archived_at as "archivedAt" from edition`;

export function allEditions(driver: Driver): Promise<StoredEdition[]> {
  return readAll(driver, Edition, `${selectEdition} order by created_at desc, id`);
}

export function findEdition(driver: Driver, id: string): Promise<StoredEdition | undefined> {
  return readOne(driver, Edition, `${selectEdition} where id = $1`, [id]);
}

/** Of the edition that a network belongs to. */
export async function editionNameOf(
  driver: Driver,
  networkId: string,
): Promise<string | undefined> {
  const sql = `select edition.name from network join edition on edition.id = network.edition_id
    where network.id = $1`;
  return (await readOne(driver, z.strictObject({ name: z.string() }), sql, [networkId]))?.name;
}

export function insertEdition(edition: StoredEdition, createdAt: number): Statement {
  const { id, programmeId, name, startsOn, endsOn } = edition;
  return {
    sql: `insert into edition (id, programme_id, name, starts_on, ends_on, created_at)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [id, programmeId, name, startsOn, endsOn, createdAt],
  };
}

export function updateEdition(edition: StoredEdition): Statement {
  const { id, programmeId, name, startsOn, endsOn, archivedAt } = edition;
  return {
    sql: `update edition set programme_id = $2, name = $3, starts_on = $4, ends_on = $5, archived_at = $6
      where id = $1`,
    values: [id, programmeId, name, startsOn, endsOn, archivedAt],
    expectedRows: 1,
  };
}

const Window = z.strictObject({
  id: z.string(),
  networkId: z.string(),
  opensAt: z.int(),
  closesAt: z.int(),
  note: z.string(),
});
export type StoredWindow = z.infer<typeof Window>;

const selectWindow = `select id, network_id as "networkId", opens_at as "opensAt", closes_at as "closesAt", note
  from peer_window`;

export function windowsOf(driver: Driver, networkId: string): Promise<StoredWindow[]> {
  const sql = `${selectWindow} where network_id = $1 order by opens_at desc, id`;
  return readAll(driver, Window, sql, [networkId]);
}

const OpenRow = z.strictObject({
  networkId: z.string(),
  closesAt: z.int(),
  organisationId: z.string().nullable(),
});

export interface OpenWindow {
  readonly closesAt: number;
  readonly organisationIds: readonly string[];
}

/** By network, the window that is open now, with the organisations that take part. */
export async function openWindows(
  driver: Driver,
  now: number,
): Promise<ReadonlyMap<string, OpenWindow>> {
  const rows = await readAll(
    driver,
    OpenRow,
    `select open.network_id as "networkId", open.closes_at as "closesAt",
       network_organisation.organisation_id as "organisationId"
     from (
       select network_id, max(closes_at) as closes_at from peer_window
       where opens_at <= $1 and closes_at > $1 group by network_id
     ) open left join network_organisation on network_organisation.network_id = open.network_id
     order by open.network_id, network_organisation.organisation_id`,
    [now],
  );
  return new Map(
    [...Map.groupBy(rows, ({ networkId }) => networkId)].map(([networkId, group]) => [
      networkId,
      {
        closesAt: group[0]?.closesAt ?? now,
        organisationIds: group.flatMap(({ organisationId }) => organisationId ?? []),
      },
    ]),
  );
}

/** Whether a window opened or closed in a span of time, its end included. */
export async function hasWindowTurned(driver: Driver, from: number, to: number): Promise<boolean> {
  const rows = await driver.read(
    `select 1 as one from peer_window
     where (opens_at > $1 and opens_at <= $2) or (closes_at > $1 and closes_at <= $2) limit 1`,
    [from, to],
  );
  return rows.length > 0;
}

export function insertWindow(
  window: StoredWindow,
  createdAt: number,
  createdBy: string,
): Statement {
  return {
    sql: `insert into peer_window (id, network_id, opens_at, closes_at, note, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      window.id,
      window.networkId,
      window.opensAt,
      window.closesAt,
      window.note,
      createdAt,
      createdBy,
    ],
  };
}

export function updateWindow({ id, networkId, opensAt, closesAt, note }: StoredWindow): Statement {
  return {
    sql: `update peer_window set opens_at = $3, closes_at = $4, note = $5
      where id = $1 and network_id = $2`,
    values: [id, networkId, opensAt, closesAt, note],
    expectedRows: 1,
  };
}

export function deleteWindow(id: string, networkId: string): Statement {
  return {
    sql: "delete from peer_window where id = $1 and network_id = $2",
    values: [id, networkId],
    expectedRows: 1,
  };
}
