/** The words of a print tree's own parts: states, signatures, presets, remarks at the end. */
import type { DocumentState, Language } from "@brudnopis/schema";

export interface PrintWords {
  readonly states: Readonly<Record<DocumentState, string>>;
  /** Across every page. */
  readonly watermarks: Readonly<Partial<Record<DocumentState, string>>>;
  readonly edition: string;
  readonly source: string;
  readonly signOff: string;
  readonly onBehalf: string;
  readonly placeAndDate: string;
  readonly signature: string;
  readonly annex: {
    readonly title: string;
    readonly toResolution: string;
    readonly toOrder: string;
  };
  readonly actNumber: string;
  readonly actDate: string;
  readonly revision: string;
  readonly asOf: string;
  readonly contentHash: string;
  readonly exported: string;
  readonly picture: string;
  readonly missingPicture: string;
  readonly undescribedPicture: string;
  readonly decorativePicture: string;
  readonly form: string;
  readonly currency: string;
  readonly yesNo: readonly [string, string];
  readonly forEachRecord: string;
  readonly appendix: string;
  readonly appendixNumber: string;
  readonly noRemarks: string;
  readonly openRemarks: string;
  readonly openSuggestions: string;
  readonly remarkPrefix: string;
  readonly suggestionPrefix: string;
  readonly place: string;
  readonly remark: string;
  readonly before: string;
  readonly after: string;
  readonly author: string;
  readonly quotes: { readonly open: string; readonly close: string };
  readonly inFigures: string;
  /** „koszt razem”. */
  readonly totalOf: (label: string) => string;
  /** „… i jeszcze 12 pozycji w pełnym dokumencie”. */
  readonly more: (count: string) => string;
  readonly restInFull: string;
}

export const printWords: Readonly<Record<Language, PrintWords>> = {
  pl: {
    states: { draft: "Projekt", "in-review": "W recenzji", final: "Wersja ostateczna" },
    watermarks: { draft: "PROJEKT", "in-review": "W RECENZJI" },
    edition: "Edycja",
    source: "Źródło",
    signOff: "Zatwierdzenie",
    onBehalf: "W imieniu",
    placeAndDate: "miejscowość i data",
    signature: "podpis i pieczęć",
    annex: {
      title: "Załącznik",
      toResolution: "Załącznik do uchwały",
      toOrder: "Załącznik do zarządzenia",
    },
    actNumber: "nr",
    actDate: "z dnia",
    revision: "Wersja w historii",
    asOf: "Stan z",
    contentHash: "Suma kontrolna treści (SHA-256)",
    exported: "Plik sporządzono",
    picture: "obraz",
    missingPicture: "brak obrazu",
    undescribedPicture: "Obraz bez opisu",
    decorativePicture: "Obraz ozdobny",
    form: "Formularz do wypełnienia",
    currency: "zł",
    yesNo: ["tak", "nie"],
    forEachRecord: "Dla każdej pozycji tabeli podaj także (w razie potrzeby skopiuj tę stronę):",
    appendix: "Otwarte uwagi i propozycje zmian",
    appendixNumber: "A",
    noRemarks: "Nie ma otwartych uwag.",
    openRemarks: "Otwarte uwagi",
    openSuggestions: "Otwarte propozycje zmian",
    remarkPrefix: "U",
    suggestionPrefix: "P",
    place: "Miejsce",
    remark: "Uwaga i odpowiedzi",
    before: "Jest",
    after: "Propozycja",
    author: "Autor i uzasadnienie",
    quotes: { open: "„", close: "”" },
    inFigures: "W liczbach",
    totalOf: (label) => `${label.toLocaleLowerCase("pl")} razem`,
    more: (count) => `W pełnym dokumencie jest jeszcze: ${count}.`,
    restInFull: "Dalszy ciąg w pełnym dokumencie.",
  },
  en: {
    states: { draft: "Draft", "in-review": "In review", final: "Final version" },
    watermarks: { draft: "DRAFT", "in-review": "IN REVIEW" },
    edition: "Edition",
    source: "Source",
    signOff: "Approval",
    onBehalf: "On behalf of",
    placeAndDate: "place and date",
    signature: "signature and stamp",
    annex: {
      title: "Annex",
      toResolution: "Annex to the resolution",
      toOrder: "Annex to the executive order",
    },
    actNumber: "No.",
    actDate: "of",
    revision: "Version in the history",
    asOf: "As of",
    contentHash: "Checksum of the content (SHA-256)",
    exported: "File made on",
    picture: "picture",
    missingPicture: "missing picture",
    undescribedPicture: "A picture without a description",
    decorativePicture: "A decorative picture",
    form: "Form to be completed",
    currency: "PLN",
    yesNo: ["yes", "no"],
    forEachRecord: "For each row of the table also state (copy this page as often as needed):",
    appendix: "Open remarks and suggestions",
    appendixNumber: "A",
    noRemarks: "There are no open remarks.",
    openRemarks: "Open remarks",
    openSuggestions: "Open suggestions",
    remarkPrefix: "R",
    suggestionPrefix: "S",
    place: "Place",
    remark: "Remark and answers",
    before: "As it is",
    after: "Suggested",
    author: "Author and reason",
    quotes: { open: "“", close: "”" },
    inFigures: "In figures",
    totalOf: (label) => `total ${label.toLocaleLowerCase("en")}`,
    more: (count) => `Further in the full document: ${count}.`,
    restInFull: "Continued in the full document.",
  },
};
