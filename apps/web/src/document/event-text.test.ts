import { expect, test } from "vitest";
import { EventText, type ServerEvent } from "./event-text.ts";

const text = `:${" ".repeat(20)}\n\nid: 1\ndata: ZAc=\n\n:\n\nevent: ping\ndata:\n\nevent: close\ndata: {"reason":"zażółć"}\n\n`;
const events: ServerEvent[] = [
  { type: "message", id: "1", data: "ZAc=" },
  { type: "ping", id: "", data: "" },
  { type: "close", id: "", data: '{"reason":"zażółć"}' },
];

test.each([1, 2, 3, 7, 1000])(
  "events are the same in pieces of %i bytes, and comments are none",
  (size) => {
    const reader = new EventText();
    const bytes = new TextEncoder().encode(text);
    const read: ServerEvent[] = [];

    for (let at = 0; at < bytes.length; at += size)
      read.push(...reader.add(bytes.subarray(at, at + size)));

    expect(read).toEqual(events);
  },
);

test("an event that has not ended is not read", () => {
  const reader = new EventText();

  expect(reader.add(new TextEncoder().encode("id: 1\ndata: ZAc=\n"))).toEqual([]);
  expect(reader.add(new TextEncoder().encode("\n"))).toEqual(events.slice(0, 1));
});
