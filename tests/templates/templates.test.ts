import { createFromSeed, missingFields, plainText, readDocument } from "@brudnopis/document";
import { type LocalText, packProblems, type Part, Seed } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import {
  loadPack,
  loadSeed,
  loadTemplate,
  loadWithPack,
  packIds,
  placedValues,
  readSample,
} from "./testing.ts";

const samples = ["konin", "rybnik"] as const;

describe("the MID template", () => {
  test("has the sections 0 to 13 in order", () => {
    const sections = loadTemplate().sections.map(({ number, title }) => `${number} ${title.pl}`);

    expect(sections).toEqual([
      "0 Metryczka",
      "1 Streszczenie",
      "2 Wyzwanie",
      "2a Drzewo problemów",
      "3 Cele i wskaźniki",
      "3a Wizja",
      "T Rozwiązanie transferowane",
      "4 Działania",
      "5 Harmonogram",
      "6 Interesariusze",
      "7 Finansowanie",
      "8 Ryzyka",
      "9 Wdrażanie i monitoring",
      "10 Bariery do Planu Ulepszeń",
      "11 Podejście zintegrowane",
      "12 Małe działania testowe",
      "13 Źródła, załączniki i słowniczek",
    ]);
  });

  test("shows every collection once: in a section, or inside the records it belongs to", () => {
    const { sections, collections } = loadTemplate();
    const placed = sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
    );
    const owned = collections.flatMap(({ key, parent, fields }) => {
      const owner = fields.find((field) => field.key === parent);
      return owner?.type === "reference" && placed.includes(owner.to) ? [key] : [];
    });

    expect([...placed, ...owned].sort()).toEqual(collections.map(({ key }) => key).sort());
  });

  test("asks for nothing in an optional section, so that leaving it out is complete", () => {
    const { sections, collections } = loadTemplate();
    const asked = sections
      .filter(({ required }) => !required)
      .flatMap(({ key, parts }) => parts.filter((part) => isAsked(part)).map(() => key));

    expect(asked).toEqual([]);

    function isAsked(part: Part): boolean {
      if (part.type === "summary" || part.type === "view") return false;
      if (part.type !== "collection") return part.required;
      return (collections.find(({ key }) => key === part.collection)?.min ?? 0) > 0;
    }
  });

  test.each([
    ["summary.text", 1200],
    ["challenge.question", 250],
    ["challenge.diagnosis", 4000],
    ["vision.text", 600],
  ])("limits %s to %d characters", (address, limit) => {
    const [section, field] = address.split(".");
    const part = loadTemplate()
      .sections.find(({ key }) => key === section)
      ?.parts.find((candidate) => "key" in candidate && candidate.key === field);

    expect(part && "maxLength" in part ? part.maxLength : undefined).toBe(limit);
  });

  test("fits each table on a page", () => {
    const wide = loadTemplate().collections.filter(({ columns }) => columns.length > 6);

    expect(wide.map(({ key }) => key)).toEqual([]);
  });

  test("explains every section and every empty table", () => {
    const { sections, collections } = loadTemplate();
    const silent = [...sections, ...collections].filter(({ guidance }) => !guidance);

    expect(silent.map(({ key }) => key)).toEqual([]);
  });
});

