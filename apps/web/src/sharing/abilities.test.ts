import type { AccessReason, Sharer, Sharing } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { abilitiesOf, isLogged, peopleByPlace } from "./abilities.ts";

const administrator: AccessReason = { role: "administrator", through: "installation" };
const leadOfKonin: AccessReason = { role: "lead", through: "organisation", name: "Konin" };
const leadOfRybnik: AccessReason = { role: "lead", through: "partner", name: "Rybnik" };
const facilitator: AccessReason = { role: "facilitator", through: "network", name: "Energia" };
const peer: AccessReason = { role: "peer", through: "window", name: "Energia", until: 1 };
const invited: AccessReason = { role: "editor", through: "document" };

test("who edits is not said to read and comment as well", () => {
  expect(abilitiesOf(["read", "comment", "suggest", "edit", "export", "share"])).toEqual([
    "edit",
    "share",
  ]);
  expect(abilitiesOf(["read", "comment", "export", "share"])).toEqual(["read", "comment", "share"]);
  expect(abilitiesOf(["read", "export"])).toEqual(["read"]);
});

test("opening is logged when only administering gives access", () => {
  expect(isLogged([administrator])).toBe(true);
  expect(isLogged([facilitator, administrator])).toBe(false);
  expect(isLogged([])).toBe(false);
});

test("everybody stands in one place: where they can be changed, else closest to the document", () => {
  const places = peopleByPlace(
    sharing([
      sharer("Anna", [leadOfKonin, administrator]),
      sharer("Marek", [leadOfRybnik, facilitator]),
      sharer("Joanna", [leadOfRybnik, invited], "editor"),
      sharer("Tomasz", [facilitator]),
      sharer("Ola", [peer]),
      sharer("Ewa", [administrator]),
    ]),
  );

  const names = (people: readonly Sharer[]) => people.map(({ name }) => name);
  expect(names(places.invited)).toEqual(["Joanna"]);
  expect(places.organisations.map(({ party, people }) => [party.name, names(people)])).toEqual([
    ["Konin", ["Anna"]],
    ["Rybnik", ["Marek"]],
  ]);
  expect(names(places.network)).toEqual(["Tomasz", "Ola"]);
  expect(names(places.administrators)).toEqual(["Ewa"]);
});

test("an owner and a partner of the same name are not mixed up", () => {
  const both = { ...sharing([sharer("Marek", [{ ...leadOfRybnik, name: "Konin" }])]) };
  both.organisations = [
    { id: "a", name: "Konin", part: "owner" },
    { id: "b", name: "Konin", part: "partner" },
  ];

  const { organisations } = peopleByPlace(both);

  expect(organisations.map(({ people }) => people.length)).toEqual([0, 1]);
});

function sharer(name: string, reasons: AccessReason[], ownRole?: "editor"): Sharer {
  return {
    personId: name,
    name,
    organisation: "Konin",
    hue: 0,
    permissions: ["read"],
    reasons,
    ...(ownRole === undefined ? {} : { ownRole }),
  };
}

function sharing(people: Sharer[]): Sharing {
  return {
    organisations: [
      { id: "a", name: "Konin", part: "owner" },
      { id: "b", name: "Rybnik", part: "partner" },
    ],
    people,
    mine: [],
    isSharedWithNetwork: false,
    mayShare: true,
    invitations: [],
    requests: [],
  };
}
