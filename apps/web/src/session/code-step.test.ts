import { expect, test } from "vitest";
import { isWholeCode } from "./code-step.tsx";

test("a code of an app is six digits, with or without a space", () => {
  expect(["123456", "123 456"].every((code) => isWholeCode("app", code))).toBe(true);
  expect(["", "12345", "1234567", "abcdef"].some((code) => isWholeCode("app", code))).toBe(false);
});

test("a recovery code is longer", () => {
  expect(isWholeCode("recovery", "abcd-efgh-ijkm-npqr")).toBe(true);
  expect(isWholeCode("recovery", "123456")).toBe(false);
});
