/**
 * The print tree of a small document, compared with `tests/golden`. When a change of it is meant, write it anew with
 *
 *     UPDATE_GOLDEN=1 npx vitest run tests/export/print-golden.test.ts && npx oxfmt tests/golden
 *
 * and read the difference before it is committed.
 */
import { toPrintDocument } from "@brudnopis/export";
import { smallContent, smallOptions, smallTemplate } from "@brudnopis/export/testing";
import type { Language } from "@brudnopis/schema";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";

test.each<Language>(["pl", "en"])(
  "the print tree in %s is the one that was agreed",
  async (language) => {
    const file = new URL(`../golden/small-print.${language}.json`, import.meta.url);
    const options = { ...smallOptions, language };
    const print = toPrintDocument(smallContent(), smallTemplate(), options);
    if (process.env["UPDATE_GOLDEN"]) await writeFile(file, `${JSON.stringify(print, null, 2)}\n`);

    expect(print).toEqual(JSON.parse(await readFile(file, "utf8")));
  },
);
