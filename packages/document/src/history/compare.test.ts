import { type Change, SectionChanges, Template } from "@brudnopis/schema";
import { beforeEach, expect, test } from "vitest";
import { Doc, encodeStateAsUpdate, Map as YMap, XmlElement, XmlText } from "yjs";
import { addRecord, moveRecord, removeRecord, restoreRecord, setValue } from "../edits.ts";
import { orderKey, recordsOf, textAt } from "../layout.ts";
import { paragraphs, writeRichText } from "../rich-text.ts";
import { editAtRandom, exampleTemplate, seededRandom } from "../testing.ts";
import { compareDocuments, type Comparison } from "./compare.ts";
import { Team } from "./compare-testing.ts";

/** Actions belong to goals, and are shown inside of them. */
const nestedTemplate = Template.parse({
  ...exampleTemplate,
  sections: exampleTemplate.sections.map((section) => ({
    ...section,
    parts: section.parts.filter(
      (part) => part.type !== "collection" || part.collection === "goals",
    ),
  })),
  collections: exampleTemplate.collections.map((collection) =>
    collection.key === "actions" ? { ...collection, parent: "goal" } : collection,
  ),
});

let team: Team;
let before: Doc;

beforeEach(() => {
  team = new Team();
  team.edit("Zofia", (doc) => {
    for (const id of ["g1", "g2", "g3"]) add(doc, "goals", id);
    for (const id of ["a1", "a2", "a3"]) add(doc, "actions", id, { goal: "g1", cost: 100 });
    write(doc, "city.title", "Zielone miasto");
    setValue(doc, exampleTemplate, "city.budget", 48_600_000_00);
  });
  before = team.state();
});

function add(
  doc: Doc,
  key: string,
  id: string,
  values: Record<string, string | number> = {},
): void {
  const collection = exampleTemplate.collections.find((candidate) => candidate.key === key);
  if (collection)
    addRecord(doc, collection, { id, values, texts: { name: paragraphs(`Nazwa ${id}`) } });
}

function write(doc: Doc, address: string, words: string): void {
  writeRichText(textAt(doc, address), paragraphs(words));
}

function type(doc: Doc, address: string, words: string): void {
  const block = textAt(doc, address).get(0) as XmlElement;
  const text: unknown = block.get(0);
  if (text instanceof XmlText) text.insert(text.length, words);
}

function compared(template = exampleTemplate): Comparison {
  return compareDocuments(before, team.state(), template, team);
}

/** „moved actions/a1 1→3 by Anna”, „value city.budget by Anna”. */
function shown({ sections }: Comparison): string[] {
  return sections.flatMap(({ changes }) =>
    changes.map((change) => {
      const by = change.by.map(({ person }) => person).join(", ");
      return `${subject(change)} by ${by}`;
    }),
  );
}

function subject(change: Change): string {
  if (change.type !== "record") return `${change.type} ${change.address}`;
  const { what, collection, record, from = "", to = "" } = change;
  return `${what} ${collection}/${record.id} ${from}→${to}`;
}

test("P1 nothing has changed where both states read the same", () => {
  team.edit("Anna", (doc) => setValue(doc, exampleTemplate, "city.budget", 51_000_000_00));
  team.edit("Jan", (doc) => setValue(doc, exampleTemplate, "city.budget", 48_600_000_00));
  // Somebody only stepped into a field.
  team.edit("Ewa", (doc) => write(doc, "city.challenge", ""));

  expect(compared()).toEqual({ sections: [], names: {} });
});

test("a value is credited to all who set it since, the last first", () => {
  team.edit("Anna", (doc) => setValue(doc, exampleTemplate, "city.budget", 50));
  team.edit("Jan", (doc) => setValue(doc, exampleTemplate, "city.budget", 51));

  const [section] = compared().sections;

  expect(section?.changes).toEqual([
    {
      type: "value",
      id: "value:city.budget",
      section: "city",
      address: "city.budget",
      before: { type: "money", grosze: 48_600_000_00 },
      after: { type: "money", grosze: 51 },
      by: [expect.objectContaining({ person: "Jan" }), expect.objectContaining({ person: "Anna" })],
    },
  ]);
});

