/** A print tree with a block and an inline of every kind, for tests of what writes it. */
import type { Block, Inline, PrintDocument, TableBlock, TableCell } from "./print.ts";

/** Markup of every format that text is written in. */
export const hostile =
  "<b>&amp;</b> \"quoted\" 'single' ]]> | *star* _under_ [x](y) `code` # $x$ {{y}}";

export const pictureId = "abcdefgh12345678";

/** The smallest PNG that programs open: one white pixel. */
export const picture = Uint8Array.from(
  "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082".match(
    /../g,
  ) ?? [],
  (octet) => Number.parseInt(octet, 16),
);

export const everyAsset = new Map([[pictureId, picture]]);

export function everyBlock(changes: Partial<PrintDocument> = {}): PrintDocument {
  return {
    format: 1,
    language: "pl",
    title: `Tytuł ${hostile}`,
    runningTitle: "MID · Tytuł",
    authors: ["Miasto Konin"],
    date: "2026-02-27",
    cover: {
      shortTitle: "MID",
      kind: "Miejska Inicjatywa Działania",
      facts: [{ label: "Uczestnik", text: "Miasto Konin" }],
      mark: { label: "Projekt", text: "wersja 0.9" },
      warning: "Dane są ilustracyjne.",
      marks: [{ asset: pictureId, alt: "Znak programu" }],
    },
    marks: ["Projekt · wersja 0.9"],
    words: { contents: "Spis treści", page: "Strona", of: "z", required: "wymagane" },
    watermark: "PROJEKT",
    sections: [
      { key: "texts", number: "1", title: "Teksty", blocks: texts },
      { key: "tables", number: "2", title: "Tabele", blocks: [mergedTable, wideTable] },
      { key: "pictures", number: "3", title: "Obrazy", blocks: pictures },
      { key: "records", number: "4", title: "Zapisy", blocks: records },
      { key: "form", number: "5", title: "Formularz", blocks: forms },
      {
        key: "remarks",
        number: "A",
        title: "Uwagi",
        isAppendix: true,
        blocks: [{ type: "gap", text: "Brak otwartych uwag" }],
      },
    ],
    signOff: {
      title: "Podpisy",
      subject: "Miejska Inicjatywa Działania, wersja 0.9",
      lines: { place: "miejscowość i data", signature: "podpis" },
      signatures: [{ role: "Prezydent Miasta", name: "Anna Nowak" }, { role: "Skarbnik" }],
      facts: [{ label: "Skrót treści", text: "0123abcd" }],
    },
    assets: [{ id: pictureId, type: "image/png", width: 1200, height: 800 }],
    review: {
      comments: [
        {
          id: "c1",
          code: "U1",
          messages: [
            { author: "Jan Kos", at: "2026-02-01T10:00:00.000Z", text: "Skąd ta liczba?" },
            { author: "Ewa Lis", at: "2026-02-02T10:00:00.000Z", text: "Z raportu." },
          ],
          isClosed: false,
        },
      ],
      changes: [{ id: "s1", author: "Jan Kos", at: "2026-02-01T10:00:00.000Z" }],
    },
    ...changes,
  };
}

function text(words: string): Inline {
  return { type: "text", text: words };
}

function paragraph(...inlines: readonly (Inline | string)[]): Block {
  return {
    type: "paragraph",
    inlines: inlines.map((inline) => (typeof inline === "string" ? text(inline) : inline)),
  };
}

const texts: readonly Block[] = [
  paragraph(`Zwykły ${hostile}`),
  paragraph(
    { type: "text", text: "gruby ", bold: true },
    { type: "text", text: "pochyły", italic: true },
    { type: "break" },
    { type: "text", text: "odnośnik", href: 'https://example.com/?a="b"&c=<d>' },
  ),
  paragraph(
    { type: "comment-start", id: "c1" },
    "8,1 MWt",
    { type: "comment-end", id: "c1" },
    { type: "note", inlines: [text("Raport MPEC"), { type: "text", text: " 2024", italic: true }] },
    ", zob. ",
    { type: "ref", to: "actions-a1", text: "D1 Audyty" },
    { type: "place", id: "p" },
  ),
  paragraph(
    { type: "text", text: "dodane", change: { id: "s1", kind: "insert" } },
    { type: "text", text: "usunięte", change: { id: "s1", kind: "delete" } },
  ),
  { type: "heading", level: 2, inlines: [text("Drugi poziom")] },
  { type: "heading", level: 3, inlines: [text("Trzeci poziom")] },
  {
    type: "list",
    ordered: true,
    start: 3,
    items: [
      [paragraph("trzeci punkt")],
      [
        paragraph("czwarty punkt"),
        { type: "list", ordered: false, start: 1, items: [[paragraph("w środku")]] },
      ],
    ],
  },
  { type: "quote", blocks: [paragraph("cytat"), paragraph("drugi akapit cytatu")] },
  paragraph("שלום עולם"),
];

