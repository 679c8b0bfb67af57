import { expect, test } from "vitest";
import { relativeTime } from "./relative-time.ts";

const now = Date.UTC(2026, 2, 5, 12);

test("tells how long ago in Polish words", () => {
  expect(relativeTime(now - 10_000, now, "pl")).toBe("teraz");
  expect(relativeTime(now - 3 * 3_600_000, now, "pl")).toBe("3 godziny temu");
  expect(relativeTime(now - 86_400_000, now, "pl")).toBe("wczoraj");
});

test("older than a week is a date", () => {
  expect(relativeTime(Date.UTC(2026, 0, 2, 12), now, "pl")).toBe("2 stycznia 2026");
});
