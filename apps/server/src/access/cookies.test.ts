import { expect, test } from "vitest";
import { createCookies } from "./cookies.ts";

const cookie = createCookies(false).session;

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
  expect(createCookies(true).session.read("brudnopis=abc")).toBeUndefined();
  expect(createCookies(true).session.read("__Host-brudnopis=abc")).toBe("abc");
});

test("a cookie with a life of its own says how long", () => {
  const { device } = createCookies(false);

  expect(device.set("abc")).toBe(
    "brudnopis-device=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000",
  );
  expect(device.clear).toMatch(/Max-Age=0$/);
});
