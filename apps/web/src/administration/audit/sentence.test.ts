import type { AuditAction, AuditEvent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { createI18n } from "../../i18n/i18n.ts";
import en from "../words.en.json" with { type: "json" };
import pl from "../words.pl.json" with { type: "json" };
import { actionGroups, actionsOf } from "./action-groups.ts";
import { sentenceOf } from "./sentence.ts";

const i18n = createI18n();
i18n.addResourceBundle("pl", "administration", pl);
i18n.addResourceBundle("en", "administration", en);
const t = {
  pl: i18n.getFixedT("pl", "administration"),
  en: i18n.getFixedT("en", "administration"),
};

const ewa = { id: "ewa", name: "Ewa Lis" };
const anna = { id: "anna", name: "Anna Wójcik" };
const konin = { id: "konin", name: "Konin" };
const energia = { id: "energia", name: "Energia" };
const mid = { id: "mid", title: "Konin – ciepło z ziemi" };

function event(action: AuditAction, about: Partial<AuditEvent> = {}): AuditEvent {
  return { id: "1", at: 0, action, by: ewa, details: {}, ...about };
}

function read(about: AuditEvent, language: "pl" | "en" = "pl"): string {
  return sentenceOf(about, t[language])
    .map(({ text }) => text)
    .join("");
}

test.each([
  [
    event("role-given", { person: anna, organisation: konin, details: { role: "lead" } }),
    "Nadano rolę „lider”: Anna Wójcik, w organizacji Konin",
    "Gave the role “lead”: Anna Wójcik, in the organisation Konin",
  ],
  [
    event("invited", { network: energia, details: { role: "peer", invitation: "x1" } }),
    "Zaproszono do roli „recenzent partnerski”, w sieci Energia",
    "Invited to the role “peer reviewer”, in the network Energia",
  ],
  [
    event("network-changed", { network: energia, details: { change: "moved" } }),
    "Przeniesiono: sieć Energia",
    "Moved: network Energia",
  ],
  [
    event("window-changed", { network: energia, details: { change: "removed" } }),
    "Usunięto: okno przeglądu, w sieci Energia",
    "Removed: review window, in the network Energia",
  ],
  [
    event("network-joined", { network: energia, organisation: konin }),
    "Dodano organizację do sieci: Konin, w sieci Energia",
    "Added an organisation to a network: Konin, in the network Energia",
  ],
  [
    event("section-planned", {
      person: anna,
      document: mid,
      details: { section: "challenge", planned: "owner, due" },
    }),
    "Zmieniono, kto ma część dokumentu i na kiedy: Anna Wójcik, w dokumencie Konin – ciepło z ziemi (część „challenge”, osoba prowadząca, termin)",
    "Changed who has a section of a document, and by when: Anna Wójcik, in the document Konin – ciepło z ziemi (section “challenge”, who has it, due date)",
  ],
  [
    event("section-ready", { document: mid, details: { section: "challenge", ready: "no" } }),
    "Zmieniono, czy część dokumentu jest gotowa, w dokumencie Konin – ciepło z ziemi (część „challenge”, już nie gotowa)",
    "Changed whether a section of a document is ready, in the document Konin – ciepło z ziemi (section “challenge”, no longer ready)",
  ],
  [
    event("finding-muted", { document: mid, details: { rule: "long-sentence" } }),
    "Wyciszono uwagę kontroli dokumentu, w dokumencie Konin – ciepło z ziemi (reguła „long-sentence”)",
    "Muted a finding of the document check, in the document Konin – ciepło z ziemi (rule “long-sentence”)",
  ],
  [
    event("administrator-read", { document: mid }),
    "Otwarto szkic z uprawnieniem administratora: Konin – ciepło z ziemi",
    "Opened a draft as administrator: Konin – ciepło z ziemi",
  ],
  [
    event("exported", { document: mid, details: { format: "pdf", personal: "yes" } }),
    "Pobrano plik: Konin – ciepło z ziemi (PDF, z danymi osobowymi)",
    "Downloaded a file: Konin – ciepło z ziemi (PDF, with personal data)",
  ],
  [
    event("signed-in", { person: ewa, details: { way: "second-factor" } }),
    "Zalogowano się (hasło i drugi krok)",
    "Signed in (password and second step)",
  ],
  [
    event("person-changed", { person: anna, details: { changed: "name, email" } }),
    "Zmieniono dane konta: Anna Wójcik (imię i nazwisko, adres e-mail)",
    "Changed an account: Anna Wójcik (name, e-mail address)",
  ],
  [
    event("audit-pruned", { details: { count: "5", days: "730" } }),
    "Usunięto zdarzenia po upływie czasu przechowywania (5 zdarzeń, 730 dni)",
    "Events were removed after their time (5 events, 730 days)",
  ],
  [
    event("update-refused", { person: anna, document: mid, details: { reason: "clock-gap" } }),
    "Odrzucono zmianę w dokumencie: Anna Wójcik, w dokumencie Konin – ciepło z ziemi (przyczyna: clock-gap)",
    "A change of a document was refused: Anna Wójcik, in the document Konin – ciepło z ziemi (reason: clock-gap)",
  ],
])("says what was done, to whom and where", (about, polish, english) => {
  expect(read(about)).toBe(polish);
  expect(read(about, "en")).toBe(english);
});

test("what has a page is a link to it", () => {
  const links = sentenceOf(event("role-given", { person: anna, network: energia }), t.pl);

  expect(links.filter(({ to }) => to !== undefined)).toEqual([
    { text: "Anna Wójcik", to: "/administracja/osoby/anna" },
    { text: "Energia", to: "/administracja/sieci/energia" },
  ]);
});

test("every action has words in both languages, also without details", () => {
  for (const action of actionGroups.flatMap(actionsOf)) {
    expect(read(event(action))).not.toContain("audit.");
    expect(read(event(action), "en")).not.toContain("audit.");
  }
});