describe("words", () => {
  const files = {
    template: loadTemplate(),
    ...Object.fromEntries(packIds.map((id) => [`${id} pack`, loadPack(id)])),
  };

  test.each(Object.entries(files))("of the %s differ between Polish and English", (_, file) => {
    const same = localTexts(file).filter(
      ({ path, text }) => text.pl === text.en && !isSameInBoth(path, text.pl),
    );

    expect(same).toEqual([]);
  });

  test.each(Object.entries(files))("of the %s use Polish quotes, dashes and dots", (_, file) => {
    const wrong = localTexts(file).filter(({ text }) => / - |\.\.\.|["'“]/.test(text.pl));

    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(files))("of the %s use English quotes and dashes", (_, file) => {
    const wrong = localTexts(file).filter(({ text }) => / - |\.\.\.|["'„]/.test(text.en));

    expect(wrong).toEqual([]);
  });

  test("Polish counts have their own forms for 1, 2 and 5", () => {
    const flat = loadTemplate().collections.filter(({ counted: { pl } }) => {
      return new Set([pl.one, pl.few, pl.many]).size !== 3;
    });

    expect(flat.map(({ key }) => key)).toEqual([]);
  });
});

describe.each(packIds)("the %s pack", (id) => {
  const { catalogues, sections, collections } = loadPack(id);
  const entries = Object.entries(catalogues).flatMap(([collection, all]) =>
    all.map((entry) => ({ collection, entry })),
  );

  test("fits the template", () => {
    expect(packProblems(loadPack(id), loadTemplate())).toEqual([]);
  });

  test("has the seven catalogues, and unique keys in each", () => {
    const repeated = Object.entries(catalogues).filter(
      ([, all]) => new Set(all.map(({ key }) => key)).size !== all.length,
    );

    expect(Object.keys(catalogues).sort()).toEqual([
      "actions",
      "barriers",
      "funding-sources",
      "indicators",
      "linked-documents",
      "risks",
      "stakeholders",
    ]);
    expect(repeated).toEqual([]);
  });

  test("gives every entry a name that is its own", () => {
    const names = entries.map(({ collection, entry }) => {
      const name = entry.fields["name"];
      return `${collection} ${typeof name === "object" && "pl" in name ? name.pl : ""}`;
    });

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => name.endsWith(" "))).toEqual([]);
  });

  test("warns at every entry that it is to be verified", () => {
    const unmarked = entries.filter(
      ({ entry: { note } }) =>
        !note?.pl.endsWith("Do sprawdzenia przed użyciem.") ||
        !note.en.endsWith("To be verified before use."),
    );

    expect(unmarked.map(({ entry }) => entry.key)).toEqual([]);
  });

  test("offers no text that is longer than its field", () => {
    const { collections: all } = loadWithPack(id);
    const long = entries.flatMap(({ collection, entry }) =>
      Object.entries(entry.fields).filter(([key, value]) => {
        const field = all
          .find((each) => each.key === collection)
          ?.fields.find((each) => each.key === key);
        const limit = field && "maxLength" in field ? field.maxLength : Infinity;
        return typeof value === "object" && "pl" in value
          ? Math.max(value.pl.length, value.en.length) > limit
          : false;
      }),
    );

    expect(long).toEqual([]);
  });

  test("says that the recovery plan closes on 31 August 2026", () => {
    const plan = catalogues["funding-sources"]?.find(({ key }) => key === "recovery-plan");

    expect(plan?.closes).toBe("2026-08-31");
  });

  test("says a funding source's dates and share once, beside its fields", () => {
    const said = (catalogues["funding-sources"] ?? []).filter(({ fields }) =>
      ["opens", "closes", "max-share"].some((key) => key in fields),
    );

    expect(said.map(({ key }) => key)).toEqual([]);
  });

  test("shows every collection of its own once, explains it and fits it on a page", () => {
    const placed = sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
    );

    expect(placed.sort()).toEqual(collections.map(({ key }) => key).sort());
    expect(collections.filter(({ guidance }) => !guidance)).toEqual([]);
    expect(collections.filter(({ columns }) => columns.length > 6)).toEqual([]);
  });

  test("knows how its network is written", () => {
    expect(loadPack(id).names.map(({ name }) => name)).toContain(
      {
        energy: "Miasto efektywne energetycznie",
        compact: "Miasto kompaktowe",
        housing: "Miasto dostępnych mieszkań",
      }[id],
    );
  });
});

describe("the samples", () => {
  test.each(samples)("%s becomes a document that reads back whole", (name) => {
    const template = loadTemplate();
    const seed = loadSeed(name);

    const content = readDocument(createFromSeed(template, seed), template);

    expect(content.illustrative).toBe(true);
    expect(content.pack).toBe("energy");
    expect(Object.keys(content.fields).sort()).toEqual(Object.keys(seed.fields).sort());
    expect(fieldsByRecord(content.collections)).toEqual(fieldsByRecord(seed.collections));
  });

  test.each(samples)("every value of %s is understood", (name) => {
    const values = placedValues(name);

    expect(values.filter(({ value }) => value.type === "unparsed")).toEqual([]);
  });

  test.each(samples)("every text of %s is within its limit", (name) => {
    const long = placedValues(name).filter(({ field, value }) => {
      const text =
        value.type === "line" ? value.text : value.type === "rich" ? plainText(value.doc) : "";
      return "maxLength" in field && text.length > field.maxLength;
    });

    expect(long).toEqual([]);
  });

  test.each(samples)("every reference of %s leads to a record", (name) => {
    const { collections } = readSample(name, loadTemplate());
    const broken = placedValues(name).flatMap(({ field, value }) => {
      if (field.type !== "reference" || value.type !== "reference") return [];
      const ids = (collections[field.to] ?? []).map(({ id }) => id);
      return value.ids.filter((id) => !ids.includes(id));
    });

    expect(broken).toEqual([]);
  });

  test("Rybnik is half-written: two goals, some actions with gaps, and no summary", () => {
    const template = loadTemplate();
    const { fields, collections } = readSample("rybnik", template);
    const actions = template.collections.find(({ key }) => key === "actions");
    const gaps = (collections["actions"] ?? []).map(
      (action) => missingFields(actions, action.fields).length > 0,
    );

    expect(collections["goals"]).toHaveLength(2);
    expect(gaps).toEqual([false, true, true]);
    expect(fields["summary.text"]).toBeUndefined();
  });
});

test("a seed that says what the template does not know is refused with its address", () => {
  const seed = Seed.parse({
    format: 1,
    template: { id: "mid", version: 1 },
    fields: {},
    collections: { goals: [{ id: "c1", fields: { colour: "zielony" } }] },
  });

  expect(() => createFromSeed(loadTemplate(), seed)).toThrow("goals/c1.colour");
});

interface PathText {
  readonly path: string;
  readonly text: LocalText;
}

/** Every text in both languages, wherever it stands. */
function localTexts(value: unknown, path = ""): PathText[] {
  if (typeof value !== "object" || value === null) return [];
  if ("pl" in value && "en" in value) {
    const { pl, en } = value;
    return typeof pl === "string" && typeof en === "string" ? [{ path, text: { pl, en } }] : [];
  }
  return Object.entries(value).flatMap(([key, child]) => localTexts(child, `${path}.${key}`));
}

/** Units, proper names and words that both languages share. */
function isSameInBoth(path: string, text: string): boolean {
  const shared = new Set([
    "Element",
    "Operator",
    "Status",
    "partner",
    "regulator",
    "URBACT IV",
    "0.4",
    "38",
    "0862011",
  ]);
  return shared.has(text) || path.endsWith(".unit");
}

type SeedRecords = Readonly<
  Record<string, readonly { readonly id: string; readonly fields: object }[]>
>;

/** Names of the filled fields of each record; what is worked out is left aside. */
function fieldsByRecord(collections: SeedRecords): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(collections).flatMap(([collection, records]) =>
      records.map(({ id, fields }) => [
        `${collection}/${id}`,
        Object.keys(fields)
          .filter((key) => key !== "level")
          .sort(),
      ]),
    ),
  );
}
