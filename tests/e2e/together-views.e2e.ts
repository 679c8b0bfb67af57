/** One person changes a value, another sees it in everything that is drawn from it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { saved, useStage } from "./harness.ts";
import { type Sight, watchFor, watchSaving } from "./sights.ts";
import { writeCell } from "./tables.ts";

const stage = useStage();

/** From the first page's saying that it is saved. */
const deadlineMs = 1000;

interface Change {
  readonly address: string;
  readonly typed: string;
  readonly sights: readonly Sight[];
}

const sources = "#s-funding .records > table.summary";
const funding = "[data-view=funding-by-year]";
const paths = "[data-view=indicator-paths]";
const sectors = "[data-view=stakeholders-by-sector]";

function sight(what: string, selector: string, says: string): Sight {
  return { what, selector, says };
}

/** What each changes while the views show pictures. */
const inPictures: readonly Change[] = [
  {
    address: "funding-lines/d1-f1.amount",
    typed: "1,18 mln",
    sights: [
      sight("funding by year", `${funding} svg.scene`, "30 340 000 zł"),
      sight("what is said of funding", `${funding} .view-summary`, "Brakuje 500 000 zł."),
      sight("sources", `${sources} tbody`, "30 340 000"),
      sight("sum of the sources", `${sources} tfoot`, "90 500 000"),
    ],
  },
  {
    address: "actions/d2.cost",
    typed: "1960000",
    sights: [
      sight("heading of the actions", "#s-actions .part-count", "6 działań · 92 000 000 zł"),
      sight("what is said of funding", `${funding} .view-summary`, "Brakuje 1 500 000 zł."),
    ],
  },
  {
    address: "actions/d3.end",
    typed: "30 czerwca 2030",
    sights: [
      sight("schedule", "[data-action=d3] .gantt-dates", "01.01.2027 – 30.06.2030"),
      sight("indicator paths", `${paths} svg.scene`, "D3 · 2030−4 300"),
      sight("funding by year", `${funding} svg.scene text`, "7,7"),
      sight("table of actions", '[data-cell="actions/d3.end"]', "30.06.2030"),
    ],
  },
  {
    address: "contributions/d1-energia.change",
    typed: "-1000",
    sights: [
      sight("indicator paths", `${paths} svg.scene`, "D1 · 2027−1 000"),
      sight("what is said of an indicator", `${paths} .path-result`, "190"),
    ],
  },
  {
    address: "stakeholders/s3.influence",
    typed: "3",
    sights: [
      sight("influence matrix", '[data-view=influence-matrix] [data-cell="5 3"]', "MPEC-Konin"),
      sight("sectors", `${sectors} li`, "MPEC-Konin Sp. z o.o.właściciel D4wpływ 3 z 5"),
    ],
  },
  {
    address: "risks/r5.probability",
    typed: "5",
    sights: [
      sight("risk matrix", '[data-view=risk-matrix] [data-cell="5 3"]', "R5"),
      sight("table of risks", '[data-cell="risks/r5.level"]', "15"),
    ],
  },
  {
    address: "causes/p1.name",
    typed: "Faktury leżą w szufladach",
    sights: [sight("problem tree", "[data-node=p1]", "Faktury leżą w szufladach")],
  },
];

/** What each changes while the views show tables. */
const inTables: readonly Change[] = [
  {
    address: "funding-lines/d1-f1.amount",
    typed: "1 680 000,00",
    sights: [
      sight("funding by year", `${funding} table tr`, "30 840 000"),
      sight("costs and funding", `${funding} table tr`, "energią2 400 0002 400 000zgadza się"),
      sight("sources", `${sources} tbody`, "30 840 000"),
      sight("sum of the sources", `${sources} tfoot`, "91 000 000"),
    ],
  },
  {
    address: "actions/d2.cost",
    typed: "960 tys.",
    sights: [
      sight("heading of the actions", "#s-actions .part-count", "6 działań · 91 000 000 zł"),
      sight("costs and funding", `${funding} table tr`, "budynków960 000960 000zgadza się"),
    ],
  },
  {
    address: "actions/d3.end",
    typed: "30.09.2029",
    sights: [
      sight("schedule", "[data-view=gantt] table tr", "I kw. 2027 – III kw. 2029D1, D2"),
      sight("indicator paths", `${paths} table tr`, "D3 −4 300 (2029)"),
      sight("funding by year", `${funding} table tr`, "787 36891 000 000"),
    ],
  },
  {
    address: "contributions/d1-energia.change",
    typed: "-1190",
    sights: [sight("indicator paths", `${paths} table tr`, "D1 −1 190 (2027)")],
  },
  {
    address: "stakeholders/s3.influence",
    typed: "4",
    sights: [
      sight("influence matrix", "[data-view=influence-matrix] tr", "o.o.współpracować ściśle45"),
      sight("sectors", `${sectors} tr`, "MPEC-Konin Sp. z o.o.–właściciel D44"),
    ],
  },
  {
    address: "risks/r5.probability",
    typed: "4",
    sights: [sight("risk matrix", "[data-view=risk-matrix] tr", "inwestycji4 × 3 = 12")],
  },
  {
    address: "causes/p1.name",
    typed: "Faktury leżą w segregatorach",
    sights: [sight("problem tree", "[data-view=problem-tree] tr", "w segregatorach")],
  },
];

test("a change is in every view of the other browser within a second, as a picture and as a table", async () => {
  const { inKonin, complaints } = stage();
  const [writer, reader] = [await inKonin("konin"), await inKonin("rybnik")];
  // The amounts and the effects of an action stand in its form.
  await writer.locator('tr[data-place="actions/d1"] [data-first]').click();
  await drawAll(reader);

  const seen = [...(await carryOut(inPictures, writer, reader))];
  for (const table of await reader.getByRole("radio", { name: "Tabela", exact: true }).all()) {
    await table.check();
  }
  seen.push(...(await carryOut(inTables, writer, reader)));

  const [slowest] = seen.toSorted((a, b) => b.afterMs - a.afterMs);
  console.log(`${seen.length} sights; the slowest after saving: ${JSON.stringify(slowest)}`);
  expect(seen.filter(({ afterMs }) => afterMs > deadlineMs)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Views are drawn when they come near. */
async function drawAll(page: Page): Promise<void> {
  for (const view of await page.locator(".view").all()) {
    await view.scrollIntoViewIfNeeded();
    await view.locator(".view-head").waitFor();
  }
}

interface Seen {
  readonly what: string;
  readonly of: string;
  /** Less than nothing when it was there before the first page heard that it is saved. */
  readonly afterMs: number;
}

async function carryOut(changes: readonly Change[], writer: Page, reader: Page): Promise<Seen[]> {
  const seen: Seen[] = [];
  const whenSaved = await watchSaving(writer);
  for (const { address, typed, sights } of changes) {
    const whenSeen = await watchFor(reader, sights);
    await writeCell(writer, address, typed);
    await saved(writer);
    const savedAt = await whenSaved();
    for (const [index, at] of (await whenSeen()).entries()) {
      seen.push({ what: sights[index]?.what ?? "", of: address, afterMs: at - savedAt });
    }
  }
  return seen;
}
