import { expect, test } from "vitest";
import { seededRandom } from "../testing.ts";
import { contentOf, line, recordOf, ref } from "./content-of.ts";
import { problemTree, type TreeNode } from "./problem-tree.ts";

const cause = (id: string, under?: string) =>
  recordOf(id, { name: line(id), under: under === undefined ? undefined : ref(under) });

function outline(nodes: readonly TreeNode[]): string[] {
  return nodes.map(({ id, children }) => [id, ...children.map((child) => child.id)].join(" > "));
}

test("the problem stands between its causes and its effects, in two levels each", () => {
  const tree = problemTree(
    contentOf(
      {
        causes: [cause("a"), cause("a1", "a"), cause("b")],
        effects: [cause("e1", "e"), cause("e")],
      },
      { "problem-tree.central-problem": line(" Za dużo energii ") },
    ),
  );

  expect(tree.problem).toBe("Za dużo energii");
  expect(outline(tree.causes)).toEqual(["a > a1", "b"]);
  expect(outline(tree.effects)).toEqual(["e > e1"]);
});

test("each cause names the actions that remove it", () => {
  const tree = problemTree(
    contentOf({
      causes: [cause("a")],
      actions: [recordOf("x", { causes: ref("a", "gone") }, "D1"), recordOf("y", {}, "D2")],
    }),
  );

  expect(tree.causes[0]?.actions).toEqual([{ id: "x", code: "D1" }]);
});

test("a cause is open when no action removes it, what it is under, or anything under it", () => {
  const tree = problemTree(
    contentOf({
      causes: [
        cause("met"),
        cause("m1", "met"),
        cause("a"),
        cause("a1", "a"),
        cause("a2", "a"),
        cause("b"),
        cause("b1", "b"),
      ],
      actions: [recordOf("x", { causes: ref("met", "a1") }, "D1")],
      effects: [cause("e")],
    }),
  );

  const open = [...tree.causes, ...tree.effects]
    .flatMap((node) => [node, ...node.children])
    .filter(({ isOpen }) => isOpen);
  expect(open.map(({ id }) => id)).toEqual(["a2", "b", "b1"]);
});

test("a deeper cause stands behind the one that it is really under", () => {
  const tree = problemTree(
    contentOf({ causes: [cause("a"), cause("a1", "a"), cause("deep", "a1"), cause("a2", "a")] }),
  );

  expect(outline(tree.causes)).toEqual(["a > a1 > deep > a2"]);
  expect(tree.causes[0]?.children.map(({ deeperUnder }) => deeperUnder)).toEqual([
    undefined,
    "a1",
    undefined,
  ]);
});

test("a circle is opened at its first record, and what was under something removed moves up", () => {
  const tree = problemTree(
    contentOf({
      causes: [
        cause("a", "b"),
        cause("b", "c"),
        cause("c", "a"),
        cause("self", "self"),
        cause("d", "gone"),
      ],
    }),
  );

  expect(outline(tree.causes)).toEqual(["a > c > b", "self", "d"]);
});

test("however records refer to one another, each is in the tree once", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seededRandom(seed);
    const ids = Array.from({ length: random.below(31) }, (_, index) => `c${index}`);
    const causes = ids.map((id) =>
      cause(id, random.chance(0.7) ? `c${random.below(ids.length + 2)}` : undefined),
    );

    const tree = problemTree(contentOf({ causes }));

    const shown = tree.causes.flatMap(({ id, children }) => [
      id,
      ...children.map((each) => each.id),
    ]);
    expect(shown.toSorted(), `seed ${seed}`).toEqual(ids.toSorted());
  }
});
