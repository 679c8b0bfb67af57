/**
 * Everything that is kept about one person (art. 15 RODO), for a button and for a command.
 *
 *   D1  There is no e-mail address in it but their own, also not in what somebody typed.
 *   D2  Of other people it says only whether it was somebody else, and in what role.
 *   D3  It gives the titles only of documents that the person may read today.
 *   D4  In the file that people take by themselves nothing tells a document that they may not read from one that is not
 *       there. An administrator's file has all that they asked for, and is handed over by somebody who can judge it.
 */
import { AppError, PersonData } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { findPerson } from "../store/people.ts";
import { findKnownPerson } from "../store/people-list.ts";
import { countDevices } from "../store/person-data.ts";
import { countRecoveryCodes } from "../store/second-factors.ts";
import { readableDocuments } from "./access.ts";
import {
  accessRequests,
  documents,
  events,
  files,
  identities,
  invitations,
  iso,
  notes,
  notifications,
  ownSettings,
  type Readable,
  remarks,
  roles,
  rounds,
  sections,
  seen,
  sessions,
  suggestions,
  tasks,
  watches,
} from "./person-data-parts.ts";

/** @throws AppError `not-found`. */
export async function readPersonData(
  driver: Driver,
  personId: string,
  now: number,
  takenBy: "themselves" | "administrator",
): Promise<PersonData> {
  const person = await findPerson(driver, personId);
  const known = await findKnownPerson(driver, personId);
  if (!person || !known) throw new AppError("not-found", "There is no such person");
  const { id, name, email, language, state, organisation } = person;
  const readable = await readableDocuments(driver, id, now);
  const data: PersonData = {
    format: 1,
    readme: readmes.file,
    madeAt: iso(now),
    account: {
      readme: readmes.account,
      id,
      name,
      email,
      language,
      state,
      organisation,
      createdAt: iso(known.createdAt),
      hasPassword: known.hasPassword === 1,
      hasSecondFactor: known.hasTotp === 1,
      recoveryCodes: await countRecoveryCodes(driver, id),
    },
    identities: { readme: readmes.identities, items: await identities(driver, id) },
    roles: { readme: readmes.roles, items: await roles(driver, id, readable) },
    sessions: { readme: readmes.sessions, items: await sessions(driver, id) },
    devices: { readme: readmes.devices, count: await countDevices(driver, id) },
    invitations: {
      readme: readmes.invitations,
      items: await invitations(driver, id, email, readable),
    },
    accessRequests: {
      readme: readmes.accessRequests,
      items: await accessRequests(driver, id, readable),
    },
    documents: { readme: readmes.documents, items: await documents(driver, id, readable) },
    sections: { readme: readmes.sections, items: await sections(driver, id, readable) },
    seen: { readme: readmes.seen, items: await seen(driver, id, readable) },
    remarks: { readme: readmes.remarks, items: await remarks(driver, id, readable) },
    suggestions: { readme: readmes.suggestions, items: await suggestions(driver, id, readable) },
    tasks: { readme: readmes.tasks, items: await tasks(driver, id, readable) },
    rounds: { readme: readmes.rounds, items: await rounds(driver, id, readable) },
    notifications: {
      readme: readmes.notifications,
      items: await notifications(driver, id, readable),
    },
    watches: { readme: readmes.watches, items: await watches(driver, id, readable) },
    mailSettings: { readme: readmes.mailSettings, ...(await ownSettings(driver, id)) },
    files: { readme: readmes.files, items: await files(driver, id, readable) },
    notes: { readme: readmes.notes, items: await notes(driver, id, readable) },
    events: { readme: readmes.events, items: await events(driver, id, readable) },
  };
  const told = takenBy === "themselves" ? withoutClosedDoors(data, readable) : data;
  return withoutOthersAddresses(told, email);
}