function cell(words: string, changes: Partial<TableCell> = {}): TableCell {
  return {
    blocks: words === "" ? [] : [paragraph(words)],
    isHeader: false,
    colspan: 1,
    rowspan: 1,
    divides: false,
    ...changes,
  };
}

const head = { isHeader: true } as const;

const mergedTable: TableBlock = {
  type: "table",
  caption: "Tabela 1. Scalone",
  columns: [
    { align: "start", share: 0.4 },
    { align: "start", share: 0.3 },
    { align: "end", share: 0.3 },
  ],
  head: [
    {
      cells: [cell("Nazwa", { ...head, rowspan: 2 }), cell("Moc", { ...head, colspan: 2 })],
      canBreak: false,
    },
    { cells: [cell("zima", head), cell("lato", head)], canBreak: false },
  ],
  body: [
    { cells: [cell("GT-1 | a", { ...head, rowspan: 2 }), cell("8,1"), cell("4")], canBreak: false },
    { cells: [cell("8,2"), cell("")], canBreak: true },
  ],
  foot: [{ cells: [cell("Razem", { colspan: 2 }), cell("12")], canBreak: false }],
  note: "Zaokrąglono.",
  isShort: true,
  anchor: "table-merged",
};

const wideTable: TableBlock = {
  type: "table",
  columns: Array.from({ length: 12 }, () => ({ align: "start", share: 1 / 12 }) as const),
  head: [{ cells: Array.from({ length: 12 }, (_, at) => cell(`K${at}`, head)), canBreak: false }],
  body: [{ cells: Array.from({ length: 12 }, (_, at) => cell(`w${at}`)), canBreak: false }],
  foot: [],
  isShort: true,
  isWide: true,
};

const pictures: readonly Block[] = [
  {
    type: "figure",
    caption: "Rysunek 1. Harmonogram",
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" viewBox="0 0 640 240"><rect width="9" height="9"/></svg>',
    alt: 'Oś czasu pokazuje „6 działań" & <8>',
    anchor: "figure-gantt",
  },
  { type: "image", asset: pictureId, alt: "Ciepłownia", caption: "Ciepłownia geotermalna" },
  { type: "image", asset: "zzzzzzzzzzzzzzzz", alt: "Zaginione zdjęcie" },
];

const records: readonly Block[] = [
  {
    type: "card",
    level: 2,
    code: "D1",
    title: "Audyty",
    inlines: [text("Audyty"), { type: "note", inlines: [text("Źródło tytułu")] }],
    anchor: "actions-a1",
    blocks: [
      {
        type: "facts",
        facts: [
          { label: "Koszt", text: "960 000 zł" },
          { label: "Właściciel", text: "nie uzupełniono", isMissing: true },
          {
            label: "Po",
            text: "D1 Audyty",
            inlines: [{ type: "ref", to: "actions-a1", text: "D1 Audyty" }],
          },
        ],
      },
      { type: "heading", level: 3, inlines: [text("Zakres")] },
      { type: "gap", text: "nie uzupełniono" },
    ],
  },
  { type: "statement", label: "Pytanie", text: "Jak zużywać mniej?" },
];

const forms: readonly Block[] = [
  {
    type: "form",
    label: "Diagnoza",
    isRequired: true,
    guidance: "Napisz, skąd wiadomo.",
    example: "39 z 64 budynków.",
    room: "box",
  },
  {
    type: "form",
    label: "Forma przyjęcia",
    isRequired: false,
    room: "line",
    options: ["zarządzenie", "uchwała"],
  },
];
