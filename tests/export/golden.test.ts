/**
 * What files are made of, read back from their finished bytes by readers that know nothing of the tree (`outline/`): each
 * format of Konin's MID as it was agreed, and the document that every writer has to bear with the same things in every
 * format. When a change of a golden file is meant, write it anew with
 *
 *     npx vitest run --project integration tests/export/golden.test.ts -u
 *
 * and read the difference before it is committed.
 */
import type { Language } from "@brudnopis/schema";
import { unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import type { OpenedDocument } from "../../apps/server/src/access/access.ts";
import { bundleFiles } from "../../apps/server/src/export/bundle.ts";
import { packFiles } from "../../apps/server/src/export/pack-files.ts";
import { type KoninFile, koninFile } from "./konin-files.ts";
import { fileLines, type ReadFormat } from "./outline/file-lines.ts";
import { printWriter } from "./writer.ts";

/** The first file waits for a process that starts cold, on a machine that may have much else to do. */
const patienceMs = 90_000;

const writer = printWriter({ deadlineMs: patienceMs });
const files = new Map<string, Promise<KoninFile>>();

afterAll(() => writer.close());

/** Each file is made once. */
function konin(format: ReadFormat, language: Language): Promise<KoninFile> {
  const key = `${format} ${language}`;
  const file = files.get(key) ?? koninFile(format, language, writer);
  files.set(key, file);
  return file;
}

test.each<[ReadFormat, Language]>([
  ["pdf", "pl"],
  ["pdf", "en"],
  ["docx", "pl"],
  ["docx", "en"],
  ["odt", "pl"],
  ["html", "pl"],
  ["md", "pl"],
  ["xlsx", "pl"],
  ["xlsx", "en"],
  ["csv", "pl"],
  ["ics", "pl"],
  ["json", "pl"],
])(
  "Konin's MID as %s in %s is the one that was agreed",
  async (format, language) => {
    const { bytes } = await konin(format, language);

    const lines = await fileLines(format, bytes);

    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      `../golden/konin/${format}.${language}.txt`,
    );
  },
  patienceMs,
);

test(
  "what is handed over holds the same files as are given one by one, and says so of each",
  async () => {
    // As much of them as a bundle asks for.
    const opened = { permissions: ["read", "comment", "suggest"] } as unknown as OpenedDocument;
    const bundled = await bundleFiles(
      {
        revisions: { list: async () => ({ revisions: [], people: {} }) as never },
        remarksOf: async () => ({ name: "MID – Konin, tabela uwag.xlsx", bytes: new Uint8Array() }),
      },
      opened,
      {} as never,
      {
        language: "pl",
        day: "2026-02-27",
        make: async ({ format, isForArchive }) => {
          const { name, bytes } = isForArchive
            ? await koninFile(format, "pl", writer, true)
            : await konin(format, "pl");
          return { name: `${name}${isForArchive ? " (PDF-A)" : ""}.${format}`, type: "", bytes };
        },
      },
    );

    const packed = unzipSync(packFiles(bundled));

    for (const [name, bytes] of Object.entries(packed)) {
      const format = readable.find((each) => name.endsWith(`.${each}`));
      if (format === undefined || bytes.length === 0) continue;
      const alone = `${(await fileLines(format, bytes)).join("\n")}\n`;
      await expect(alone, name).toMatchFileSnapshot(`../golden/konin/${format}.pl.txt`);
    }
    const lines = Object.entries(packed).flatMap(([name, bytes]) => [
      `file "${name}"`,
      ...(name.startsWith("CZYTAJ") ? new TextDecoder().decode(bytes).split("\r\n") : []),
    ]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../golden/konin/bundle.pl.txt");
  },
  patienceMs,
);

const readable = ["pdf", "docx", "xlsx", "json"] as const;
