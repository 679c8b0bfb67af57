import { fundingPlan, indicatorPaths, problemTree } from "@brudnopis/document";
import type { DocumentContent, FieldContent, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Scene } from "../scene/scene.ts";
import { smallContent } from "../testing.ts";
import { textWidth } from "../text-width.ts";
import { fundingScene } from "./funding-scene.ts";
import { fundingSentences, fundingTables } from "./funding-texts.ts";
import { pathPictures, pathScene } from "./indicator-scene.ts";
import { pathSentence } from "./indicator-texts.ts";
import { treePictures } from "./tree-scene.ts";
import { treeTable } from "./tree-texts.ts";

const long =
  "Faktury i odczyty są w kilkunastu jednostkach, bez wspólnego systemu i osoby odpowiedzialnej";

const line = (text: string): FieldContent => ({ type: "line", text });
const ref = (id: string): FieldContent => ({ type: "reference", ids: [id] });
const number = (value: number): FieldContent => ({ type: "number", value });
const many = (count: number, make: (index: number) => RecordContent) =>
  Array.from({ length: count }, (_, index) => make(index));

/** As much as a template allows, and texts as long as people write them. */
function bigContent(): DocumentContent {
  return smallContent({
    fields: { "problem-tree.central-problem": line(long) },
    collections: {
      actions: many(30, (index) => ({
        id: `a${index}`,
        code: `D${index + 1}`,
        fields: {
          name: line(long),
          start: { type: "date", date: `${2026 + (index % 6)}-02-01` },
          end: { type: "date", date: `${2028 + (index % 8)}-11-30` },
          cost: { type: "money", grosze: 100_000_000 * (index + 1) + 7 },
          causes: ref(`c${index % 7}`),
        },
      })),
      "funding-sources": many(14, (index) => ({ id: `s${index}`, fields: { name: line(long) } })),
      "funding-lines": many(90, (index) => ({
        id: `l${index}`,
        fields: {
          action: ref(`a${index % 30}`),
          source: ref(`s${index % 14}`),
          amount: { type: "money", grosze: 20_000_001 * ((index % 30) + 1) },
        },
      })),
      indicators: many(12, (index) => ({
        id: `w${index}`,
        code: `W1.${index + 1}`,
        fields: {
          name: line(long),
          unit: line("MWh/rok"),
          baseline: number(29_800.5),
          target: number(28_000 - index),
        },
      })),
      contributions: many(100, (index) => ({
        id: `k${index}`,
        fields: {
          action: ref(`a${index % 30}`),
          indicator: ref(`w${index < 60 ? 0 : index % 12}`),
          change: number(-40.25),
        },
      })),
      causes: many(30, (index) => ({
        id: `c${index}`,
        fields: {
          name: line(long),
          ...(index > 6 ? { under: ref(`c${index < 22 ? 0 : 3}`) } : {}),
        },
      })),
      effects: many(30, (index) => ({ id: `e${index}`, fields: { name: line(long) } })),
    },
  });
}

function scenesOf(content: DocumentContent, width: number): Scene[] {
  const { paths } = indicatorPaths(content);
  return [
    fundingScene(fundingPlan(content), "pl", width),
    ...paths.map((path) => pathScene(path, "pl", width)),
    ...pathPictures(paths, "pl", width, 880).map(({ scene }) => scene),
    ...treePictures(problemTree(content), "pl", width, 880).map(({ scene }) => scene),
  ];
}

test.each([640, 1000, 326])(
  "at %d wide nothing leaves a picture, however much there is",
  (width) => {
    for (const scene of scenesOf(bigContent(), width)) {
      expect(outside(scene)).toEqual([]);
      expect(scene.height).toBeLessThanOrEqual(880);
    }
  },
);

test.each([640, 326])("an empty document is drawn without a fault at %d", (width) => {
  for (const scene of scenesOf(smallContent({ collections: {} }), width)) {
    expect(outside(scene)).toEqual([]);
  }
});

test("the pictures of a tree hold every record of it", () => {
  const tree = problemTree(bigContent());

  const pictures = treePictures(tree, "pl", 640, 880);

  expect(pictures.length).toBeGreaterThan(1);
  expect(new Set(pictures.flatMap((picture) => picture.tree.causes))).toEqual(new Set(tree.causes));
  expect(new Set(pictures.flatMap((picture) => picture.tree.effects))).toEqual(
    new Set(tree.effects),
  );
  expect(treeTable(tree, "", "pl").rows).toHaveLength(60);
});

test("when funding is not enough, the picture and the sentences say so", () => {
  const plan = fundingPlan(bigContent());

  const texts = fundingScene(plan, "pl", 640).shapes.flatMap((shape) =>
    shape.type === "text" ? [shape.text] : [],
  );

  expect(plan.missing.total).toBeGreaterThan(0);
  expect(texts).toContain("Brakuje");
  expect(fundingSentences(plan, "pl").join(" ")).toMatch(/Brakuje .*zł\. Finansowanie jest niższe/);
  expect(fundingSentences(plan, "en").join(" ")).toContain("is missing. Funding is below the cost");
});

test("a table of many years is several, of which the last has the totals", () => {
  const plan = fundingPlan(bigContent());

  const tables = fundingTables(plan, "Lata", "pl");

  expect(plan.years).toHaveLength(10);
  expect(tables.map(({ columns }) => columns.length)).toEqual([6, 6, 4]);
  expect(tables.at(-1)?.totals.map(({ cells }) => cells[0])).toEqual(["Razem", "Brakuje"]);
});

test("the path of an indicator can be read out", () => {
  const [path] = indicatorPaths(
    smallContent({
      collections: {
        actions: [{ id: "a", code: "D1", fields: { end: { type: "date", date: "2027-06-30" } } }],
        indicators: [
          {
            id: "w",
            code: "W1.1",
            fields: {
              name: line("Zużycie energii"),
              unit: line("MWh/rok"),
              baseline: number(1000),
              target: number(800),
              "target-year": { type: "year", year: 2030 },
            },
          },
        ],
        contributions: [
          { id: "k", fields: { action: ref("a"), indicator: ref("w"), change: number(-150) } },
        ],
      },
    }),
  ).paths;

  expect(path && pathSentence(path, "pl").replaceAll("\u00a0", " ")).toBe(
    "W1.1 Zużycie energii: z 1 000 na 800 MWh/rok (2030); D1 −150 (2027): brakuje 50 MWh/rok.",
  );
});

/** Shapes that stand over an edge of their picture by more than the estimate of a text's width may be off. */
function outside({ width, height, shapes }: Scene): unknown[] {
  return shapes.filter((shape) => {
    const [left, top, right, bottom] = edgesOf(shape);
    return left < -4 || top < -4 || right > width + 4 || bottom > height + 4;
  });
}

function edgesOf(shape: Scene["shapes"][number]): [number, number, number, number] {
  switch (shape.type) {
    case "rect":
      return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
    case "circle":
      return [shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r];
    case "text": {
      const width = textWidth(shape.text, shape.size);
      const start = { start: 0, middle: width / 2, end: width }[shape.anchor ?? "start"];
      return [shape.x - start, shape.y - shape.size, shape.x - start + width, shape.y];
    }
    case "line":
    case "polygon": {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
  }
}
