import { expect, test } from "vitest";
import { tokenIn } from "./link-token.ts";

test("reads the secret of a link from behind the hash", () => {
  expect(tokenIn("#klucz=abcdefghijklmnopqrst-_0")).toBe("abcdefghijklmnopqrst-_0");
});

test("anything else is no secret", () => {
  const others = [
    "",
    "#",
    "#klucz=",
    "#klucz=krótki",
    "#section",
    "#klucz=abcdefghijklmnopqrst<b>",
  ];
  for (const hash of others) expect(tokenIn(hash)).toBeUndefined();
});
