import { expect, test } from "vitest";
import { readPreferences } from "./preferences.ts";

test("what was remembered is read again", () => {
  expect(readPreferences('{"isOpen":false,"shown":["hint"]}')).toEqual({
    isOpen: false,
    shown: ["hint"],
  });
});

test("severities that we do not know are left out", () => {
  expect(readPreferences('{"isOpen":true,"shown":["hint","fatal",3]}')?.shown).toEqual(["hint"]);
});

test.each(["null", "5", '"open"', '{"isOpen":1,"shown":[]}', '{"isOpen":true,"shown":{}}', "{}"])(
  "%s is not ours and is not read",
  (text) => {
    expect(readPreferences(text)).toBeUndefined();
  },
);

test("nothing remembered is nothing", () => {
  expect(readPreferences(null)).toBeUndefined();
});
