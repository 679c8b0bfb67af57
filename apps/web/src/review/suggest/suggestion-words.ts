/** The words of a suggestion by themselves, for copying where it cannot be accepted any more. */
import { plainText } from "@brudnopis/document";
import type { SuggestedChange } from "@brudnopis/schema";
import { wordsOf } from "./change-label.ts";

/** Empty where there are none, as in a suggestion that something should go. */
export function suggestedWords(change: SuggestedChange): string {
  switch (change.type) {
    case "text":
      return plainText({ type: "doc", content: blocksOf(change.hunk) }).trim();
    case "value":
      return wordsOf(change.after);
    case "add-record":
      return Object.values(change.fields).map(wordsOf).filter(Boolean).join("\n");
    case "remove-record":
      return "";
    case "answer":
      return change.text;
  }
}

type Hunk = Extract<SuggestedChange, { type: "text" }>["hunk"];

function blocksOf({ kind, after }: Hunk): Hunk["after"] {
  return kind === "block" ? after : [{ type: "paragraph", content: after }];
}
