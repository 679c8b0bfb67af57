/**
 * The document that every writer has to bear: tables of 100 rows, merged cells, pictures, lists in lists, strings that mean
 * something to some format, writing from right to left, emoji; and as many pages of it as are wanted. Always the same for the
 * same seed.
 */
import { type Random, seededRandom } from "@brudnopis/document/testing";
import type { AssetBytes, PrintOptions, ReviewMarks } from "@brudnopis/export";
import type {
  DocumentContent,
  FieldContent,
  ImageInfo,
  RecordContent,
  RichNode,
  Template,
} from "@brudnopis/schema";
import { loadWithPack } from "../templates/testing.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { pictureId, stressPictures } from "./stress-pictures.ts";
import { stressReview } from "./stress-review.ts";

export interface StressOptions {
  readonly seed?: number;
  /** About as many as the full PDF has; 53 where it does not say, which is all kinds of things once. */
  readonly pages?: number;
  readonly images?: number;
}

export interface Stress {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly images: readonly ImageInfo[];
  readonly bytes: AssetBytes;
  /** Words, each once in the document, that every file for people says, in this order within their fields. */
  readonly said: readonly string[];
  readonly options: PrintOptions;
  /** For files that show it: a remark on every kind of place, with answers, and suggestions that change a text. */
  readonly review: ReviewMarks;
}

export function stressDocument({
  seed = 8,
  pages = basePages,
  images = 40,
}: StressOptions = {}): Stress {
  const pictures = stressPictures(images);
  const template = loadWithPack("energy");
  const writer = new Writer(seed, images);
  const content: DocumentContent = {
    format: 1,
    template: { id: template.id, version: template.version },
    networkKind: "planning",
    language: "pl",
    illustrative: true,
    title: "Dokument próbny „wszystko naraz” – 100% <b>&</b> 👍",
    fields: {
      "identification.title": line("Dokument próbny „wszystko naraz” – 100% <b>&</b> 👍"),
      "identification.period-start": { type: "date", date: "2026-01-01" },
      "identification.period-end": { type: "date", date: "2031-12-31" },
      "identification.version": line("0.9 <draft> & „próbna”"),
      "summary.text": rich(...writer.paragraphs(6)),
      "challenge.question": line("Jak zmieścić wszystko w każdym pliku, niczego nie gubiąc?"),
      "challenge.why-now": rich(...hostileTexts.map((text) => writer.hostile(text))),
      "challenge.diagnosis": rich(
        ...writer.pictures(),
        ...writer.lists(),
        writer.longTable(100),
        writer.mergedTable(),
        writer.wideTable(14),
      ),
      "implementation.governance": rich(...writer.chapters(Math.max(0, pages - basePages))),
    },
    collections: {
      participants: many(3, (index) => ({
        id: `p${index}`,
        fields: { name: line(`Uczestnik ${writer.sentinel()}`) },
      })),
      goals: many(4, (index) => ({
        id: `g${index}`,
        code: `C${index + 1}`,
        fields: {
          name: line(`Cel ${writer.sentinel()}`),
          rationale: rich(...writer.paragraphs(1)),
        },
      })),
      actions: many(12, (index) => writer.action(index)),
      milestones: hostileTexts.map((text, index) => ({
        id: `m${index}`,
        code: `M${index + 1}`,
        fields: {
          name: line(`${writer.sentinel()} ${text}`),
          date: { type: "date", date: `2027-${String(1 + (index % 12)).padStart(2, "0")}-15` },
          actions: { type: "reference", ids: [`a${index % 12}`] },
        },
      })),
      stakeholders: many(100, (index) => writer.stakeholder(index)),
      "key-data": hostileTexts.map((text, index) => ({
        id: `k${index}`,
        fields: {
          name: line(`${writer.sentinel()} ${text}`),
          value: { type: "number", value: index * 1234.5 },
          unit: line("MWh/rok"),
          year: { type: "year", year: 2024 },
          source: line(`Źródło ${index % 3}: ${text}`),
        },
      })),
    },
  };
  return {
    template,
    content,
    images: pictures.assets,
    bytes: pictures.bytes,
    said: writer.said,
    options: {
      language: "pl",
      exportedAt: "2026-02-27",
      versionLabel: "0.9",
      organisations: ["Miasto <Próba> & Spółka", "Miasto Konin"],
      network: "Sieć „prób”",
      assets: pictures.assets,
    },
    review: stressReview(),
  };
}

