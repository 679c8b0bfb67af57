import { expect, test } from "vitest";
import { fillRemark } from "./fill-remark.ts";

const konin = { city: "Konin", title: "Ciepło z ziemi" };

test("each placeholder becomes what the remark is used on, as often as it stands there", () => {
  const text = "{city}, {section}: {record} nie ma kosztu ({city}, „{title}”).";

  expect(fillRemark(text, { ...konin, section: "Działania", record: "D3" })).toBe(
    "Konin, Działania: D3 nie ma kosztu (Konin, „Ciepło z ziemi”).",
  );
});

test("placeholders are called in Polish as well", () => {
  const text = "{miasto}, {tytuł}, {część}, {pozycja}";

  expect(fillRemark(text, { ...konin, section: "Działania", record: "D3" })).toBe(
    "Konin, Ciepło z ziemi, Działania, D3",
  );
});

test("where there is no record or section the remark speaks of what is around it", () => {
  expect(fillRemark("{record}", { ...konin, section: "Działania" })).toBe("Działania");
  expect(fillRemark("{section} {record}", konin)).toBe("Ciepło z ziemi Ciepło z ziemi");
});

test("other braces stay, and what is put in is not looked through again", () => {
  expect(fillRemark("{cost} {city}", { ...konin, city: "{title}" })).toBe("{cost} {title}");
});
