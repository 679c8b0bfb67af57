import { expect, test } from "vitest";
import { OwnOrigin } from "./own-origin.ts";

function originOf(baseUrl: string): OwnOrigin {
  const origin = new OwnOrigin();
  origin.settle(baseUrl);
  return origin;
}

test.each([
  ["https://brudnopis.example", true],
  ["https://brudnopis.example:8443", false],
  ["http://brudnopis.example", false],
  ["https://brudnopis.example.evil.example", false],
  ["https://evil.example/brudnopis.example", false],
  ["https://sub.brudnopis.example", false],
  ["null", false],
  ["", false],
  [undefined, false],
])("E1 for https://brudnopis.example the origin %j is ours: %j", (candidate, expected) => {
  expect(originOf("https://brudnopis.example").has(candidate)).toBe(expected);
});

test("names of one's own machine are one place, on the same port only", () => {
  const origin = originOf("http://127.0.0.1:3000");

  expect(origin.has("http://localhost:3000")).toBe(true);
  expect(origin.has("http://[::1]:3000")).toBe(true);
  expect(origin.has("http://localhost:3001")).toBe(false);
});

test("a server with a public name does not take localhost for itself", () => {
  expect(originOf("https://brudnopis.example").has("http://localhost")).toBe(false);
});

test("before the address is known nothing is ours", () => {
  expect(new OwnOrigin().has("http://localhost")).toBe(false);
});