/** What the document has when nothing is added for its length. */
const basePages = 53;
/** Paragraphs that fill about a page with their heading. */
const paragraphsOfPage = 6;

class Writer {
  readonly said: string[] = [];
  readonly #random: Random;
  readonly #images: number;

  constructor(seed: number, images: number) {
    this.#random = seededRandom(seed);
    this.#images = images;
  }

  /** A word that is nowhere else. */
  sentinel(): string {
    const word = `Zq${String(this.said.length).padStart(5, "0")}q`;
    this.said.push(word);
    return word;
  }

  hostile(text: string): RichNode {
    const [bold, rest] = [text.slice(0, 5), text.slice(5)];
    return node("paragraph", [
      words(`${this.sentinel()} `),
      { type: "text", text: bold, marks: [{ type: "bold" }] },
      words(rest),
    ]);
  }

  paragraphs(count: number): RichNode[] {
    return many(count, () => paragraph(`${this.sentinel()} ${this.#prose(70)}`));
  }

  /** Each with its text around it; some without a description. */
  pictures(): RichNode[] {
    return many(this.#images, (index) => [
      paragraph(`${this.sentinel()} ${this.#prose(20)}`),
      {
        type: "image",
        attrs: {
          asset: pictureId(index),
          alt: index % 5 === 4 ? "" : `Opis obrazu ${index + 1}: „${hostileTexts[index % 4]}”`,
          ...(index % 3 === 0 ? { caption: `Podpis ${this.sentinel()}` } : {}),
        },
      },
    ]).flat();
  }

  /** Five deep, of both kinds, with a quote and a table at the bottom. */
  lists(): RichNode[] {
    const deep = (depth: number): RichNode =>
      node(depth % 2 === 0 ? "bulletList" : "orderedList", [
        node("listItem", [paragraph(`${this.sentinel()} poziom ${depth}`)]),
        node("listItem", [
          paragraph(`${this.sentinel()} dalej`),
          ...(depth < 5
            ? [deep(depth + 1)]
            : [node("blockquote", [paragraph(this.sentinel())]), this.longTable(3)]),
        ]),
      ]);
    return [heading(3, `Listy ${this.sentinel()}`), deep(1), heading(4, this.sentinel())];
  }

  longTable(rows: number): RichNode {
    return node("table", [
      node(
        "tableRow",
        ["Lp.", "Nazwa", "Kwota", "Uwagi"].map((text) => cell(text, true)),
      ),
      ...many(rows, (index) =>
        node("tableRow", [
          cell(`${index + 1}.`),
          cell(`${this.sentinel()} ${this.#prose(4)}`),
          cell("1 234 567,89 zł"),
          cell(this.#prose(1 + this.#random.below(25))),
        ]),
      ),
    ]);
  }

  /** Cells over several columns and rows, at edges, across each other, and one that reaches out of the table. */
  mergedTable(): RichNode {
    return node("table", [
      node("tableRow", [cell("A", true, { rowspan: 2 }), cell("B", true, { colspan: 3 })]),
      node(
        "tableRow",
        ["b1", "b2", "b3"].map((text) => cell(text, true)),
      ),
      node("tableRow", [
        cell(this.sentinel(), true, { rowspan: 3 }),
        cell(this.sentinel(), false, { colspan: 2, rowspan: 2 }),
        cell(this.sentinel()),
      ]),
      node("tableRow", [cell(this.sentinel())]),
      node("tableRow", [cell(this.sentinel()), cell(this.sentinel(), false, { colspan: 2 })]),
      node("tableRow", [cell(this.sentinel(), false, { colspan: 4, rowspan: 9 })]),
    ]);
  }

  wideTable(columns: number): RichNode {
    return node("table", [
      node(
        "tableRow",
        many(columns, (index) => cell(`Wskaźnik roczny ${index + 1}`, true)),
      ),
      ...many(12, () =>
        node(
          "tableRow",
          many(columns, () => cell(`${this.sentinel()} megawatogodziny`)),
        ),
      ),
    ]);
  }

  chapters(pages: number): RichNode[] {
    return many(pages, (index) => [
      heading(index % 4 === 0 ? 3 : 4, `Rozdział ${index + 1} ${this.sentinel()}`),
      ...this.paragraphs(paragraphsOfPage),
      node(
        "bulletList",
        many(3, () => node("listItem", [paragraph(this.#prose(12))])),
      ),
    ]).flat();
  }

  action(index: number): RecordContent {
    return {
      id: `a${index}`,
      code: `D${index + 1}`,
      fields: {
        name: line(`${this.sentinel()} ${hostileTexts[index % hostileTexts.length]}`),
        scope: rich(...this.paragraphs(2)),
        goals: { type: "reference", ids: [`g${index % 4}`] },
        owner: { type: "reference", ids: [`p${index % 3}`] },
        partners: { type: "reference", ids: [`s${index}`, `s${index + 50}`] },
        start: { type: "date", date: `2026-${String(1 + index).padStart(2, "0")}-01` },
        end: { type: "date", date: `2029-${String(1 + index).padStart(2, "0")}-28` },
        "depends-on": { type: "reference", ids: index === 0 ? [] : [`a${index - 1}`] },
        cost: { type: "money", grosze: (index + 1) * 123_456_789 },
      },
    };
  }

  stakeholder(index: number): RecordContent {
    const sectors = ["public", "private", "civic", "knowledge"];
    return {
      id: `s${index}`,
      fields: {
        name: line(`${this.sentinel()} ${this.#prose(3)}`),
        sector: { type: "choice", keys: [sectors[index % 4] ?? "public"] },
        part: line(this.#prose(6)),
        influence: { type: "number", value: 1 + (index % 5) },
        interest: { type: "number", value: 1 + (Math.floor(index / 5) % 5) },
        cooperation: line(this.#prose(4)),
      },
    };
  }

  #prose(length: number): string {
    const picked = many(length, () => this.#random.pick(vocabulary));
    return `${picked.join(" ")}.`;
  }
}

const vocabulary =
  "miasto energia w budynkach i na osiedlach zmniejszenie zużycia ciepła o połowę z udziałem mieszkańców oraz przedsiębiorstw komunalnych termomodernizacja współfinansowanie harmonogram przedsięwzięcia 20 MWh 1 234,56 zł art. 5 ust. 2 Dz.U. 2024 r.".split(
    " ",
  );

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function line(text: string): FieldContent {
  return { type: "line", text };
}

function rich(...content: RichNode[]): FieldContent {
  return { type: "rich", doc: { type: "doc", content } };
}

function node(type: string, content: RichNode[], attrs?: RichNode["attrs"]): RichNode {
  return { type, ...(attrs ? { attrs } : {}), content };
}

function words(text: string): RichNode {
  return { type: "text", text };
}

function paragraph(text: string): RichNode {
  return node("paragraph", [words(text)]);
}

function heading(level: number, text: string): RichNode {
  return node("heading", [words(text)], { level });
}

function cell(text: string, isHeader = false, attrs?: RichNode["attrs"]): RichNode {
  return node(isHeader ? "tableHeader" : "tableCell", [paragraph(text)], attrs);
}
