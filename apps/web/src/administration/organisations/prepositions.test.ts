import { expect, test } from "vitest";
import { withW, withZ } from "./prepositions.ts";

test.each([
  ["Koninem", "z Koninem"],
  ["Sopotem", "z Sopotem"],
  ["Stargardem", "ze Stargardem"],
  ["Stowarzyszeniem", "ze Stowarzyszeniem"],
  ["Szczecinem", "ze Szczecinem"],
  ["Zieloną Górą", "z Zieloną Górą"],
  ["Zduńską Wolą", "ze Zduńską Wolą"],
  ["Żorami", "z Żorami"],
  ["Źródłami", "ze Źródłami"],
  ["S", "z S"],
])("współpracujemy %s", (name, expected) => {
  expect(withZ(name)).toBe(expected);
});

test.each([
  ["Koninie", "w Koninie"],
  ["Warszawie", "w Warszawie"],
  ["Włocławku", "we Włocławku"],
  ["Wrocławiu", "we Wrocławiu"],
  ["Fryburgu", "we Fryburgu"],
])("spotkanie %s", (name, expected) => {
  expect(withW(name)).toBe(expected);
});
