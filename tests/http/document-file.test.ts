import { DocumentFile } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client } from "./client.ts";

test("everybody can read what a document is like as a JSON file", async () => {
  const { url } = await startTestServer();

  const { status, body } = await new Client(url).get("/api/document-file.schema.json");

  expect(status).toBe(200);
  expect(body).toEqual(z.toJSONSchema(DocumentFile));
});
