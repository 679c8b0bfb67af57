import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test("signing in leads back only to a page of our own", () => {
  expect(returnPath("/dokumenty/abc")).toBe("/dokumenty/abc");
  for (const foreign of ["https://zly.example", "//zly.example", "/\\zly.example", "zly", null]) {
    expect(returnPath(foreign)).toBe("/");
  }
});