test("a value that was cleared is credited to who cleared it", () => {
  team.edit("Anna", (doc) => setValue(doc, exampleTemplate, "city.budget", undefined));

  const [change] = compared().sections[0]?.changes ?? [];

  expect(shown(compared())).toEqual(["value city.budget by Anna"]);
  expect(change).not.toHaveProperty("after");
});

test("texts are counted in words, and their sections with them", () => {
  team.edit("Anna", (doc) => type(doc, "city.title", " dla wszystkich"));
  team.edit("Jan", (doc) => write(doc, "city.challenge", "Latem jest za gorąco"));

  const { sections } = compared();

  expect(shown(compared())).toEqual(["text city.title by Anna", "text city.challenge by Jan"]);
  expect(sections[0]).toMatchObject({ section: "city", inserted: 6, deleted: 0, unlisted: 0 });
});

test("what the editor moved on to a new block is credited where it was one person's doing", () => {
  const moveOn = (doc: Doc) => {
    const text: unknown = (textAt(doc, "city.challenge").get(0) as XmlElement).get(0);
    if (text instanceof XmlText) text.delete(0, text.length);
    textAt(doc, "city.challenge").insert(1, [paragraph("Zielone miasto nad rzeką")]);
  };
  team.edit("Jan", (doc) => write(doc, "city.challenge", "Zielone miasto nad rzeką"));
  before = team.state();
  team.edit("Anna", moveOn);
  const alone = creditsOfText(compared());
  team.edit("Jan", (doc) => textAt(doc, "city.challenge").insert(2, [paragraph("i więcej")]));
  const together = creditsOfText(compared());

  expect(alone).toEqual(["Anna"]);
  expect(together).toEqual([undefined, "Jan"]);
});

function paragraph(words: string): XmlElement {
  const made = new XmlElement("paragraph");
  made.insert(0, [new XmlText(words)]);
  return made;
}

function creditsOfText({ sections }: Comparison): (string | undefined)[] {
  const [change] = sections[0]?.changes ?? [];
  const blocks = change?.type === "text" ? (change.blocks ?? []) : [];
  return blocks.flatMap((block) => (block.change ? [block.change.by?.person] : []));
}

test("records that came, went and moved are credited, in the order in which they stand", () => {
  team.edit("Anna", (doc) => add(doc, "actions", "a4", { cost: 7 }));
  team.edit("Jan", (doc) => removeRecord(doc, "actions", "a2"));
  team.edit("Ewa", (doc) => moveRecord(doc, "actions", "a1", 1));

  expect(shown(compared())).toEqual([
    "moved actions/a1 1→2 by Ewa",
    "removed actions/a2 2→ by Jan",
    "added actions/a4 →3 by Anna",
  ]);
});

test("only what somebody moved has moved", () => {
  team.edit("Ewa", (doc) => moveRecord(doc, "goals", "g1", 2));

  expect(shown(compared())).toEqual(["moved goals/g1 1→3 by Ewa"]);
});

test("of two that changed places the one that somebody moved has moved", () => {
  team.edit("Ewa", (doc) => moveRecord(doc, "goals", "g2", 0));
  team.edit("Jan", (doc) => moveRecord(doc, "actions", "a1", 1));

  expect(shown(compared())).toEqual(["moved goals/g2 2→1 by Ewa", "moved actions/a1 1→2 by Jan"]);
});

test("a record that was removed and came back has not changed", () => {
  team.edit("Jan", (doc) => removeRecord(doc, "goals", "g2"));
  team.edit("Ewa", (doc) => restoreRecord(doc, "goals", "g2"));

  expect(compared().sections).toEqual([]);
});

test("whoever writes in a new record has a part in it", () => {
  team.edit("Anna", (doc) => add(doc, "goals", "g4"));
  team.edit("Jan", (doc) => type(doc, "goals/g4.name", " i więcej"));

  expect(shown(compared())).toEqual(["added goals/g4 →4 by Jan, Anna"]);
});

