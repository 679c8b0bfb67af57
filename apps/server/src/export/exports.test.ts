import { ExportRequest } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { Exports, type ExportsDeps } from "./exports.ts";

test("one person's questions before a file come one after the other, so that all others have their turn", async () => {
  const gate = Promise.withResolvers<{ findings: [] }>();
  const asked: string[] = [];
  const files = {
    preflight: async (_opened: OpenedDocument, { personId }: Caller) => {
      asked.push(personId);
      return gate.promise;
    },
  };
  // Nothing else of what makes files is asked.
  const exports = new Exports({ files } as unknown as ExportsDeps);
  const ask = (personId: string) =>
    exports.preflight(document, { personId } as Caller, request, new AbortController().signal);

  const answers = [ask("ada"), ask("ada"), ask("ada"), ask("bob")];
  await Promise.resolve();

  expect(asked).toEqual(["ada", "bob"]);
  gate.resolve({ findings: [] });
  await Promise.all(answers);
  expect(asked).toEqual(["ada", "bob", "ada", "ada"]);
});

const request = ExportRequest.parse({ format: "pdf" });
// Of a document only what the person may do is read here.
const document = { document: { id: "d1" }, permissions: ["export"] } as unknown as OpenedDocument;
