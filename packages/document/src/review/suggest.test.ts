import type { RichNode, TextHunk } from "@brudnopis/schema";
import { TextHunk as HunkSchema } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { encodeStateVector } from "yjs";
import { movedAnchor, positionsOf } from "./anchor.ts";
import { applyHunk } from "./apply-hunk.ts";
import { isSame } from "./lines.ts";
import { locateHunk } from "./locate-hunk.ts";
import { suggestedHunks } from "./suggest.ts";
import { copyOf, exchange, heading, image, list, node, p, started, table } from "./testing.ts";

const trees = "Miasto posadzi drzewa wzdłuż wszystkich głównych ulic.";
const base = [p("Stare miasto jest przegrzane."), p(trees), p("Pieniądze są zapewnione.")];
const cells = table(["Działanie", "Koszt"], ["Park", "100"], ["Zieleniec", ""]);

/** Of what is suggested for `base`, unless something else is there before. */
const kinds: readonly [string, RichNode[], RichNode[]?][] = [
  ["an insertion", edited(p("Miasto posadzi rodzime drzewa wzdłuż wszystkich głównych ulic."))],
  ["an insertion at the start of a paragraph", edited(p(`Uwaga: ${trees}`))],
  ["an insertion at the end of a paragraph", edited(p(`${trees} I placów.`))],
  ["a deletion", edited(p("Miasto posadzi drzewa."))],
  ["a replacement", edited(p("Miasto zasieje łąki wzdłuż wszystkich głównych ulic."))],
  ["several at once", edited(p("Gmina posadzi rodzime drzewa wzdłuż głównych ulic i placów."))],
  ["a split", edited(p("Miasto posadzi drzewa"), p("wzdłuż wszystkich głównych ulic."))],
  [
    "a split in three",
    edited(p("Miasto posadzi"), p("drzewa wzdłuż"), p("wszystkich głównych ulic.")),
  ],
  ["a join", [p("Stare miasto jest przegrzane. " + trees), p("Pieniądze są zapewnione.")]],
  ["a list", edited(list(trees))],
  [
    "a list of two from one paragraph",
    edited(list("Miasto posadzi drzewa", "wzdłuż wszystkich ulic.")),
  ],
  ["a heading", edited(heading(trees))],
  ["a quote", edited(node("blockquote", p(trees)))],
  ["bold words", edited(p("Miasto posadzi *drzewa* wzdłuż wszystkich głównych ulic."))],
  ["a line break", edited(p("Miasto posadzi drzewa|wzdłuż wszystkich głównych ulic."))],
  ["a new paragraph", edited(p(trees), p("Zupełnie nowy akapit."))],
  ["a new first paragraph", [p("Zupełnie nowy akapit."), ...base]],
  ["a new last paragraph", [...base, p("Zupełnie nowy akapit.")]],
  ["a removed paragraph", edited()],
  ["an empty paragraph", edited(p(""), p(trees))],
  ["paragraphs in another order", [base[0] as RichNode, base[2] as RichNode, base[1] as RichNode]],
  ["a picture", edited(p(trees), image("rynek"))],
  ["a picture in front of all", [image("rynek"), ...base]],
  ["two pictures behind each other", [...base, image("rynek"), image("park")]],
  ["a picture removed", base, [...base.slice(0, 2), image("rynek"), ...base.slice(2)]],
  [
    "another picture in the place of one",
    [...base, image("park"), p("Źródło: miasto.")],
    [...base, image("rynek"), p("Źródło: miasto.")],
  ],
  [
    "what a picture shows",
    [...base, image("rynek", "Rynek po remoncie"), p("Źródło: miasto.")],
    [...base, image("rynek"), p("Źródło: miasto.")],
  ],
  [
    "a picture among list items",
    [node("bulletList", node("listItem", p("jeden"), image("rynek")), node("listItem", p("dwa")))],
    [list("jeden", "dwa")],
  ],
  ["all of it", [p("Całkiem co innego."), list("jeden", "dwa")]],
  ["nothing left", []],
  ["first words", [p("Pierwsze słowa"), list("a", "b")], []],
  ["first words where there is an empty paragraph", [p("Pierwsze słowa")], [p("")]],
  [
    "a word in a cell",
    [table(["Działanie", "Koszt"], ["Park miejski", "100"], ["Zieleniec", ""])],
    [cells],
  ],
  [
    "a word in an empty cell",
    [table(["Działanie", "Koszt"], ["Park", "100"], ["Zieleniec", "20"])],
    [cells],
  ],
  [
    "a row",
    [table(["Działanie", "Koszt"], ["Skwer", "7"], ["Park", "100"], ["Zieleniec", ""])],
    [cells],
  ],
  ["a row removed", [table(["Działanie", "Koszt"], ["Zieleniec", ""])], [cells]],
  [
    "a column",
    [table(["Działanie", "Koszt", "Rok"], ["Park", "100", ""], ["Zieleniec", "", "2027"])],
    [cells],
  ],
  ["a list item", [list("jeden", "półtora", "dwa")], [list("jeden", "dwa")]],
  ["a first list item", [list("zero", "jeden", "dwa")], [list("jeden", "dwa")]],
  ["a list item removed", [list("dwa")], [list("jeden", "dwa")]],
  [
    "another kind of list",
    [{ ...list("jeden", "dwa"), type: "orderedList" }],
    [list("jeden", "dwa")],
  ],
  ["an empty paragraph removed", [p("a"), p("b")], [p("a"), p(""), p("b")]],
  ["a break removed", [p("ab")], [p("a|b")]],
  ["words behind a break at the end", [p("a|b")], [p("a|")]],
  [
    "a paragraph in an empty cell",
    [node("table", node("tableRow", node("tableCell", p("x"))))],
    [node("table", node("tableRow", node("tableCell")))],
  ],
];