test("the records that changes speak of are named, also those that are gone", () => {
  team.edit("Anna", (doc) => setValue(doc, exampleTemplate, "actions/a1.goal", "g2"));
  team.edit("Jan", (doc) => removeRecord(doc, "goals", "g1"));

  expect(compared().names).toEqual({
    "goals/g1": "Nazwa g1",
    "goals/g2": "Nazwa g2",
    "actions/a1": "Nazwa a1",
  });
});

test("records inside of others are listed with them", () => {
  team.edit("Anna", (doc) => setValue(doc, exampleTemplate, "actions/a2.cost", 200));
  team.edit("Jan", (doc) => setValue(doc, exampleTemplate, "actions/a3.goal", "g3"));
  team.edit("Ewa", (doc) => type(doc, "goals/g3.name", " dla klimatu"));
  team.edit("Ewa", (doc) => add(doc, "actions", "a5", { goal: "g3" }));

  expect(shown(compared(nestedTemplate))).toEqual([
    "value actions/a2.cost by Anna",
    "text goals/g3.name by Ewa",
    "value actions/a3.goal by Jan",
    "added actions/a5 →2 by Ewa",
  ]);
});

test("what was inside of a removed record goes without saying", () => {
  team.edit("Jan", (doc) => removeRecord(doc, "goals", "g1"));

  expect(shown(compared(nestedTemplate))).toEqual(["removed goals/g1 1→ by Jan"]);
});

test("P2 of very much only counts are left, and every section that differs", () => {
  team.edit("Anna", (doc) => type(doc, "city.title", " dla wszystkich ludzi"));
  team.edit("Jan", (doc) => setValue(doc, exampleTemplate, "city.budget", 50));

  const limits = { listed: 1, letters: 10 };
  const { sections } = compareDocuments(before, team.state(), exampleTemplate, team, limits);

  expect(sections).toEqual<SectionChanges[]>([
    {
      section: "city",
      inserted: 3,
      deleted: 0,
      unlisted: 1,
      changes: [
        {
          type: "text",
          id: "text:city.title",
          section: "city",
          address: "city.title",
          inserted: 3,
          deleted: 0,
          by: [expect.objectContaining({ person: "Anna" })],
        },
      ],
    },
  ]);
});

test("P2 tens of thousands of records are compared in seconds, and all of them told of", () => {
  const others = 20_000;
  const doc = team.state();
  doc.transact(() => {
    const goals = recordsOf(doc, "goals");
    for (let i = 0; i < others; i += 1) {
      const record = new YMap<unknown>();
      record.set(orderKey, `b${String(i).padStart(6, "0")}1`);
      goals.set(`other${i}`, record);
    }
  });

  const { sections } = compareDocuments(before, doc, nestedTemplate, team);
  const back = compareDocuments(doc, before, nestedTemplate, team);

  expect(sections.map(({ changes, unlisted }) => changes.length + unlisted)).toEqual([others]);
  expect(back.sections.map(({ changes, unlisted }) => changes.length + unlisted)).toEqual([others]);
});

test("P3 neither state is changed by comparing them", () => {
  team.edit("Anna", (doc) => write(doc, "city.challenge", "Latem jest za gorąco"));
  const after = team.state();
  const [one, other] = [encodeStateAsUpdate(before), encodeStateAsUpdate(after)];

  compareDocuments(before, after, exampleTemplate, team);

  expect(encodeStateAsUpdate(before)).toEqual(one);
  expect(encodeStateAsUpdate(after)).toEqual(other);
});

test.each([1, 2, 3, 4])(
  "whatever was done, each change is named once and is of the contract (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    for (let i = 0; i < 300; i += 1) {
      team.edit(random.pick(["Anna", "Jan"]) ?? "", (doc) =>
        editAtRandom(doc, exampleTemplate, random),
      );
    }

    const { sections } = compared();
    const changes = sections.flatMap((section) => section.changes);

    expect(sections.map((section) => SectionChanges.parse(section))).toEqual(sections);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    expect(changes.filter(({ by }) => by.length === 0)).toEqual([]);
  },
);

test("states of two different documents are compared, if nobody can be credited", () => {
  const other = new Doc();
  write(other, "city.title", "Błękitna sieć");

  const { sections } = compareDocuments(before, other, exampleTemplate, team);

  expect(sections[0]?.changes.length).toBeGreaterThan(3);
});
