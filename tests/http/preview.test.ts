/** Pages as they will print, over HTTP. */
import { Preview } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { readPdf } from "../export/read-pdf.ts";
import { codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";

const konin = `/api/documents/${id("midkonin")}`;
const server = useServer(async () => ({ statements: await ground() }));
const as = (person: Person) => signedIn(server().url, person);

test("pages come with the places of sections, and as a PDF with as many", async () => {
  const client = await as("lead");

  const { status, body } = await client.get(`${konin}/preview`);
  const preview = Preview.parse(body);
  const file = await client.get(`${konin}/preview/${preview.version}`);

  expect(status).toBe(200);
  const { pages } = await readPdf(file.body as Uint8Array);
  expect(preview.pages).toHaveLength(pages.length);
  expect(preview.places.length).toBeGreaterThan(3);
  expect(preview.places.every(({ page, top }) => page > 2 && top > 0 && top < 1)).toBe(true);
});

test("V1 what has not changed is not sent again", async () => {
  const client = await as("lead");
  const { version } = Preview.parse((await client.get(`${konin}/preview?preset=council`)).body);
  const headers = { "if-none-match": `"${version}"` };

  const again = await client.send(`${konin}/preview?preset=council`, { headers });
  const other = await client.send(`${konin}/preview?preset=form`, { headers });

  expect([again.status, other.status]).toEqual([304, 200]);
});

test("pages that are not kept are not found, and say so", async () => {
  const client = await as("lead");

  const unknown = await client.get(`${konin}/preview/${"0".repeat(32)}`);

  expect([unknown.status, codeOf(unknown)]).toEqual([404, "not-found"]);
});
