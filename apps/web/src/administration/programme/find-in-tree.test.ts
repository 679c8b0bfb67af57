import type { NetworkSummary, ProgrammeTree } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { countNetworks, findInTree, hasArchived, isEmptyTree } from "./find-in-tree.ts";

function network(name: string, archived = false): NetworkSummary {
  const counts = { organisations: 0, documents: 0 };
  return { id: name, name, kind: "planning", languages: ["pl"], archived, ...counts };
}

const tree: ProgrammeTree = {
  programmes: [
    {
      id: "pim",
      name: "Partnerska Inicjatywa Miast",
      archived: false,
      editions: [
        {
          id: "pim3",
          name: "PIM3",
          archived: false,
          networks: [network("Energia"), network("Mieszkania"), network("Rewitalizacja", true)],
        },
        { id: "pim4", name: "PIM4", archived: false, networks: [] },
        { id: "pim1", name: "PIM1", archived: true, networks: [network("Powietrze")] },
      ],
    },
  ],
  loose: [network("Energia i klimat")],
};

function names(query: string, withArchived = false): string[] {
  const { programmes, loose } = findInTree(tree, { text: query, withArchived });
  return [
    ...programmes.flatMap(({ editions }) =>
      editions.flatMap(({ name, networks }) => [name, ...networks.map((each) => each.name)]),
    ),
    ...loose.map(({ name }) => name),
  ];
}

test("without a query everything is there that is not archived, also editions without networks", () => {
  expect(names("")).toEqual(["PIM3", "Energia", "Mieszkania", "PIM4", "Energia i klimat"]);
});

test("what is archived is there when it is asked for, with what is in it", () => {
  expect(names("", true)).toEqual([
    "PIM3",
    "Energia",
    "Mieszkania",
    "Rewitalizacja",
    "PIM4",
    "PIM1",
    "Powietrze",
    "Energia i klimat",
  ]);
});

test("a network is found with what stands above it", () => {
  expect(names("energia")).toEqual(["PIM3", "Energia", "Energia i klimat"]);
});

test("the words of a query may be spread over the levels", () => {
  expect(names("  mieszk  pim3 ")).toEqual(["PIM3", "Mieszkania"]);
});

test("an edition that is found brings its networks", () => {
  expect(names("pim3")).toEqual(["PIM3", "Energia", "Mieszkania"]);
});

test("nothing that matches is an empty tree", () => {
  expect(isEmptyTree(findInTree(tree, { text: "zieleń", withArchived: true }))).toBe(true);
});

test("counts networks and notices what is archived at every level", () => {
  expect(countNetworks(tree)).toBe(5);
  expect(hasArchived(tree)).toBe(true);
  expect(hasArchived(findInTree(tree, { text: "", withArchived: false }))).toBe(false);
});
