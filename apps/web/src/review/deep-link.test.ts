import { expect, test } from "vitest";
import { askedIn, linkOfThread } from "./deep-link.ts";

test("a link that was copied asks for its thread", () => {
  const link = new URL(linkOfThread("https://brudnopis.example", "d1", "abc123"));

  expect([link.pathname, askedIn(link.hash)]).toEqual(["/dokumenty/d1", "abc123"]);
});

test.each(["", "#s-summary", "#watek=", "#watek=<script>"])(
  "nothing is asked for by „%s”",
  (hash) => {
    expect(askedIn(hash)).toBeUndefined();
  },
);
