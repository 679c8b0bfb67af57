import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const seal = createSeal("x".repeat(32));

test("what was sealed opens again, and looks different each time", () => {
  const [first, second] = [seal.close("totp", "sekret ł"), seal.close("totp", "sekret ł")];

  expect(seal.open("totp", first)).toBe("sekret ł");
  expect(second).not.toBe(first);
  expect(first).not.toContain("sekret");
});

test("nothing opens for another purpose, with another key, or after a change", () => {
  const sealed = seal.close("totp", "sekret");
  const changed = Buffer.from(sealed, "base64url");
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

  expect(seal.open("mail", sealed)).toBeUndefined();
  expect(createSeal("y".repeat(32)).open("totp", sealed)).toBeUndefined();
  expect(seal.open("totp", changed.toString("base64url"))).toBeUndefined();
  expect(seal.open("totp", "")).toBeUndefined();
  expect(seal.open("totp", "nonsense")).toBeUndefined();
});
