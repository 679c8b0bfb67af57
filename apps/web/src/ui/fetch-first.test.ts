import { afterEach, expect, test, vi } from "vitest";
import { fetchFirst } from "./fetch-first.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("what could not be fetched is asked for again before the import, and what came is not", async () => {
  const asked: string[] = [];
  let isOnline = false;
  vi.stubGlobal("document", { head: { querySelectorAll: () => [] } });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    if (url.includes("second") && !isOnline) throw new TypeError("Failed to fetch");
    return new Response("");
  });
  const load = vi.fn(async () => "the part");
  const files = ["assets/first.js", "assets/second.js"];

  await expect(fetchFirst(load, files)).rejects.toThrow("Failed to fetch");
  expect(load).not.toHaveBeenCalled();
  isOnline = true;
  await expect(fetchFirst(load, files)).resolves.toBe("the part");
  await fetchFirst(load, files);

  expect(asked).toEqual(["/assets/first.js", "/assets/second.js", "/assets/second.js"]);
});
