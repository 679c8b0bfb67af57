import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, type XmlFragment, XmlText } from "yjs";
import { textAt } from "../layout.ts";
import { paragraphs, writeRichText } from "../rich-text.ts";
import { anchorAt, isKnown, movedAnchor } from "./anchor.ts";
import { flatText } from "./flat.ts";
import { anchorInCopy, isLocated, resolveAnchor } from "./resolve.ts";

function fieldOf(...lines: string[]): XmlFragment {
  return filled({ type: "doc", content: paragraphs(lines.join("\n")).content });
}

function filled(text: { type: "doc"; content: RichNode[] }): XmlFragment {
  const fragment = textAt(new Doc(), "city.challenge");
  writeRichText(fragment, text);
  return fragment;
}

function anchorOf(fragment: XmlFragment, words: string) {
  const from = flatText(fragment).text.indexOf(words);
  return anchorAt(fragment, from, from + words.length);
}

function wordsAt(fragment: XmlFragment, anchor: ReturnType<typeof anchorAt>): string | undefined {
  const found = resolveAnchor(fragment, anchor);
  return isLocated(found) ? flatText(fragment).text.slice(found.from, found.to) : undefined;
}

function line(fragment: XmlFragment, index: number): XmlText {
  const block = fragment.get(index);
  const text = block instanceof XmlElement ? block.get(0) : undefined;
  if (!(text instanceof XmlText)) throw new Error(`Line ${index} has no text`);
  return text;
}

test("the letters of a field are those of all its texts, with nothing of blocks and breaks between", () => {
  const cell = (words: string) => ({ type: "tableCell", content: paragraphs(words).content });
  const fragment = filled({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Ala " },
          { type: "text", text: "ma", marks: [{ type: "bold" }] },
          { type: "hardBreak" },
          { type: "text", text: "🌱" },
        ],
      },
      { type: "table", content: [{ type: "tableRow", content: [cell("a"), cell("b")] }] },
    ],
  });

  expect(flatText(fragment).text).toBe("Ala ma🌱ab");
});

test("A1 words of which others stand elsewhere are not taken for those that went", () => {
  const same = "W roku 2026 miasto przyjmie plan, a potem będzie o nim co kwartał mówić wszystkim.";
  const fragment = fieldOf(same, same);
  const anchor = anchorOf(fragment, "przyjmie plan");

  fragment.delete(0, 1);

  expect(resolveAnchor(fragment, anchor)).toEqual({ status: "orphan" });
});

test("A1 words that were written anew among the same words are found", () => {
  const fragment = fieldOf("Przed nim.", "Miasto przyjmie plan adaptacji w marcu.", "Po nim.");
  const anchor = anchorOf(fragment, "przyjmie plan adaptacji");

  const made = new XmlElement("heading");
  made.insert(0, [line(fragment, 1).clone()]);
  fragment.delete(1, 1);
  fragment.insert(1, [made]);

  expect(resolveAnchor(fragment, anchor)).toMatchObject({ status: "reattached" });
  expect(wordsAt(fragment, anchor)).toBe("przyjmie plan adaptacji");
});

test("A1 a letter or two that are left of the words are not the words", () => {
  const fragment = fieldOf("Miasto przyjmie plan.");
  const anchor = anchorOf(fragment, "przyjmie plan");

  line(fragment, 0).delete("Miasto pr".length, "zyjmie pla".length);

  expect(resolveAnchor(fragment, anchor)).toEqual({ status: "orphan" });
});

test("a place between two letters goes with the one in front of it", () => {
  const fragment = fieldOf("Miasto przyjmie plan.");
  const anchor = anchorAt(fragment, 6, 6);

  line(fragment, 0).insert(6, " Konin");
  line(fragment, 0).insert(0, "Nasze ");

  expect(resolveAnchor(fragment, anchor)).toEqual({ from: 12, to: 12, status: "edited" });
});

test("a place at the end of a paragraph stays in it when it is said to be of it", () => {
  const fragment = fieldOf("Pierwszy.", "Drugi.");
  const anchor = anchorAt(fragment, 9, 9, { within: line(fragment, 0) });

  fragment.delete(1, 1);

  expect(resolveAnchor(fragment, anchor)).toMatchObject({ from: 9, to: 9 });
});

test("an anchor in a field without a letter is at its beginning", () => {
  const anchor = anchorAt(textAt(new Doc(), "city.challenge"), 0, 0);

  expect(resolveAnchor(fieldOf("Tekst."), anchor)).toMatchObject({ from: 0, to: 0 });
});

test("what was repaired keeps its quote, and is not taken for words that read like it", () => {
  const fragment = fieldOf("Plan na rok 2026. Budżet.", "Plan na rok 2026. Zespół.");
  const anchor = anchorOf(fragment, "rok 2026");
  line(fragment, 0).insert("Plan na rok ".length, "może ");

  const moved = movedAnchor(fragment, anchor, { from: 8, to: 21 });
  fragment.delete(0, 1);

  expect(moved.quote).toBe("rok 2026");
  expect(resolveAnchor(fragment, moved)).toEqual({ status: "orphan" });
});

test("A2 an anchor is unknown until the letters that it holds to have come", () => {
  const fragment = fieldOf("Miasto przyjmie plan.");
  const { doc } = fragment;
  if (!doc) throw new Error("The field has no document");
  const behind = new Doc();
  applyUpdate(behind, encodeStateAsUpdate(doc));
  line(fragment, 0).insert(0, "Nasze ");
  const anchor = anchorAt(fragment, 0, 5);

  expect(isKnown(behind, anchor)).toBe(false);
  applyUpdate(behind, encodeStateAsUpdate(doc));
  expect(isKnown(behind, anchor)).toBe(true);
  expect(wordsAt(textAt(behind, "city.challenge"), anchor)).toBe("Nasze");
});

test("in a copy without a past an anchor is at the same letters, also of words that stand there three times", () => {
  const original = fieldOf("tak", "tak", "tak");
  const anchor = anchorAt(original, 3, 6);
  const copy = fieldOf("tak", "tak", "tak");

  const own = anchorInCopy(anchor, original, copy);

  expect(resolveAnchor(copy, anchor)).toEqual({ status: "orphan" });
  expect(own && resolveAnchor(copy, own)).toEqual({ from: 3, to: 6, status: "exact" });
});

test.each(["", "AAAA", "AQRtZXRh", "Zm9v", "/w=="])(
  "a forged position (%s) is an orphan, and makes nothing in the document",
  (position) => {
    const fragment = fieldOf("Miasto przyjmie plan.");
    const anchor = { ...anchorOf(fragment, "plan"), quote: "nic takiego", start: position };

    expect(resolveAnchor(fragment, { ...anchor, end: position })).toEqual({ status: "orphan" });
    expect([...(fragment.doc?.share.keys() ?? [])]).toEqual(["city.challenge"]);
  },
);
