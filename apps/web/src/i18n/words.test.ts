import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sources } from "./feature-words.ts";

const source = fileURLToPath(new URL("../", import.meta.url));
const plural = /_(zero|one|two|few|many|other)$/;

/** Texts by their whole key, such as `save.refused.4401`. */
function texts(words: object, prefix = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? texts(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );
}

function keys(words: object): string[] {
  return [...new Set(texts(words).map(([key]) => key.replace(plural, "")))].sort();
}

/** What a text is filled in with, such as `{{name}}`. */
function gaps(words: object): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of texts(words)) {
    const base = key.replace(plural, "");
    const names = found.get(base) ?? new Set();
    for (const [, name = ""] of text.matchAll(/\{\{(\w+)\}\}/g)) names.add(name);
    found.set(base, names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort().join()]));
}

const everything = Object.entries(sources).map(([namespace, load]) => ({ namespace, load }));

describe.each(everything)("the words of $namespace", ({ load }) => {
  test("W3 are complete in both languages", async () => {
    const [{ default: pl }, { default: en }] = await Promise.all([load.pl(), load.en()]);

    expect(keys(en)).toEqual(keys(pl));
  });

  test("W3 are never empty", async () => {
    const [{ default: pl }, { default: en }] = await Promise.all([load.pl(), load.en()]);

    expect([...texts(pl), ...texts(en)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("are filled in with the same things in both languages", async () => {
    const [{ default: pl }, { default: en }] = await Promise.all([load.pl(), load.en()]);

    expect(gaps(en)).toEqual(gaps(pl));
  });

  test("have every plural form of their language", async () => {
    const [{ default: pl }, { default: en }] = await Promise.all([load.pl(), load.en()]);

    expect(missingForms(pl, ["few", "many", "other"])).toEqual([]);
    expect(missingForms(en, ["one", "other"])).toEqual([]);
  });

  test("are all used", async () => {
    const { default: pl } = await load.pl();
    const code = sourceText();

    expect(keys(pl).filter((key) => !isUsed(key, code))).toEqual([]);
  });
});

function missingForms(words: object, forms: readonly string[]): string[] {
  const all = new Set(texts(words).map(([key]) => key));
  const counted = [...all].filter((key) => plural.test(key)).map((key) => key.replace(plural, ""));
  return [...new Set(counted)].flatMap((key) =>
    forms.map((form) => `${key}_${form}`).filter((key_) => !all.has(key_)),
  );
}

/** A key stands in the code whole, or its beginning does, before `${…}`. */
function isUsed(key: string, code: string): boolean {
  const parts = key.split(".");
  return (
    new RegExp(`["'\`:]${key.replaceAll(".", "\\.")}["'\`]`).test(code) ||
    parts.some((_, count) => count > 0 && code.includes(`${parts.slice(0, count).join(".")}.\${`))
  );
}

function sourceText(): string {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => readFileSync(`${source}${name}`, "utf8"))
    .join("\n");
}
