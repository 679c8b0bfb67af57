import { anchorAt, textAt } from "@brudnopis/document";
import { expect, test } from "vitest";
import { Doc, XmlElement, XmlText } from "yjs";
import { Anchors } from "./anchors.ts";

const address = "basics.text";
/** As the binding of an editor writes. */
const editor = {};

test("B4 what is typed here is told when the typing pauses", () => {
  const { anchors, type, told, pass } = start();

  type("a", editor);
  const first = pass();
  type("b", editor);
  first();
  expect(told()).toBe(0);

  pass()();
  expect(told()).toBe(1);
  expect(anchors.find("remark")).toMatchObject({ from: 2, to: 7 });
});

test("B4 what others write is told a moment after they began, however long they go on", () => {
  const { type, told, pass } = start();

  type("a", "remote");
  const first = pass();
  type("b", "remote");
  first();

  expect(told()).toBe(1);
});

test("B4 who types here holds up nothing that others write", () => {
  const { type, told, pass } = start();

  type("a", "remote");
  const first = pass();
  type("b", editor);
  first();

  expect(told()).toBe(1);
});

/** A text with a remark on its first word. `pass` gives the last call that is waited with. */
function start() {
  const doc = new Doc();
  const text = new XmlText("Konin ogrzewa");
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [text]);
  const fragment = textAt(doc, address);
  fragment.insert(0, [paragraph]);
  const calls: { run: () => void; isOff: boolean }[] = [];
  let told = 0;
  const anchors = new Anchors({
    textAt: () => fragment,
    later: (run) => {
      const call = { run, isOff: false };
      calls.push(call);
      return () => {
        call.isOff = true;
      };
    },
  });
  const anchor = anchorAt(fragment, 0, 5);
  anchors.take(new Map([["remark", { id: "remark", address, anchor }]]));
  for (const { run } of calls.splice(0)) run();
  anchors.subscribe(() => {
    told += 1;
  });
  return {
    anchors,
    told: () => told,
    type: (letter: string, origin: unknown) => doc.transact(() => text.insert(0, letter), origin),
    pass: () => {
      const call = calls.at(-1);
      return () => {
        if (call?.isOff === false) call.run();
      };
    },
  };
}
