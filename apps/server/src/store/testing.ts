/** A store in a folder of its own, for tests. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { insertDocument, type NewDocumentRow } from "./documents.ts";
import type { Statement } from "./driver.ts";
import { insertOrganisation } from "./organisations.ts";
import { insertPerson } from "./people.ts";
import type { NewRevision } from "./revisions.ts";
import { openStore, type Store } from "./store.ts";

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "brudnopis-test-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

export async function openTestStore(dataDir?: string): Promise<Store> {
  const driver = await openStore({
    dataDir: dataDir ?? (await temporaryFolder()),
    onDeath: (cause) => {
      throw new Error("The writer thread ended", { cause });
    },
  });
  onTestFinished(() => driver.close());
  return driver;
}

export function anOrganisation(id: string, name = id): Statement {
  return insertOrganisation({ id, name, hue: 0, createdAt: 1 });
}

export function aPerson(id: string, organisationId: string): Statement {
  const email = `${id}@miasto.example`;
  return insertPerson({ id, name: id, email, passwordHash: "none", organisationId, createdAt: 1 });
}

/** A document of Konin, begun by Ada. */
export function aDocument(change: Partial<NewDocumentRow> = {}): Statement[] {
  return insertDocument({
    id: "doc",
    templateId: "mid",
    templateVersion: 1,
    pack: null,
    networkId: null,
    organisationIds: ["konin"],
    title: "Ciepło z ziemi",
    illustrative: false,
    progress: { filled: 0, required: 3 },
    createdAt: 1,
    createdBy: "ada",
    state: Uint8Array.of(0, 0),
    ...change,
  });
}

/** Of the same document, as it was at its beginning. */
export function aRevision(change: Partial<NewRevision> = {}): NewRevision {
  return {
    id: "revision",
    documentId: "doc",
    kind: "pause",
    name: "",
    description: "",
    namedBy: null,
    createdAt: 1,
    createdBy: "ada",
    seq: 1,
    templateVersion: 1,
    epoch: 1,
    data: Uint8Array.of(0, 0),
    encoding: "plain",
    contributors: [],
    ...change,
  };
}

/** Konin with Ada and one document. */
export function konin(): Statement[] {
  return [anOrganisation("konin", "Konin"), aPerson("ada", "konin"), ...aDocument()];
}
