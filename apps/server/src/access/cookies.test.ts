import { expect, test } from "vitest";
import { createSessionCookie } from "./cookies.ts";

const cookie = createSessionCookie(false);

test.each([
  ["brudnopis=abc", "abc"],
  ["theme=dark; brudnopis=abc; other=1", "abc"],
  ["brudnopis=abc=def", "abc"],
  ["brudnopis=", undefined],
  ["xbrudnopis=abc", undefined],
  ["brudnopis", undefined],
  ["", undefined],
  [undefined, undefined],
])("from the header %j the token is %j", (header, token) => {
  expect(cookie.read(header)).toBe(token);
});

test("the cookie of an encrypted site is not that of an open one", () => {
  expect(createSessionCookie(true).read("brudnopis=abc")).toBeUndefined();
  expect(createSessionCookie(true).read("__Host-brudnopis=abc")).toBe("abc");
});
