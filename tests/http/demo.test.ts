import { existsSync } from "node:fs";
import type { DocumentSummary } from "@brudnopis/schema";
import { expect, onTestFinished, test } from "vitest";
import { startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { passwordCost } from "../../apps/server/src/testing.ts";
import { Client } from "./client.ts";

test("every account of the demo signs in and has the documents it is said to have", async () => {
  const demo = await startDemo({ port: 0, logLevel: "silent" }, { passwordCost, isPdfWarm: false });
  onTestFinished(() => demo.stop());
  const { konin, rybnik } = demo.documents;
  const seen: Record<string, Record<string, string>> = {};

  for (const { name, email } of demo.accounts) {
    const client = new Client(demo.url);
    expect((await client.post("/api/sign-in", { email, password: demo.password })).status).toBe(
      200,
    );
    // The answer's shape is the server's promise, which it checks itself.
    const documents = (await client.get("/api/documents")).body as DocumentSummary[];
    const names = new Map([
      [konin, "Konin"],
      [rybnik, "Rybnik"],
    ]);
    seen[name] = Object.fromEntries(
      documents.map(({ id, permissions }) => [names.get(id) ?? id, permissions.join(" ")]),
    );
  }

  const all = "read comment suggest edit export share";
  const edit = "read comment suggest edit export";
  const review = "read comment suggest export";
  expect(seen).toEqual({
    "Ewa Lis": { Konin: all, Rybnik: all },
    "Anna Wójcik": { Konin: all },
    "Piotr Zieliński": { Konin: edit },
    "Katarzyna Mazur": { Konin: edit },
    "Marek Kowalczyk": { Rybnik: all },
    "Joanna Śliwa": { Konin: edit, Rybnik: edit },
    "Tomasz Adamski": { Konin: review, Rybnik: review },
    "Magdalena Krawczyk": { Konin: "read export", Rybnik: "read export" },
  });
});

test("the demo leaves nothing behind", async () => {
  const demo = await startDemo({ port: 0, logLevel: "silent" }, { passwordCost, isPdfWarm: false });
  expect(existsSync(demo.dataDir)).toBe(true);

  await demo.stop();

  expect(existsSync(demo.dataDir)).toBe(false);
});
