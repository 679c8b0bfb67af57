import {
  influenceSentences,
  riskSentences,
  sectorSentences,
  toPrintDocument,
} from "@brudnopis/export";
import {
  influenceMatrix,
  optionLabel,
  riskMatrix,
  stakeholdersBySector,
} from "@brudnopis/document";
import type { DocumentContent, Language, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

const template = loadTemplate();
const konin = readSample("konin", template);

function print(content: DocumentContent, language: Language = "pl") {
  return toPrintDocument(content, template, {
    language,
    exportedAt: "2026-02-27",
    versionLabel: "0.9",
    organisations: ["Miasto Konin"],
  });
}

const views = [
  ["stakeholders", "Mapa wpływu i zainteresowania", "Ćwiartki i sposób współpracy"],
  ["stakeholders", "Interesariusze według sektorów", "Kto jest z którego sektora"],
  ["risks", "Macierz ryzyka", "Ryzyka według poziomu"],
] as const;

test.each(views)("in the section %s „%s” is followed by its table", (key, figure, table) => {
  const blocks = print(konin).sections.find((section) => section.key === key)?.blocks ?? [];
  const at = blocks.findIndex(
    (block) => block.type === "figure" && block.caption.replaceAll("\u00a0", " ").endsWith(figure),
  );

  const next = blocks[at + 1];
  expect(at).toBeGreaterThan(0);
  expect(next?.type === "table" && next.caption?.replaceAll("\u00a0", " ")).toMatch(
    new RegExp(`^Tabela \\d+\\. ${table}$`),
  );
});

test.each(["pl", "en"] as const)(
  "Konin's PDF says in words what the views show, %s",
  async (language) => {
    const { alts } = await readPdf(await startWriter().write(print(konin, language)));

    const sector = template.collections
      .find(({ key }) => key === "stakeholders")
      ?.fields.find(({ key }) => key === "sector");
    const labelOf = (key: string) => (sector ? optionLabel(sector, key, language) : "");
    expect(alts).toEqual(
      expect.arrayContaining([
        influenceSentences(influenceMatrix(konin), language),
        sectorSentences(stakeholdersBySector(konin), labelOf, language),
        riskSentences(riskMatrix(konin), language),
      ]),
    );
  },
);

test("the sentences name what is missing and who has no scores", () => {
  const collections = {
    participants: [],
    stakeholders: [scored("a", "Rada", 5, 3), { id: "b", fields: {} }],
    risks: [
      { ...scored("r", "Brak naboru", 5, 3, ["impact", "probability"]), code: "R1" },
      { id: "s", code: "R2", fields: {} },
    ],
  };

  expect(influenceSentences(influenceMatrix({ collections }), "pl")).toBe(
    "Macierz pokazuje 1 interesariusza: współpracować ściśle – 0, utrzymywać zadowolenie – 1, " +
      "informować – 0, monitorować – 0. Mają wysoki wpływ, a nie zapisano, jak z nimi współpracować: Rada. " +
      "Poza macierzą, bo brakuje oceny od 1 do 5: bez nazwy.",
  );
  expect(riskSentences(riskMatrix({ collections }), "pl")).toBe(
    "Macierz pokazuje 1 ryzyko: wymaga planu reakcji i właściciela (od 12) – 1, średnie (5–11) – 0, " +
      "niskie (1–4) – 0. Od najwyższego poziomu: R1 (15). Nie mają planu reakcji albo właściciela: R1. " +
      "Poza macierzą, bo brakuje oceny od 1 do 5: R2.",
  );
});

test("60 stakeholders and 40 risks fit one page each, and every one is in picture and table", () => {
  const stakeholders = Array.from({ length: 60 }, (_, index) =>
    scored(
      `s${index}`,
      `Wydział numer ${index + 1} Urzędu`,
      1 + (index % 5),
      1 + ((index * 3) % 5),
    ),
  );
  const risks = Array.from({ length: 40 }, (_, index) => ({
    ...scored(`r${index}`, "Ryzyko", 1 + (index % 5), 1 + ((index * 3) % 5), [
      "probability",
      "impact",
    ]),
    code: `R${index + 1}`,
  }));

  const { sections } = print({
    ...konin,
    collections: { ...konin.collections, stakeholders, risks },
  });
  const blocks = sections
    .filter(({ key }) => key === "stakeholders" || key === "risks")
    .flatMap((section) => section.blocks);

  const figures = blocks.filter((block) => block.type === "figure");
  expect(figures).toHaveLength(3);
  for (const { svg } of figures) expect(Number(/height="(\d+)/.exec(svg)?.[1])).toBeLessThan(900);
  const [matrix, sectors, risk] = figures.map(({ svg }) => svg);
  for (let number = 1; number <= 60; number += 1) {
    expect(matrix).toContain(`>${number}</text>`);
    expect(matrix).toContain(`>Wydział numer ${number} Urzędu</text>`);
    expect(sectors).toContain(`>Wydział numer ${number} Urzędu</text>`);
  }
  for (let number = 1; number <= 40; number += 1) expect(risk).toContain(`>R${number}`);
  for (const [index, [, , caption]] of views.entries()) {
    const table = blocks.find(
      (block) =>
        block.type === "table" && block.caption?.replaceAll("\u00a0", " ").endsWith(caption),
    );
    expect(table?.type === "table" && table.body).toHaveLength(index === 2 ? 40 : 60);
  }
});

function scored(
  id: string,
  name: string,
  first: number,
  second: number,
  [one, other]: readonly [string, string] = ["influence", "interest"],
): RecordContent {
  return {
    id,
    fields: {
      name: { type: "line", text: name },
      [one]: { type: "number", value: first },
      [other]: { type: "number", value: second },
    },
  };
}

test("a council is not shown what the authors think of others, in words or in pictures", () => {
  const printed = (preset: "full" | "council") =>
    JSON.stringify(
      toPrintDocument(konin, template, {
        language: "pl",
        preset,
        exportedAt: "2026-02-27",
        versionLabel: "0.9",
        organisations: ["Miasto Konin"],
      }).sections.find(({ key }) => key === "stakeholders"),
    );

  // Influence is dots in a picture, a number beside them, and a column of two tables.
  expect(printed("full")).toContain("<circle");
  expect(printed("full")).toContain("Wpływ");
  expect(printed("council")).not.toContain("<circle");
  expect(printed("council")).not.toMatch(/wpływ|zainteresowanie/i);
});
