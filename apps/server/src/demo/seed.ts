/** Fills an empty data folder with the energy network, its people and two documents. */
import { createFromSeed, progressOf, readDocument, totalProgress } from "@brudnopis/document";
import { type Grant, Seed } from "@brudnopis/schema";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeStateAsUpdate } from "yjs";
import { createPasswords } from "../access/passwords.ts";
import { newId } from "../ids.ts";
import { projectPaths } from "../project.ts";
import { insertDocument } from "../store/documents.ts";
import type { Statement } from "../store/driver.ts";
import { insertGrant } from "../store/grants.ts";
import { insertEdition, insertNetwork, insertProgramme } from "../store/networks.ts";
import { insertOrganisation, joinNetwork, replaceMunicipalities } from "../store/organisations.ts";
import { insertPerson } from "../store/people.ts";
import { openStore } from "../store/store.ts";
import { loadTemplates, type Templates } from "../templates.ts";
import { demoPeople, type DemoPerson, energyNetwork, supporters } from "./network.ts";

export interface DemoOptions {
  /** Has to be empty. */
  readonly dataDir: string;
  /** Everybody's. */
  readonly password: string;
  readonly clock?: () => number;
  /** log2 of scrypt's N: a small one makes signing in fast. */
  readonly passwordCost?: number;
}

export interface Demo {
  readonly accounts: readonly DemoPerson[];
  /** Ids of the two documents. */
  readonly documents: { readonly konin: string; readonly rybnik: string };
}

const hourMs = 3_600_000;

const samples = [
  { city: "Konin", file: "konin.json", author: "Anna Wójcik", ageMs: 2 * hourMs },
  { city: "Rybnik", file: "rybnik.json", author: "Marek Kowalczyk", ageMs: 50 * hourMs },
] as const;

export async function seedDemo({
  dataDir,
  password,
  clock = Date.now,
  passwordCost,
}: DemoOptions): Promise<Demo> {
  const templates = await loadTemplates(projectPaths.templates);
  const passwords = await createPasswords(passwordCost === undefined ? {} : { cost: passwordCost });
  const ground: Ground = {
    at: clock(),
    ids: new Map(),
    templates,
    networkId: newId(),
    // One hash for one password: the demo should not take as long as eight people signing in.
    passwordHash: await passwords.hash(password),
  };
  const statements = [
    ...organisations(ground),
    ...demoPeople.flatMap((person) => account(ground, person)),
    ...(await Promise.all(samples.map((sample) => document(ground, sample)))).flat(),
    ...demoPeople.flatMap((person) => partnership(ground, person)),
  ];
  const driver = await openStore({
    dataDir,
    onDeath: (cause) => {
      throw new Error("The demo's data cannot be stored", { cause });
    },
  });
  try {
    await driver.write(statements);
  } finally {
    await driver.close();
  }
  return {
    accounts: demoPeople,
    documents: { konin: idOf(ground, "document Konin"), rybnik: idOf(ground, "document Rybnik") },
  };
}

interface Ground {
  readonly at: number;
  /** By what has them. */
  readonly ids: Map<string, string>;
  readonly templates: Templates;
  readonly networkId: string;
  readonly passwordHash: string;
}

function organisations({ at, ids, networkId }: Ground): Statement[] {
  const { programme, edition, name, startsOn, endsOn, kind, pack, participants } = energyNetwork;
  const [programmeId, editionId] = [newId(), newId()];
  const all = [
    ...participants,
    ...supporters.map((supporter) => ({ ...supporter, teryt: null, forms: {} })),
  ];
  return [
    insertProgramme(programmeId, programme, at),
    insertEdition({ id: editionId, programmeId, ...edition, archivedAt: null }, at),
    insertNetwork(
      { id: networkId, name, kind, pack, editionId, startsOn, endsOn, languages: ["pl", "en"] },
      at,
    ),
    ...all.flatMap(({ name: organisation, kind: type, teryt, forms }, index) => {
      const id = newId();
      ids.set(organisation, id);
      const row = { id, name: organisation, kind: type, forms, hue: index % 8, createdAt: at };
      return [
        insertOrganisation(row),
        ...replaceMunicipalities(id, teryt === null ? [] : [{ teryt, name: organisation }]),
      ];
    }),
    ...participants.map((participant) => joinNetwork(networkId, idOfIn(ids, participant.name), at)),
  ];
}

function account(ground: Ground, { name, email, organisation, role }: DemoPerson): Statement[] {
  const { at, ids, passwordHash, networkId } = ground;
  const id = newId();
  ids.set(name, id);
  const organisationId = idOf(ground, organisation);
  const scope: Grant["scope"] =
    role === "administrator"
      ? { kind: "installation" }
      : role === "lead" || role === "editor"
        ? { kind: "organisation", id: organisationId }
        : { kind: "network", id: networkId };
  return [
    insertPerson({ id, name, email, passwordHash, organisationId, createdAt: at }),
    insertGrant(id, { role, scope }, at),
  ];
}

async function document(
  ground: Ground,
  { city, file, author, ageMs }: (typeof samples)[number],
): Promise<Statement[]> {
  const seed = Seed.parse(JSON.parse(await readFile(join(projectPaths.samples, file), "utf8")));
  const template = ground.templates.find(seed.template, seed.pack);
  if (!template) throw new Error(`The sample ${file} is of an unknown template`);
  const doc = createFromSeed(template, seed);
  const content = readDocument(doc, template);
  const id = newId();
  ground.ids.set(`document ${city}`, id);
  return insertDocument({
    id,
    templateId: template.id,
    templateVersion: template.version,
    pack: seed.pack ?? null,
    networkId: ground.networkId,
    organisationIds: [idOf(ground, city)],
    title: content.title,
    illustrative: content.illustrative,
    sharedWithNetwork: true,
    progress: totalProgress(progressOf(template, content)),
    createdAt: ground.at - ageMs,
    createdBy: idOf(ground, author),
    state: encodeStateAsUpdate(doc),
  });
}

function partnership(ground: Ground, { name, role, alsoEdits }: DemoPerson): Statement[] {
  if (alsoEdits === undefined) return [];
  const scope = { kind: "document", id: idOf(ground, `document ${alsoEdits}`) } as const;
  return [insertGrant(idOf(ground, name), { role, scope }, ground.at)];
}

function idOf({ ids }: Ground, name: string): string {
  return idOfIn(ids, name);
}

function idOfIn(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo does not know ${name}`);
  return id;
}
