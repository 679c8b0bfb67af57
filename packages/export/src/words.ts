/** The words that exports add to what people and templates say. */
import type { Language } from "@brudnopis/schema";

export interface Words {
  readonly contents: string;
  readonly page: string;
  readonly of: string;
  readonly version: string;
  readonly illustrative: string;
  readonly illustrativeNote: string;
  readonly participant: string;
  readonly participants: string;
  readonly network: string;
  readonly period: string;
  readonly untitled: string;
  readonly missing: string;
  readonly code: string;
  readonly table: string;
  readonly figure: string;
  readonly currency: string;
  readonly share: string;
  readonly total: string;
  readonly unassigned: string;
  readonly roundingNote: string;
  readonly section: string;
  readonly field: string;
  readonly value: string;
  readonly unit: string;
  /** What the sheet of the sections' fields is called; spreadsheets allow 31 letters. */
  readonly sectionFields: string;
  readonly milestone: string;
  readonly due: string;
  readonly notes: string;
  readonly backToText: string;
  readonly skipToText: string;
  readonly required: string;
}

export const words: Readonly<Record<Language, Words>> = {
  pl: {
    contents: "Spis treści",
    page: "Strona",
    of: "z",
    version: "wersja",
    illustrative: "Dane ilustracyjne",
    illustrativeNote:
      "Dokument pokazuje, jak wygląda wypełniony wzór. Liczby, kwoty i daty są ilustracyjne.",
    participant: "Uczestnik",
    participants: "Uczestnicy",
    network: "Sieć",
    period: "Okres realizacji",
    untitled: "Bez tytułu",
    missing: "nie uzupełniono",
    code: "Kod",
    table: "Tabela",
    figure: "Rysunek",
    currency: "zł",
    share: "Udział",
    total: "Razem",
    unassigned: "bez wskazania",
    roundingNote: "Udziały nie sumują się dokładnie do 100% z powodu zaokrągleń.",
    section: "Część",
    field: "Pole",
    value: "Wartość",
    unit: "jednostka",
    sectionFields: "Pola dokumentu",
    milestone: "Kamień milowy",
    due: "Termin części",
    notes: "Przypisy",
    backToText: "Wróć do tekstu",
    skipToText: "Przejdź do treści",
    required: "wymagane",
  },
  en: {
    contents: "Contents",
    page: "Page",
    of: "of",
    version: "version",
    illustrative: "Illustrative data",
    illustrativeNote:
      "This document shows what a completed form looks like. Its figures, amounts and dates are made up.",
    participant: "Participant",
    participants: "Participants",
    network: "Network",
    period: "Period",
    untitled: "Untitled",
    missing: "not filled in",
    code: "Code",
    table: "Table",
    figure: "Figure",
    currency: "PLN",
    share: "Share",
    total: "Total",
    unassigned: "not stated",
    roundingNote: "Shares do not add up to exactly 100% because of rounding.",
    section: "Section",
    field: "Field",
    value: "Value",
    unit: "unit",
    sectionFields: "Fields of the document",
    milestone: "Milestone",
    due: "Section due",
    notes: "Notes",
    backToText: "Back to the text",
    skipToText: "Skip to the text",
    required: "required",
  },
};
