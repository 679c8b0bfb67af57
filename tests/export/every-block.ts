/** A tree by hand in which every kind of block and inline has its place, and what it must say. */
import type { AssetBytes, Block, Inline, PrintDocument, TableCell } from "@brudnopis/export";
import { stressPictures } from "./stress-pictures.ts";

const run = (text: string): Inline => ({ type: "text", text });
const paragraph = (...inlines: Inline[]): Block => ({ type: "paragraph", inlines });
const words = "Miasto zużywa w budynkach mniej energii i ciepła niż przed rokiem. ";

const pictures = stressPictures(5);
/** 320 × 200, 120 × 360, 600 × 90 and 64 × 64 pixels; the last is a photograph. */
const [plan = "", tower = "", band = "", square = "", photo = ""] = pictures.assets.map(
  ({ id }) => id,
);

export const everyBlockAssets: AssetBytes = pictures.bytes;

export function everyBlock(changes: Partial<PrintDocument> = {}): PrintDocument {
  return {
    format: 1,
    language: "pl",
    title: "Konin – ciepło z ziemi",
    runningTitle: "MID · Konin – ciepło z ziemi",
    authors: ["Miasto Konin"],
    date: "2026-02-27",
    cover: {
      shortTitle: "MID",
      kind: "Miejska Inicjatywa Działania",
      facts: [
        { label: "Inicjator", text: "Miasto Konin" },
        { label: "Sieć", text: "Miasta energii" },
      ],
      mark: { label: "Projekt", text: "wersja 0.9 · 27 lutego 2026 r." },
      annex: ["Załącznik do uchwały", "nr …………", "z dnia …………"],
      warning: "Dane w tym dokumencie są ilustracyjne.",
      marks: [
        { asset: band, alt: "Fundusze Europejskie, Pomoc Techniczna" },
        { asset: square, alt: "Rzeczpospolita Polska" },
        { asset: plan, alt: "Dofinansowane przez Unię Europejską" },
        { asset: tower, alt: "Herb Konina" },
      ],
    },
    marks: ["Projekt · wersja 0.9 · 27 lutego 2026 r.", "Dane ilustracyjne"],
    words: { contents: "Spis treści", page: "Strona", of: "z", required: "wymagane" },
    watermark: "PROJEKT",
    assets: pictures.assets,
    review: {
      comments: [
        {
          id: "t1",
          code: "U1",
          isClosed: false,
          messages: [
            { author: "Anna Wójcik", at: "2026-02-20T10:00:00Z", text: "Skąd ta liczba?" },
          ],
        },
      ],
      changes: [{ id: "s1", author: "Jan Kot", at: "2026-02-21T10:00:00Z" }],
    },
    sections: [
      { key: "texts", number: "1", title: "Teksty i obrazy", blocks: textBlocks() },
      { key: "records", number: "2", title: "Karty i tabele", blocks: recordBlocks() },
      { key: "wide", number: "3", title: "Szeroka tabela", blocks: wideBlocks() },
      { key: "form", number: "4", title: "Do wypełnienia", blocks: formBlocks() },
      {
        key: "remarks",
        number: "A",
        title: "Uwagi",
        isAppendix: true,
        blocks: [paragraph(run("U1. Anna Wójcik: Skąd ta liczba?"))],
      },
    ],
    signOff: {
      title: "Podpisy",
      subject: "Miejska Inicjatywa Działania „Konin – ciepło z ziemi”, wersja 0.9",
      lines: { place: "miejscowość i data", signature: "podpis i pieczęć" },
      signatures: [
        { role: "Prezydent Miasta Konina", name: "Piotr Nowak" },
        { role: "Koordynatorka Lokalnego Partnerstwa" },
        { role: "Skarbnik Miasta", name: "Ewa Lis" },
      ],
      facts: [
        { label: "Rewizja", text: "r-0123456789" },
        { label: "Suma kontrolna SHA-256", text: "9f86d081884c7d659a2feaa0c55ad015".repeat(2) },
      ],
    },
    ...changes,
  };
}

