/** What the table of remarks says beside what people wrote. */
import type { Language, RemarkKind, ThreadAnswer, ThreadState } from "@brudnopis/schema";

export interface RemarkWords {
  readonly title: string;
  readonly document: string;
  readonly organisations: string;
  readonly network: string;
  readonly scope: string;
  readonly everything: string;
  readonly round: string;
  readonly sentAt: string;
  readonly until: string;
  readonly count: string;
  readonly madeOn: string;
  readonly empty: string;
  readonly number: string;
  readonly author: string;
  readonly organisation: string;
  readonly madeAt: string;
  readonly section: string;
  readonly place: string;
  readonly page: string;
  readonly quote: string;
  readonly kindOf: string;
  readonly remark: string;
  readonly talk: string;
  readonly answerOf: string;
  readonly because: string;
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly stateOf: string;
  readonly closedAt: string;
  readonly wholeDocument: string;
  readonly untitled: string;
  readonly earlierAnswer: string;
  readonly reopened: string;
  readonly kind: Readonly<Record<RemarkKind, string>>;
  readonly answer: Readonly<Record<ThreadAnswer["kind"], string>>;
  readonly state: Readonly<Record<ThreadState, string>>;
}

export const remarkWords: Readonly<Record<Language, RemarkWords>> = {
  pl: {
    title: "Tabela uwag",
    document: "Dokument",
    organisations: "Autorzy",
    network: "Sieć",
    scope: "Zakres",
    everything: "wszystkie uwagi",
    round: "runda recenzji",
    sentAt: "wysłana",
    until: "termin",
    count: "Liczba uwag",
    madeOn: "Stan na",
    empty: "Nie ma uwag, które pasują do tego zakresu.",
    number: "Nr",
    author: "Kto",
    organisation: "Organizacja",
    madeAt: "Data uwagi",
    section: "Część",
    place: "Miejsce",
    page: "Strona PDF",
    quote: "Cytat",
    kindOf: "Rodzaj",
    remark: "Uwaga",
    talk: "Dyskusja",
    answerOf: "Odpowiedź miasta",
    because: "Co zrobiono albo dlaczego nie",
    answeredBy: "Kto odpowiedział",
    answeredAt: "Data odpowiedzi",
    stateOf: "Stan",
    closedAt: "Data zamknięcia",
    wholeDocument: "cały dokument",
    untitled: "dokument bez tytułu",
    earlierAnswer: "wcześniejsza odpowiedź",
    reopened: "otwarto ponownie",
    kind: {
      question: "pytanie",
      proposal: "propozycja",
      "missing-data": "brak danych",
      money: "wątpliwość finansowa",
      "good-practice": "dobra praktyka",
      barrier: "bariera → Plan Ulepszeń",
    },
    answer: { done: "uwzględniono", partly: "częściowo", no: "nie uwzględniono" },
    state: {
      open: "czeka na odpowiedź",
      addressed: "czeka na potwierdzenie",
      closed: "zamknięta",
    },
  },
  en: {
    title: "Table of remarks",
    document: "Document",
    organisations: "Authors",
    network: "Network",
    scope: "Scope",
    everything: "all remarks",
    round: "review round",
    sentAt: "sent",
    until: "due",
    count: "Number of remarks",
    madeOn: "As of",
    empty: "There are no remarks that fit this scope.",
    number: "No.",
    author: "Who",
    organisation: "Organisation",
    madeAt: "Date of remark",
    section: "Part",
    place: "Place",
    page: "Page of the PDF",
    quote: "Quote",
    kindOf: "Kind",
    remark: "Remark",
    talk: "Discussion",
    answerOf: "The city’s answer",
    because: "What was done, or why not",
    answeredBy: "Answered by",
    answeredAt: "Date of answer",
    stateOf: "State",
    closedAt: "Date of closing",
    wholeDocument: "the whole document",
    untitled: "untitled document",
    earlierAnswer: "earlier answer",
    reopened: "reopened",
    kind: {
      question: "question",
      proposal: "proposal",
      "missing-data": "missing data",
      money: "doubt about money",
      "good-practice": "good practice",
      barrier: "barrier → Improvement Plan",
    },
    answer: { done: "done", partly: "partly", no: "not done" },
    state: {
      open: "awaits an answer",
      addressed: "awaits confirmation",
      closed: "closed",
    },
  },
};
