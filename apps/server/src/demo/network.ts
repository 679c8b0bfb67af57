/**
 * The participants of the network „Miasto efektywnie energetycznie” of the third edition of Partnerska Inicjatywa
 * Miast, with their codes in the TERYT register. Associations and agreements of municipalities have none.
 */
export const energyNetwork = {
  name: "PIM3 – Miasto efektywnie energetycznie",
  kind: "planning",
  pack: "energy",
  participants: [
    { name: "Konin", teryt: "3062011" },
    { name: "Hrubieszów", teryt: "0604011" },
    { name: "Nasielsk", teryt: "1414043" },
    { name: "Porozumienie Kieleckiego Obszaru Funkcjonalnego", teryt: null },
    { name: "Rejowiec Fabryczny", teryt: "0603011" },
    { name: "Rumia", teryt: "2215021" },
    { name: "Rybnik", teryt: "2473011" },
    { name: "Połaniec", teryt: "2612053" },
    { name: "Sopot", teryt: "2264011" },
    { name: "Stowarzyszenie Metropolia Warszawa", teryt: null },
  ],
} as const;

/** Those who accompany the network without writing in it. */
export const supporters = [
  "Sekretariat programu",
  "Bank Światowy",
  "Ministerstwo Funduszy i Polityki Regionalnej",
] as const;

type Organisation =
  | (typeof energyNetwork.participants)[number]["name"]
  | (typeof supporters)[number];

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
