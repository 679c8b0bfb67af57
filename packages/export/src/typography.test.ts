import { expect, test } from "vitest";
import { typeset } from "./typography.ts";

/** Shows spaces that do not break as a tilde, as Polish typesetters write them. */
function shown(text: string, measure: "text" | "cell" = "text"): string {
  return typeset(text, "pl", measure).replaceAll("\u00a0", "~");
}

test.each([
  ["Ciepło i energia w mieście", "Ciepło i~energia w~mieście"],
  ["a i o u w z", "a~i~o~u~w~z"],
  ["W Koninie („z geotermii”, w tym z biomasy)", "W~Koninie („z~geotermii”, w~tym z~biomasy)"],
  ["Zofia ze Śremu", "Zofia ze Śremu"],
  ["plan A/B i C", "plan A/B i~C"],
])("a word of one letter holds on to the next: %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ["moc 8,1 MWt", "moc 8,1~MWt"],
  ["44 149,7 MWh/rok", "44~149,7~MWh/rok"],
  ["koszt 91 000 000 zł", "koszt 91~000~000~zł"],
  ["ok. 19,4 mln zł rocznie", "ok.~19,4~mln~zł rocznie"],
  ["o 20 % mniej", "o~20~% mniej"],
  ["64 szt., 5 m², 3 tCO₂/rok", "64~szt., 5~m², 3~tCO₂/rok"],
  ["w 2024 100 osób", "w~2024 100 osób"],
  ["12 sieci", "12 sieci"],
])("a number holds on to its unit: %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ["5 marca 2026 r. rada", "5~marca 2026~r. rada"],
  ["art. 5 ust. 2 pkt 3 lit. a", "art.~5 ust.~2 pkt~3 lit.~a"],
  ["§ 3 uchwały nr 12", "§~3 uchwały nr~12"],
  ["Dz.U. 2024 poz. 773", "Dz.U.~2024 poz.~773"],
  ["Dz. U. z 2024 r.", "Dz.~U.~z~2024~r."],
  ["MPEC-Konin Sp. z o.o. w Koninie", "MPEC-Konin Sp.~z~o.o. w~Koninie"],
  ["ZE PAK SA oraz Energa S.A.", "ZE PAK~SA oraz Energa~S.A."],
  ["prof. J. R. Nowak, ul. Wodna", "prof.~J.~R.~Nowak, ul.~Wodna"],
  ["w XIX w. i II kw. 2026", "w~XIX~w. i~II~kw.~2026"],
  ["Konin – ciepło", "Konin~– ciepło"],
])("abbreviations, dates and names stay together: %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test("a narrow cell may end a line with a short word, and keeps figures together", () => {
  expect(shown("Ciepło i energia – 1 234 MWh", "cell")).toBe("Ciepło i energia – 1~234~MWh");
});

test("a mark in brackets does not begin a line", () => {
  expect(shown("dotacja i pożyczka NFOŚiGW [P].")).toBe("dotacja i~pożyczka NFOŚiGW~[P].");
});

test("English has its own rules, and none for short words", () => {
  expect(typeset("a 5 MWh plan by J. Smith, 5 March 2026", "en")).toBe(
    "a 5\u00a0MWh plan by J.\u00a0Smith, 5\u00a0March 2026",
  );
});

test.each([
  ['Klaster "Zielona Energia" działa', "Klaster „Zielona Energia” działa"],
  ['("jeden", "dwa")', "(„jeden”, „dwa”)"],
])("paired straight quotation marks become Polish ones: %s", (text, expected) => {
  expect(typeset(text, "pl")).toBe(expected);
});

test.each(['rura 12" i 14"', 'niedomknięty "cudzysłów', String.raw`#panic("x") $x$ <l> @r \ "`])(
  "other straight quotation marks stay: %s",
  (text) => {
    expect(typeset(text, "pl").replaceAll("\u00a0", " ")).toBe(text);
  },
);

test("every place of a text stays the same place", () => {
  const text = 'Zużycie w "Zielonej Energii" – 1 234,5 MWh, art. 5, J. Nowak i 5 marca 2026 r.';

  expect(typeset(text, "pl")).toHaveLength(text.length);
});
