import { CloseCode } from "@brudnopis/schema";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../i18n/en.json" with { type: "json" };
import { createI18n } from "../i18n/i18n.ts";
import { isFinal } from "./reconnect.ts";
import { explanation } from "./refusal-words.ts";

const protocol = readFileSync(
  new URL("../../../../packages/schema/PROTOCOL.md", import.meta.url),
  "utf8",
);
const reasons = /Reasons of `4422`:(.*?)\. What the others/s
  .exec(protocol)?.[1]
  ?.matchAll(/`([a-z-]+)`/g);

function inBoth(refusal: { readonly code: number; readonly reason: string }): string[] {
  const i18n = createI18n();
  i18n.addResourceBundle("en", "translation", en);
  return (["pl", "en"] as const).map((lng) => explanation(i18n.getFixedT(lng), refusal));
}

const unknown = inBoth({ code: 4999, reason: "" }).map((text) => text.replace("4999", ""));

test.each(Object.values(CloseCode).filter(isFinal))(
  "P9 the page says in words what code %i means, in both languages",
  (code) => {
    const words = inBoth({ code, reason: "" });

    expect(words.map((text) => text.replace(String(code), ""))).not.toEqual(unknown);
    expect(words.every((text) => text.length > 15)).toBe(true);
  },
);

test.each([...(reasons ?? [])].map(([, reason = ""]) => reason))(
  "P8 the page says in words why an update was refused: %s",
  (reason) => {
    const generic = inBoth({ code: CloseCode.refusedUpdate, reason: "" });

    expect(inBoth({ code: CloseCode.refusedUpdate, reason })).not.toEqual(generic);
  },
);

test("the protocol's reasons were found", () => {
  const generic = inBoth({ code: CloseCode.refusedUpdate, reason: "unheard-of" });

  expect(generic).toEqual(inBoth({ code: CloseCode.refusedUpdate, reason: "" }));
  expect(protocol).toContain("Reasons of `4422`:");
});
