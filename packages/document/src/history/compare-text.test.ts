import type { Credit, DiffNode, RichNode } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { type Doc, XmlElement, XmlFragment, XmlText } from "yjs";
import { textAt } from "../layout.ts";
import { readRichText, writeRichText } from "../rich-text.ts";
import { editAtRandom, exampleTemplate, seededRandom } from "../testing.ts";
import { Attribution } from "./compare-credits.ts";
import { Team } from "./compare-testing.ts";
import { overlay } from "./compare-text.ts";

const address = "city.challenge";

const paragraph = (words: string): RichNode => ({
  type: "paragraph",
  content: [{ type: "text", text: words }],
});

function write(doc: Doc, ...blocks: RichNode[]): void {
  writeRichText(textAt(doc, address), { type: "doc", content: blocks });
}

/** The text of a block, however deep it is. */
function run(doc: Doc, ...path: number[]): XmlText {
  let at: unknown = textAt(doc, address);
  for (const index of [...path, 0]) at = at instanceof XmlFragment ? at.get(index) : undefined;
  if (!(at instanceof XmlText)) throw new Error("No text there");
  return at;
}

/** „words that stayed [+Anna words that are new] [-Jan words that are gone]”, a line a block of text. */
function shown(nodes: readonly DiffNode[]): string {
  return nodes
    .map((node) => {
      if (node.text === undefined && node.type !== "hardBreak") {
        const mark = node.change ? `${sign(node)}${node.type}: ` : "";
        return `${mark}${shown(node.content ?? [])}\n`;
      }
      const text = node.text ?? "↵";
      return node.change ? `[${sign(node)}${text}]` : text;
    })
    .join("")
    .replace(/\n+/g, "\n");
}

function sign({ change }: DiffNode): string {
  const by = `${change?.by?.person ?? "?"} `;
  switch (change?.type) {
    case "inserted":
      return `+${by}`;
    case "deleted":
      return `-${by}`;
    case "marked":
      return `*${by}`;
    case "reshaped":
      return `was ${change.was} ${by}`;
    default:
      return "";
  }
}

function compared(team: Team, before: Doc): DiffNode[] {
  const state = (doc: Doc) => ({
    nodes: readRichText(textAt(doc, address)).content,
    parent: textAt(doc, address),
  });
  const after = team.state();
  return overlay(state(before), state(after), new Attribution(before, after, team));
}

/** What several people do to a text, one after the other. */
function changed(
  blocks: RichNode[],
  ...edits: [person: string, edit: (doc: Doc) => void][]
): string {
  const team = new Team();
  team.edit("Zofia", (doc) => write(doc, ...blocks));
  const before = team.state();
  for (const [person, edit] of edits) team.edit(person, edit);
  return shown(compared(team, before)).trim();
}

test("inserted and deleted words are credited to who wrote and who deleted them", () => {
  expect(
    changed(
      [paragraph("Drzewa chłodzą ulice latem.")],
      ["Anna", (doc) => run(doc, 0).insert(15, "główne ")],
      ["Jan", (doc) => run(doc, 0).delete(27, 6)],
    ),
  ).toBe("Drzewa chłodzą [+Anna główne ]ulice[-Jan  latem].");
});

test("K1 whoever wrote the rest of a word long ago has no part in its change", () => {
  expect(
    changed(
      [paragraph("Tereny zielone miasta")],
      ["Anna", (doc) => run(doc, 0).delete(13, 1)],
      ["Jan", (doc) => run(doc, 0).insert(13, "ej")],
    ),
  ).toBe("Tereny [-Anna zielone][+Jan zielonej] miasta");
});

test("K3 a word that lost a letter is credited to who took it", () => {
  expect(changed([paragraph("Plan miastaa")], ["Anna", (doc) => run(doc, 0).delete(11, 1)])).toBe(
    "Plan [-Anna miastaa][+Anna miasta]",
  );
});

test("K3 a word that got a letter is credited to who gave it", () => {
  expect(changed([paragraph("Plan miast")], ["Anna", (doc) => run(doc, 0).insert(10, "a")])).toBe(
    "Plan [-Anna miast][+Anna miasta]",
  );
});

test("what two people wrote next to one another is told apart", () => {
  expect(
    changed(
      [paragraph("Cele:")],
      ["Anna", (doc) => run(doc, 0).insert(5, " mniej aut,")],
      ["Jan", (doc) => run(doc, 0).insert(16, " więcej drzew")],
    ),
  ).toBe("Cele:[+Anna  mniej aut,][+Jan  więcej drzew]");
});

test("what was written and deleted again in between leaves no trace", () => {
  expect(
    changed(
      [paragraph("Cele")],
      ["Anna", (doc) => run(doc, 0).insert(4, " i środki")],
      ["Jan", (doc) => run(doc, 0).delete(4, 9)],
    ),
  ).toBe("Cele");
});

test("marks are credited to who put them on or took them off", () => {
  expect(
    changed(
      [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "gruby", marks: [{ type: "bold" }] },
            { type: "text", text: " i cienki" },
          ],
        },
      ],
      ["Anna", (doc) => run(doc, 0).format(8, 6, { italic: {} })],
      ["Jan", (doc) => run(doc, 0).format(0, 5, { bold: null })],
    ),
  ).toBe("[*Jan gruby] i [*Anna cienki]");
});

test("T2 blocks that came and went are marked, and so are their words", () => {
  expect(
    changed(
      [paragraph("Pierwszy akapit zostaje"), paragraph("Drugi znika na zawsze")],
      ["Jan", (doc) => textAt(doc, address).delete(1, 1)],
      ["Anna", (doc) => textAt(doc, address).insert(0, [element("heading", "Nowy początek")])],
      ["Ewa", (doc) => run(doc, 0).insert(13, " od Ewy")],
    ),
  ).toBe(
    "+Anna heading: [+Anna Nowy początek][+Ewa  od Ewy]\nPierwszy akapit zostaje\n-Jan paragraph: [-Jan Drugi znika na zawsze]",
  );
});