const readmes = {
  file: "Wszystko, co Brudnopis przechowuje o tej osobie. Czas jest podany w UTC. O innych osobach są tu najwyżej ich role, a tytuły tylko przy dokumentach, które ta osoba może dziś otworzyć.",
  account: "Konto. Hasło jest przechowywane tylko w postaci skrótu, którego nie da się odczytać.",
  identities: "Połączenia z kontem organizacji: wystawca i identyfikator, pod którym zna tę osobę.",
  roles: "Role: co ta osoba może i gdzie, od kiedy, i w jakiej roli jest ten, kto rolę nadał.",
  sessions: "Trwające sesje: kiedy i skąd ta osoba jest zalogowana.",
  devices:
    "Liczba przeglądarek, w których ta osoba się już logowała. O każdej przechowujemy tylko skrót losowego znacznika.",
  invitations: "Otrzymane zaproszenia i role zapraszających.",
  accessRequests:
    "Prośby o dostęp do dokumentów. W pliku pobranym samodzielnie są tylko te, które dotyczą dokumentów dostępnych dziś dla tej osoby; wszystkie są w pliku od administratora.",
  documents:
    "Dokumenty, w których ta osoba pisała: liczba zapisanych zmian, pierwsza i ostatnia z nich. Treść należy do dokumentu.",
  sections: "Części dokumentów, które ta osoba prowadzi albo w których pomaga, i termin każdej.",
  seen: "Do kiedy ta osoba widziała zmiany w dokumentach: od tej chwili liczą się nowości.",
  remarks:
    "Co ta osoba napisała w wątkach uwag do dokumentów, także przed poprawieniem. Nazwane w tekście inne osoby są pominięte.",
  suggestions:
    "Zmiany, które ta osoba zaproponowała w dokumentach, z uzasadnieniem, i co się z nimi stało.",
  tasks: "Uwagi przypisane tej osobie i termin każdej.",
  rounds:
    "Rundy recenzji, które ta osoba wysłała albo w których recenzowała: wiadomość do recenzentów i ocena w recenzji koleżeńskiej.",
  notifications:
    "Powiadomienia: o czym powiadomiono tę osobę, kiedy, czy to przeczytała i czy dostała e-mail. Treść uwag należy do dokumentów.",
  watches: "Co ta osoba obserwuje: dokumenty, ich części i sieci.",
  mailSettings: "Ustawienia powiadomień e-mail: co i kiedy przychodzi. Bez nich obowiązują zwykłe.",
  files:
    "Obrazy i szablony Worda, które ta osoba dodała. Same pliki należą do dokumentów, sieci i organizacji, do których je dodano.",
  notes:
    "Teksty poza dokumentami: notatki do linków dla gości, nazwy zapisanych wersji, powody wyciszenia uwag kontroli, uwagi w zestawie do ponownego użycia i opisy okien przeglądu.",
  events:
    "Dziennik zdarzeń: co zrobiła ta osoba (by: self) i co zrobiono wobec niej (about: self). Starsze zdarzenia są usuwane.",
} as const;

/** D4: asking to be let in leaves a trace only where there is a document. */
function withoutClosedDoors(data: PersonData, readable: Readable): PersonData {
  const asked: readonly string[] = ["access-asked", "access-declined"];
  const isTold = (document: { readonly id: string } | undefined) =>
    document === undefined || readable.has(document.id);
  const { accessRequests: requests, events: happened } = data;
  return {
    ...data,
    accessRequests: {
      ...requests,
      items: requests.items.filter(({ document }) => isTold(document)),
    },
    events: {
      ...happened,
      items: happened.items.filter(
        ({ action, document }) => !asked.includes(action) || isTold(document),
      ),
    },
  };
}

/** D1: notes, titles and messages are what people typed, and may hold anything. */
function withoutOthersAddresses(data: PersonData, own: string): PersonData {
  const text = JSON.stringify(data, (key, value: unknown) =>
    // A provider may call somebody by what looks like an address.
    typeof value === "string" && key !== "subject" ? withoutAddresses(value, own) : value,
  );
  return PersonData.parse(JSON.parse(text));
}

function withoutAddresses(text: string, own: string): string {
  return text.replace(/[^\s@<>"',;:()]+@[^\s@<>"',;:()]+/g, (address) =>
    address.toLowerCase() === own ? address : "[inny adres e-mail]",
  );
}
