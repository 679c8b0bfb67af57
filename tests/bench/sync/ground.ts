/** What our server has in its data folder before a benchmark: people, a network, and documents that are all alike. */
import { z } from "zod";
import { seedDemo } from "../../../apps/server/src/demo/seed.ts";
import { insertDocument } from "../../../apps/server/src/store/documents.ts";
import { type Driver, readOne } from "../../../apps/server/src/store/driver.ts";
import { openStore } from "../../../apps/server/src/store/store.ts";

export const password = "demo-haslo-testowe";

/** Somebody who may write in all documents. */
export const author = "anna.wojcik@konin.example";

const Owner = z.object({
  id: z.string(),
  organisationId: z.string(),
  networkId: z.string(),
  createdBy: z.string(),
});

export interface NewDocuments {
  readonly ids: readonly string[];
  readonly state: Uint8Array;
}

/** Returns who is said to have written them. */
export async function fillDataFolder(dataDir: string, documents: NewDocuments): Promise<string> {
  const demo = await seedDemo({ dataDir, password });
  return withDriver(dataDir, async (driver) => {
    const owner = await readOne(
      driver,
      Owner,
      `select document.id, document_organisation.organisation_id as "organisationId",
         document.network_id as "networkId", document.created_by as "createdBy"
       from document join document_organisation on document_organisation.document_id = document.id
       where document.id = $1`,
      [demo.documents.konin],
    );
    if (!owner) throw new Error("The demo has no document of Konin");
    await driver.write(documents.ids.flatMap((id) => newDocument(id, documents.state, owner)));
    return owner.createdBy;
  });
}

function newDocument(id: string, state: Uint8Array, owner: z.infer<typeof Owner>) {
  return insertDocument({
    id,
    templateId: "mid",
    templateVersion: 1,
    pack: null,
    networkId: owner.networkId,
    organisationIds: [owner.organisationId],
    title: id,
    illustrative: true,
    progress: { filled: 0, required: 0 },
    createdAt: Date.now(),
    createdBy: owner.createdBy,
    state,
  });
}

export async function withDriver<T>(
  dataDir: string,
  work: (driver: Driver) => Promise<T>,
): Promise<T> {
  const onDeath = (cause: unknown) => {
    throw new Error("Nothing can be stored", { cause });
  };
  const driver = await openStore({ dataDir, onDeath });
  try {
    return await work(driver);
  } finally {
    await driver.close();
  }
}