function element(name: string, words: string): XmlElement {
  const made = new XmlElement(name);
  made.insert(0, [new XmlText(words)]);
  return made;
}

test("a paragraph that became a heading keeps its words", () => {
  expect(
    changed(
      [paragraph("Wstęp"), paragraph("Dane o mieście")],
      [
        "Anna",
        (doc) => {
          textAt(doc, address).delete(1, 1);
          textAt(doc, address).insert(1, [element("heading", "Dane o mieście")]);
        },
      ],
    ),
  ).toBe("Wstęp\nwas paragraph Anna heading: Dane o mieście");
});

test("of copies the one that somebody made is new", () => {
  expect(
    changed(
      [paragraph("Koszty"), paragraph("Koszty")],
      ["Anna", (doc) => textAt(doc, address).insert(0, [element("paragraph", "Koszty")])],
    ),
  ).toBe("+Anna paragraph: [+Anna Koszty]\nKoszty\nKoszty");
});

test("a list made of paragraphs, and paragraphs made of one, keep their words", () => {
  const item = (words: string): RichNode => ({ type: "listItem", content: [paragraph(words)] });
  const list = { type: "bulletList", content: [item("drzewa"), item("woda")] };

  const listed = changed(
    [paragraph("drzewa"), paragraph("woda")],
    ["Anna", (doc) => textAt(doc, address).delete(0, 2)],
    ["Anna", (doc) => write(doc, list)],
    ["Jan", (doc) => run(doc, 0, 1, 0).insert(4, " i ławki")],
  );
  const unlisted = changed(
    [list],
    ["Anna", (doc) => textAt(doc, address).delete(0, 1)],
    ["Anna", (doc) => write(doc, paragraph("drzewa"), paragraph("woda"))],
  );

  expect(listed).toBe("was paragraph Anna bulletList: drzewa\nwoda[+Jan  i ławki]");
  expect(unlisted).toBe("was listItem Anna paragraph: drzewa\nwas listItem Anna paragraph: woda");
});

test("items of lists and cells of tables are compared one by one", () => {
  const item = (words: string): RichNode => ({ type: "listItem", content: [paragraph(words)] });
  const cell = (words: string): RichNode => ({ type: "tableCell", content: [paragraph(words)] });

  expect(
    changed(
      [
        { type: "bulletList", content: [item("drzewa"), item("ławki")] },
        { type: "table", content: [{ type: "tableRow", content: [cell("koszt"), cell("10 zł")] }] },
      ],
      ["Anna", (doc) => run(doc, 0, 1, 0).insert(5, " i kosze")],
      ["Jan", (doc) => run(doc, 1, 0, 1, 0).insert(1, "0")],
    ),
  ).toBe("drzewa\nławki[+Anna  i kosze]\nkoszt\n[-Jan 10][+Jan 100] zł");
});

describe("random edits of three people", () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  test.each(seeds)("T1 laid over each other both texts are still there (seed %i)", (seed) => {
    const { team, before } = work(seed);

    const nodes = compared(team, before);

    const [was, is] = [before, team.state()].map(
      (doc) => readRichText(textAt(doc, address)).content,
    );
    expect(plain(nodes, "inserted")).toBe(plain(was ?? [], "inserted"));
    expect(normal(without(nodes, "deleted"))).toEqual(normal(is ?? []));
  });

  test.each(seeds)("K1 K2 nobody is credited who did nothing in between (seed %i)", (seed) => {
    const { team, before, started } = work(seed);

    const credits = creditsIn(compared(team, before));

    const wrong = credits.filter((credit) => credit === undefined || credit.at <= started);
    expect(wrong).toEqual([]);
  });
});

function work(seed: number): { team: Team; before: Doc; started: number } {
  const random = seededRandom(seed);
  const team = new Team();
  const step = () =>
    team.edit(["Anna", "Jan", "Ewa"][random.below(3)] ?? "", (doc) => {
      editAtRandom(doc, exampleTemplate, random);
    });
  for (let i = 0; i < 400; i += 1) step();
  const before = team.state();
  const started = team.at;
  for (let i = 0; i < 150; i += 1) step();
  return { team, before, started };
}

function without(nodes: readonly DiffNode[], type: string): RichNode[] {
  return nodes
    .filter(({ change }) => change?.type !== type)
    .map(({ change: _, content, ...node }) => ({
      ...node,
      ...(content ? { content: without(content, type) } : {}),
    }));
}

/** Neighbouring pieces of text with the same marks are one, and nothing is an absent content. */
function normal(nodes: readonly RichNode[]): RichNode[] {
  const found: RichNode[] = [];
  for (const { content = [], ...node } of nodes) {
    const last = found.at(-1);
    const isSame = last && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
    if (isSame && last.text !== undefined && node.text !== undefined) {
      found[found.length - 1] = { ...last, text: last.text + node.text };
    } else found.push({ ...node, ...(content.length > 0 ? { content: normal(content) } : {}) });
  }
  return found;
}

/** The words alone: what stands in other blocks now says so in its change. */
function plain(nodes: readonly DiffNode[], type: string): string {
  return nodes
    .filter(({ change }) => change?.type !== type)
    .map(({ text, content = [] }) => text ?? plain(content, type))
    .join("");
}

function creditsIn(nodes: readonly DiffNode[]): (Credit | undefined)[] {
  return nodes.flatMap(({ change, content = [] }) => [
    ...(change ? [change.by] : []),
    ...creditsIn(content),
  ]);
}
