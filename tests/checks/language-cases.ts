/** Rules about language: names, abbreviations, leftovers, sentences, figures. */
import type { RichText } from "@brudnopis/schema";
import type { Case } from "./case.ts";

const diagnosis = "challenge.diagnosis";

/** `count` words without a figure. */
const words = (count: number) => Array.from({ length: count }, () => "słowo").join(" ");

const withLink: RichText = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Koszt wyniósł " },
        {
          type: "text",
          text: "19,4 mln zł",
          marks: [{ type: "link", attrs: { href: "https://example.org/raport" } }],
        },
      ],
    },
  ],
};

export const languageCases: readonly Case[] = [
  {
    rule: "challenge-question",
    fault: "a sentence instead of a question",
    spoil: ({ set }) => set("challenge.question", "Jakość powietrza do 2029 r."),
    place: "challenge.question",
    facts: { variant: "both" },
    fine: "a question in quotation marks",
    keep: ({ set }) => set("challenge.question", "„Jak ogrzewać taniej?”"),
  },
  {
    rule: "challenge-question",
    fault: "a question that begins in another way",
    spoil: ({ set }) => set("challenge.question", "Czy ogrzewać taniej?"),
    place: "challenge.question",
    facts: { variant: "start" },
    fine: "a question in English",
    keep: ({ set }) => set("challenge.question", "How can we heat for less?"),
  },
  {
    rule: "challenge-question",
    fault: "a question without its mark",
    spoil: ({ set }) => set("challenge.question", "Jak ogrzewać taniej"),
    place: "challenge.question",
    facts: { variant: "end" },
    fine: "a question with a space behind it",
    keep: ({ set }) => set("challenge.question", "Jak ogrzewać taniej? "),
  },
  {
    rule: "name-variant",
    fault: "another name of the template's, in another case, mended in that case",
    spoil: ({ set }) => set(diagnosis, "Prace nad Miejską Inicjatywą Działań trwają."),
    place: diagnosis,
    facts: { quote: "Miejską Inicjatywą Działań", name: "Miejska Inicjatywa Działania" },
    fix: {
      kind: "replace-text",
      address: diagnosis,
      from: "Miejską Inicjatywą Działań",
      to: "Miejską Inicjatywą Działania",
    },
    fine: "the right name in every case",
    keep: ({ set }) =>
      set(
        diagnosis,
        "Miejska Inicjatywa Działania. Bez Miejskiej Inicjatywy Działania. W Miejskiej Inicjatywie Działania, " +
          "z Miejską Inicjatywą Działania i w Miejskich Inicjatywach Działania. Partnerskiej Inicjatywy Miast.",
      ),
  },
  {
    rule: "name-variant",
    fault: "another name from the pack",
    spoil: ({ set }) => set(diagnosis, "Sieć Miasto efektywnie energetycznie działa."),
    place: diagnosis,
    facts: { quote: "Miasto efektywnie energetycznie", name: "Miasto efektywne energetycznie" },
    fix: {
      kind: "replace-text",
      address: diagnosis,
      from: "Miasto efektywnie energetycznie",
      to: "Miasto efektywne energetycznie",
    },
    fine: "the same words that are no name",
    keep: ({ set }) => set(diagnosis, "To miasto efektywnie energetycznie działa."),
  },
  {
    rule: "name-variant",
    fault: "another name of a stakeholder",
    spoil: ({ set }) => {
      set("stakeholders/s2.aliases", "Miejska Ciepłownia; Ciepło Nowe Brzegi");
      set(diagnosis, "Taryfę ustala Miejska Ciepłownia.");
    },
    place: diagnosis,
    facts: { quote: "Miejska Ciepłownia", name: "Ciepło Nowe Brzegi Sp. z o.o." },
    fix: {
      kind: "replace-text",
      address: diagnosis,
      from: "Miejska Ciepłownia",
      to: "Ciepło Nowe Brzegi Sp. z o.o.",
    },
    fine: "a short name of a stakeholder that stands in its whole name",
    keep: ({ set }) => {
      set("stakeholders/s2.aliases", "Miejska Ciepłownia; Ciepło Nowe Brzegi");
      set(diagnosis, "Taryfę ustala Ciepło Nowe Brzegi Sp. z o.o.");
      set("sources/z1.name", "Miejska Ciepłownia, „Nasz raport”");
    },
  },
  {
    rule: "undefined-acronym",
    fault: "an abbreviation that nobody explains, twice",
    spoil: ({ set }) => {
      set("summary.text", "Pomaga nam ABCD.");
      set(diagnosis, "Wniosek przyjął ABCD-u oddział.");
    },
    place: "summary.text",
    facts: { quote: "ABCD" },
    fix: { kind: "add-record", collection: "glossary", values: {}, texts: { name: "ABCD" } },
    fine: "abbreviations that are explained, known, or none",
    keep: ({ set }) => {
      set(
        "summary.text",
        "W WPF i MID są pieniądze. Pracuje miejski ośrodek sportu (MOS), a MOS-owi pomaga ŻABK (żeglarska akademia " +
          "bezpiecznych kajaków). GKOP – gminna komisja ochrony przyrody. Otwór GT-1 i działanie D1, W1.1.",
      );
      set(
        "vision.text",
        "Rozdział XIV, XX wiek, 3 MWh, 2 MWp, 4 tCO₂ i CO2, pył PM10, uchwała nr XX/123/2025, sprawa OR.0050.12. " +
          "Narzędzie „PrZEMek”. UWAGA WSZYSTKICH PRZEDSZKOLI.",
      );
    },
  },
  {
    rule: "leftover-guidance",
    fault: "what was to be completed",
    spoil: ({ set }) => set(diagnosis, "Stan budynków.\nDo uzupełnienia po audycie."),
    place: diagnosis,
    facts: { variant: "placeholder", quote: "Do uzupełnienia" },
    fine: "land that is to be built up",
    keep: ({ set }) =>
      set(
        diagnosis,
        "Tereny do uzupełnienia zabudową. Chcemy uzupełnić luki. Uchwała nr XXX/245/2025.",
      ),
  },
  {
    rule: "leftover-guidance",
    fault: "the guidance of the field",
    spoil: ({ set }) =>
      set("vision.text", "Najwyżej 600 znaków, w czasie teraźniejszym, bez liczb."),
    place: "vision.text",
    facts: {
      variant: "guidance",
      quote: "Najwyżej 600 znaków, w czasie teraźniejszym, bez liczb",
    },
    fine: "a text that is like it",
    keep: ({ set }) => set("vision.text", "W przedszkolach jest czysto i ciepło."),
  },
  {
    rule: "leftover-guidance",
    fault: "the example of the field among other words",
    spoil: ({ set }) =>
      set(
        "implementation.governance",
        "Raz na kwartał spotyka się z właścicielami działań, a decyzje o zmianach podejmuje zastępca prezydenta. Tak.",
      ),
    place: "implementation.governance",
    facts: {
      variant: "example",
      quote: "Pracami kieruje koordynator MID. Raz na kwartał spotyka się …",
    },
    fine: "short words that many write, and that are an example too",
    keep: ({ set }) => {
      set("milestones/m1.evidence", "protokół odbioru");
      set("attachments/a1.name", "Załącznik 1: lista szkół");
    },
  },
  {
    rule: "leftover-guidance",
    fault: "letters that hold a place",
    spoil: ({ set }) => set(diagnosis, "Koszt wyniesie XXX złotych."),
    place: diagnosis,
    facts: { variant: "placeholder", quote: "XXX" },
    fine: "brackets that mark a source",
    keep: ({ set }) => set(diagnosis, "Koszt wyniesie 5 zł [P]."),
  },
  {
    rule: "long-sentence",
    fault: "a sentence of thirty-six words",
    spoil: ({ set }) => set(diagnosis, `Krótko. Oto ${words(35)}.`),
    place: diagnosis,
    facts: { quote: "Oto słowo słowo słowo słowo słowo…", words: 36 },
    fine: "a sentence of thirty-five words, with figures in groups and dashes",
    keep: ({ set }) =>
      set(
        diagnosis,
        `Oto – według faktur – ${words(30)} 10 734 000 zł.\n${words(20)}\n${words(20)}`,
      ),
  },
  {
    rule: "long-sentence",
    fault: "shortened words and dates do not end a sentence",
    spoil: ({ set }) =>
      set(
        diagnosis,
        `Oto ${words(20)} m.in. Jan, ul. Polna, art. 5, Sp. z o.o. w Koninie, np. Ala, ok. 5 tys. osób z 01.04.2026 r. i ` +
          "dalej, według faktur.",
      ),
    place: diagnosis,
    facts: { quote: "Oto słowo słowo słowo słowo słowo…", words: 45 },
    fine: "a year at the end of a sentence",
    keep: ({ set }) =>
      set(
        diagnosis,
        `Oto ${words(25)} w 2026 r. Potem ${words(25)} Sp. z o.o. Wreszcie ${words(25)} 64. Już ${words(25)}`,
      ),
  },
  {
    rule: "figure-source",
    fault: "a figure of which nobody says where it comes from",
    spoil: ({ set }) => set(diagnosis, "Wydajemy 19,4 mln zł rocznie.\nWedług faktur 5 MWh."),
    place: diagnosis,
    facts: { variant: "text", quote: "19,4 mln" },
    fine: "a note that says what figures without a mark are, and a year, which is no figure",
    keep: ({ set }) => {
      set(diagnosis, "Wydajemy 19,4 mln zł rocznie.");
      set("identification.reading-note", "Liczby bez oznaczenia pochodzą z ewidencji urzędu.");
    },
  },
  {
    rule: "figure-source",
    fault: "a figure in the second paragraph",
    spoil: ({ set }) => set("challenge.why-now", "Koszt wynosi 5 zł [P].\nSpadnie o 20%."),
    place: "challenge.why-now",
    facts: { variant: "text", quote: "20%" },
    fine: "a figure with a link",
    keep: ({ set }) => set("challenge.why-now", withLink),
  },
];