test.each(kinds)(
  "%s is suggested without writing, and accepted as it was meant, in any order",
  (_, after, before = base) => {
    const city = started(...before);
    const state = encodeStateVector(city.doc);
    const hunks = wired(suggestedHunks(city.text, after));

    expect(encodeStateVector(city.doc)).toEqual(state);
    expect(hunks.length).toBeGreaterThan(0);
    for (const order of [hunks, hunks.toReversed()]) {
      const accepting = copyOf(city.doc);
      for (const hunk of order) {
        expect(locateHunk(accepting.text, hunk)).toMatchObject({ isApplied: false });
        expect(applyHunk(accepting.text, hunk)).toBe(true);
      }
      expect(accepting.read()).toEqual(after);
    }
  },
);

// That an empty paragraph is there says nothing.
const telling = kinds.filter(([kind]) => kind !== "an empty paragraph");

test.each(telling)(
  "%s that stands there already is not written again",
  (_, after, before = base) => {
    const city = started(...before);
    const hunks = wired(suggestedHunks(city.text, after));

    for (const hunk of [...hunks, ...hunks]) applyHunk(city.text, hunk);

    expect(city.read()).toEqual(after);
  },
);

// Where there are words around it.
const inContext = telling.filter(([, after, before]) => after.length > 0 && !before);

test.each(inContext)("%s that stands there already counts as accepted", (_, after) => {
  const city = started(...base);
  const hunks = wired(suggestedHunks(city.text, after));
  for (const hunk of hunks) applyHunk(city.text, hunk);

  const again = hunks.map((hunk) => locateHunk(copyOf(city.doc).text, hunk)?.isApplied);

  expect(again).toEqual(hunks.map(() => true));
});

test.each(kinds)(
  "%s is taken back by as many undos, and can be accepted anew",
  (_, after, before = base) => {
    const city = started(...before);
    const reader = copyOf(city.doc);
    const hunks = wired(suggestedHunks(city.text, after));
    for (const hunk of hunks) applyHunk(city.text, hunk);

    while (city.undo.canUndo()) city.undo.undo();
    exchange(city.doc, reader.doc);

    expect(plain(city.read())).toEqual(plain(before));
    expect(reader.read()).toEqual(city.read());
    // Somebody else, who only sees what came of it, finds it again by its words or not at all.
    const results = hunks.map((hunk) => applyHunk(reader.text, hunk));
    expect([before, after].map(plain)).toContainEqual(plain(reader.read()));
    expect(results.every(Boolean)).toBe(isSame(plain(reader.read()), plain(after)));
  },
);

test.each(kinds)(
  "%s is found where it was meant when its anchor was made anew",
  (_, after, before = base) => {
    const city = started(...before);
    const hunks = wired(suggestedHunks(city.text, after));

    for (const hunk of hunks) {
      const located = locateHunk(city.text, hunk);
      const holdsToLetters = positionsOf(city.text, hunk.anchor).from !== undefined;
      // As the page repairs anchors, which knows letters and no blocks.
      const anchor =
        located && holdsToLetters ? movedAnchor(city.text, hunk.anchor, located) : hunk.anchor;
      applyHunk(city.text, { ...hunk, anchor });
    }

    expect(city.read()).toEqual(after);
  },
);

function edited(...middle: RichNode[]): RichNode[] {
  return [p("Stare miasto jest przegrzane."), ...middle, p("Pieniądze są zapewnione.")];
}

/** As it comes from the server. */
function wired(hunks: readonly TextHunk[]): TextHunk[] {
  return hunks.map((hunk) => HunkSchema.parse(JSON.parse(JSON.stringify(hunk))));
}

/** An undo may leave an empty paragraph of a field that had none. */
function plain(nodes: readonly RichNode[]): readonly RichNode[] {
  return nodes.every(({ type, content = [] }) => type === "paragraph" && content.length === 0)
    ? []
    : nodes;
}
