import { isSafeHref } from "@brudnopis/document";
import { expect, test } from "vitest";
import { completeHref } from "./link-form.tsx";
import { toLine } from "./one-line.ts";

test("an address means what it looks like", () => {
  expect(completeHref("konin.pl")).toBe("https://konin.pl");
  expect(completeHref("mid@konin.example")).toBe("mailto:mid@konin.example");
  expect(completeHref("63 240 11 11")).toBe("tel:632401111");
  expect(completeHref("http://bip.konin.pl")).toBe("http://bip.konin.pl");
});

test("no address can run a script", () => {
  for (const typed of [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
  ]) {
    expect(isSafeHref(completeHref(typed))).toBe(false);
  }
});

test("what is pasted into a line becomes one line", () => {
  expect(toLine("Ciepło z ziemi,\r\n  energia\tpod kontrolą\n")).toBe(
    "Ciepło z ziemi, energia pod kontrolą",
  );
});