function textBlocks(): Block[] {
  return [
    paragraph(
      run(`${words}Zużycie spadło o 12%`),
      { type: "note", inlines: [run("Źródło: Bank Danych Lokalnych, 2025.")] },
      run(", co opisuje "),
      { type: "ref", to: "action-d1", text: "D1 Audyty" },
      run(" oraz "),
      { type: "ref", to: "nowhere", text: "działanie, którego tu nie ma" },
      run("."),
    ),
    paragraph(
      { type: "comment-start", id: "t1" },
      run("Liczba 64 budynków"),
      { type: "comment-end", id: "t1" },
      run(" jest "),
      { type: "text", text: "stara", change: { id: "s1", kind: "delete" } },
      { type: "text", text: "nowa", change: { id: "s1", kind: "insert" } },
      run("."),
    ),
    { type: "heading", level: 2, inlines: [run("Obraz z podpisem")] },
    { type: "image", asset: plan, alt: "Plan miasta", caption: "Rysunek 1. Plan miasta" },
    { type: "image", asset: photo, alt: "Plac Wolności zimą" },
    { type: "image", asset: "missingmissing00", alt: "Obraz, którego pliku nie ma" },
    {
      type: "list",
      ordered: true,
      start: 3,
      items: [
        [
          paragraph(run("trzeci")),
          { type: "list", ordered: false, start: 1, items: [[paragraph(run("głębiej"))]] },
        ],
        [{ type: "image", asset: photo, alt: "Obraz w liście" }],
      ],
    },
    { type: "quote", blocks: [paragraph(run(words.repeat(2)))] },
    { type: "statement", label: "Pytanie", text: "Jak ogrzać miasto bez węgla?" },
    { type: "gap", text: "nie uzupełniono" },
  ];
}

function cellOf(inlines: readonly Inline[], changes: Partial<TableCell> = {}): TableCell {
  const blocks: Block[] = [{ type: "paragraph", inlines }];
  return { blocks, isHeader: false, colspan: 1, rowspan: 1, divides: false, ...changes };
}

const head = (text: string, changes: Partial<TableCell> = {}) =>
  cellOf([run(text)], { isHeader: true, ...changes });

function recordBlocks(): Block[] {
  return [
    {
      type: "table",
      caption: "Tabela 1. Działania",
      anchor: "table-actions",
      isShort: true,
      columns: [
        { align: "start", isCode: true, share: 0.15 },
        { align: "start", share: 0.55 },
        { align: "end", share: 0.3 },
      ],
      head: [{ canBreak: false, cells: [head("Kod"), head("Nazwa"), head("Koszt, zł")] }],
      body: [
        {
          canBreak: false,
          cells: [
            head("D1"),
            cellOf([run("Audyty"), { type: "note", inlines: [run("Źródło: kosztorys miasta.")] }]),
            cellOf([run("1 200 000,00")]),
          ],
        },
        {
          canBreak: false,
          cells: [
            head("D2"),
            cellOf([{ type: "ref", to: "action-d1", text: "po D1" }], { colspan: 2 }),
          ],
        },
      ],
      foot: [
        {
          canBreak: false,
          cells: [cellOf([run("Razem")], { colspan: 2 }), cellOf([run("1 200 000,00")])],
        },
      ],
    },
    {
      type: "card",
      level: 2,
      code: "D1",
      title: "Audyty 64 budynków",
      anchor: "action-d1",
      blocks: [
        {
          type: "facts",
          facts: [
            { label: "Koszt", text: "1 200 000,00 zł" },
            {
              label: "Wskaźnik",
              text: "64 budynki",
              inlines: [
                run("64 budynki"),
                { type: "note", inlines: [run("Źródło: wykaz nieruchomości.")] },
              ],
            },
            { label: "Termin", text: "nie uzupełniono", isMissing: true },
          ],
        },
        paragraph(run(words.repeat(3))),
      ],
    },
    {
      type: "figure",
      caption: "Rysunek 2. Harmonogram",
      anchor: "figure-gantt",
      alt: "Harmonogram: audyty od marca do czerwca 2026 r.",
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60"><rect x="40" y="20" width="200" height="18" fill="#0d5b5c"/></svg>`,
    },
  ];
}

function wideBlocks(): Block[] {
  const columns = Array.from({ length: 12 }, (_, index) => `Rok ${2024 + index}`);
  const share = 1 / columns.length;
  return [
    paragraph(run("Tabela na leżących stronach.")),
    {
      type: "table",
      caption: "Tabela 2. Wydatki w latach",
      isShort: false,
      isWide: true,
      columns: columns.map(() => ({ align: "end", share })),
      head: [{ canBreak: false, cells: columns.map((name) => head(name)) }],
      body: Array.from({ length: 40 }, (_, row) => ({
        canBreak: false,
        cells: columns.map((_name, column) => cellOf([run(String(row * 1000 + column))])),
      })),
      foot: [],
    },
    { type: "heading", level: 2, inlines: [run("Znowu na stojącej stronie")] },
    paragraph(run(words.repeat(4))),
  ];
}

function formBlocks(): Block[] {
  return [
    {
      type: "form",
      label: "Tytuł inicjatywy",
      isRequired: true,
      guidance: "Jedno zdanie, zrozumiałe dla mieszkańca.",
      example: "Przykład: Ciepło z ziemi.",
      room: "line",
    },
    { type: "form", label: "Diagnoza", isRequired: false, guidance: words, room: "box" },
    {
      type: "form",
      label: "Rodzaj działania",
      isRequired: true,
      room: "line",
      options: ["inwestycyjne", "organizacyjne", "edukacyjne"],
    },
  ];
}
