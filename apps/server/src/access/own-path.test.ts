import { expect, test } from "vitest";
import { toOwnPath } from "./own-path.ts";

test.each([
  ["/", "/"],
  ["/dokumenty/a1?widok=druk#cele", "/dokumenty/a1?widok=druk#cele"],
  ["/zażółć", "/za%C5%BC%C3%B3%C5%82%C4%87"],
])("%j is a path of ours", (path, expected) => {
  expect(toOwnPath(path)).toBe(expected);
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "/\t/evil.example/",
  "/\n\\evil.example/",
  "/.//evil.example/",
  "/.\\/evil.example/",
  "/a/..//evil.example/",
  "javascript:alert(1)",
  "//",
])("%j leads nowhere else", (path) => {
  const page = "https://brudnopis.example/zaloguj";

  expect(new URL(toOwnPath(path), page).origin).toBe("https://brudnopis.example");
  expect(toOwnPath(path)).toBe("/");
});
