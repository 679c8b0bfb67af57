/**
 * The participants of the network „Miasto efektywnie energetycznie” of the third edition of Partnerska Inicjatywa
 * Miast, with their codes in the TERYT register. Associations and agreements of municipalities have none.
 */
export const energyNetwork = {
  programme: "Partnerska Inicjatywa Miast",
  edition: { name: "PIM3", startsOn: "2024-04-01", endsOn: "2026-12-31" },
  name: "PIM3 – Miasto efektywnie energetycznie",
  startsOn: "2024-04-01",
  endsOn: "2026-04-30",
  kind: "planning",
  pack: "energy",
  participants: [
    {
      name: "Konin",
      kind: "city-with-county-rights",
      teryt: "3062011",
      forms: {
        genitive: "Konina",
        dative: "Koninowi",
        instrumental: "Koninem",
        locative: "Koninie",
      },
    },
    { name: "Hrubieszów", kind: "urban-municipality", teryt: "0604011", forms: {} },
    { name: "Nasielsk", kind: "urban-rural-municipality", teryt: "1414043", forms: {} },
    {
      name: "Porozumienie Kieleckiego Obszaru Funkcjonalnego",
      kind: "inter-municipal-agreement",
      teryt: null,
      forms: {},
    },
    { name: "Rejowiec Fabryczny", kind: "urban-municipality", teryt: "0603011", forms: {} },
    { name: "Rumia", kind: "urban-municipality", teryt: "2215021", forms: {} },
    {
      name: "Rybnik",
      kind: "city-with-county-rights",
      teryt: "2473011",
      forms: {
        genitive: "Rybnika",
        dative: "Rybnikowi",
        instrumental: "Rybnikiem",
        locative: "Rybniku",
      },
    },
    { name: "Połaniec", kind: "urban-rural-municipality", teryt: "2612053", forms: {} },
    { name: "Sopot", kind: "city-with-county-rights", teryt: "2264011", forms: {} },
    {
      name: "Stowarzyszenie Metropolia Warszawa",
      kind: "local-government-association",
      teryt: null,
      forms: {},
    },
  ],
} as const;

/** Those who accompany the network without writing in it. */
export const supporters = [
  { name: "Sekretariat programu", kind: "other" },
  { name: "Bank Światowy", kind: "international-organisation" },
  { name: "Ministerstwo Funduszy i Polityki Regionalnej", kind: "ministry" },
] as const;

type Organisation =
  | (typeof energyNetwork.participants)[number]["name"]
  | (typeof supporters)[number]["name"];

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly organisation: Organisation;
  readonly role: "administrator" | "lead" | "editor" | "facilitator" | "observer";
  /** In words, for the table of accounts. */
  readonly may: string;
  /** The document of another city that they may edit too. */
  readonly alsoEdits?: "Konin" | "Rybnik";
}

export const demoPeople: readonly DemoPerson[] = [
  {
    name: "Ewa Lis",
    email: "ewa.lis@program.example",
    organisation: "Sekretariat programu",
    role: "administrator",
    may: "everything; what she opens is logged",
  },
  {
    name: "Anna Wójcik",
    email: "anna.wojcik@konin.example",
    organisation: "Konin",
    role: "lead",
    may: "edit Konin's MID",
  },
  {
    name: "Piotr Zieliński",
    email: "piotr.zielinski@konin.example",
    organisation: "Konin",
    role: "editor",
    may: "edit Konin's MID",
  },
  {
    name: "Katarzyna Mazur",
    email: "katarzyna.mazur@konin.example",
    organisation: "Konin",
    role: "editor",
    may: "edit Konin's MID",
  },
  {
    name: "Marek Kowalczyk",
    email: "marek.kowalczyk@rybnik.example",
    organisation: "Rybnik",
    role: "lead",
    may: "edit Rybnik's MID",
  },
  {
    name: "Joanna Śliwa",
    email: "joanna.sliwa@rybnik.example",
    organisation: "Rybnik",
    role: "editor",
    may: "edit Rybnik's and Konin's MID",
    alsoEdits: "Konin",
  },
  {
    name: "Tomasz Adamski",
    email: "tomasz.adamski@bank.example",
    organisation: "Bank Światowy",
    role: "facilitator",
    may: "read and export both",
  },
  {
    name: "Magdalena Krawczyk",
    email: "magdalena.krawczyk@ministerstwo.example",
    organisation: "Ministerstwo Funduszy i Polityki Regionalnej",
    role: "observer",
    may: "read and export both",
  },
];
